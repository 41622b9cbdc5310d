/** Two cards of one person: compared, merged, taken apart again. */
export const merging = {
  'merging.also': 'also {names}',
  'merging.apart': 'Not the same person',
  'merging.came': 'You asked for the card of {name}. It was merged into this one.',
  'merging.card': 'Card {number}',
  'merging.compare': 'Compare and merge',
  'merging.decline': 'Do not take over',
  'merging.different': 'different',
  'merging.found': 'Found',
  'merging.hindered.both': 'Both cards already stand for others. Undo the merge on one of them first.',
  'merging.hindered.deceased':
    'One card says that the patient has died and the other does not. Put the status right first; then they can be merged.',
  'merging.hindered.one': 'Only this card can stay: others are merged into it.',
  'merging.made': 'Card made',
  'merging.merge': 'Merge the cards',
  'merging.merged': 'Merged cards',
  'merging.merged.hint': 'What stands on these cards is shown here as well.',
  'merging.merged.when': 'Merged {when}',
  'merging.messages.off': 'wants none',
  'merging.messages.on': 'yes',
  'merging.moved':
    'While you had this card open it was merged into the card of {name}: {when}. Nothing was saved.',
  'merging.moved.send': 'Enter it on that card',
  'merging.moved.typed': 'You had typed:',
  'merging.next': '{count, plural, one {# appointment} other {# appointments}}, the next {when}',
  'merging.nothing': 'nothing',
  'merging.same': 'same',
  'merging.similar': 'Cards that may be the same person',
  'merging.similar.none':
    'No other card has the same last name and date of birth, a contact or an identity number in common. Search above.',
  'merging.stay': 'Which card stays?',
  'merging.stay.hint':
    'Its name, date of birth, number, status and language count. Nothing of the other card is lost.',
  'merging.then': 'For both from now on:',
  'merging.then.excluded': 'may not book online, because one card says so',
  'merging.then.messages': 'no messages, because one card says so',
  'merging.then.numbers': 'both numbers stay this patient’s; neither is given to anybody else',
  'merging.then.protected': 'protected identity, because one card says so',
  'merging.title': 'Are these the same person?',
  'merging.told.elsewhere':
    'Somebody else has merged one of these cards with another one: {when}. Nothing was changed by you.',
  'merging.told.open': 'Open that card',
  'merging.told.title': 'Merged meanwhile',
  'merging.told.together':
    'Somebody else has merged these two cards already: {when}. Nothing was done twice.',
  'merging.trouble.choose': 'Choose which card stays.',
  'merging.trouble.hindered': 'These cards cannot be merged as they are now. The reason is below.',
  'merging.trouble.meanwhile':
    'Somebody has changed one of these cards since you opened this page. Nothing was merged. Look at them again as they are now.',
  'merging.undo': 'Undo…',
  'merging.undo.button': 'Undo the merge',
  'merging.undo.hint':
    'Both cards stand alone again, as they were. What was added since stays on the card it was added to.',
  'merging.undoable': 'It can be undone at any time on the card that stays.',
  'merging.visits': 'Appointments in all',
  'merging.with': 'Merge with another card…',
  'merging.with.lead':
    'Which card is the same person as {name}? Choose it to compare the two. Nothing is merged yet.',
} as const
