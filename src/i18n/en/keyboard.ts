/** What can be done from the keyboard. */
export const keyboard = {
  'keyboard.always': 'Without any setting',
  'keyboard.does': 'What it does',
  'keyboard.does.back': 'The day before; in a week, the week before',
  'keyboard.does.forward': 'The next day; in a week, the next week',
  'keyboard.does.lock': 'Lock the screen',
  'keyboard.does.new': 'New appointment',
  'keyboard.does.search': 'Search patients',
  'keyboard.does.today': 'The agenda of today',
  'keyboard.focus': 'After a part of the page has changed, the keyboard goes on in the part that is new.',
  'keyboard.keys': 'Keys',
  'keyboard.leaveFirst':
    'Save or empty the form first: the shortcut would leave the page, and what you typed with it.',
  'keyboard.linux':
    'If your system changes the keyboard layout with Alt and Shift, choose other keys for that, or leave the shortcuts off.',
  'keyboard.mac': 'On a Mac, Alt is the key Option (⌥).',
  'keyboard.off': 'They are off.',
  'keyboard.on': 'They are on for you.',
  'keyboard.setting': 'Keyboard shortcuts',
  'keyboard.setting.hint': 'Alt and Shift with a letter: search, today, the next day and so on',
  'keyboard.shortcuts': 'Shortcuts',
  'keyboard.skip': 'The first Tab of a page offers to skip what stands above.',
  'keyboard.skip.agenda': 'To the agenda',
  'keyboard.skip.lists': 'To the lists',
  'keyboard.switch': 'Switch them on or off',
  'keyboard.tab': 'Everything can be reached with Tab and pressed with Enter or the space bar.',
  'keyboard.title': 'Keyboard',
  'keyboard.typing':
    'Where the keys write a sign in a field, as on a Mac, they write it and do nothing else.',
  'keyboard.unsaved': 'While something typed is not saved, no shortcut leaves the page.',
} as const
