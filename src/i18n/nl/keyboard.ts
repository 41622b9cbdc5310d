import type { keyboard as original } from '../en/keyboard.ts'

export const keyboard: Readonly<Record<keyof typeof original, string>> = {
  'keyboard.always': 'Zonder iets in te stellen',
  'keyboard.does': 'Wat het doet',
  'keyboard.does.back': 'De dag ervoor; in een week, de week ervoor',
  'keyboard.does.forward': 'De volgende dag; in een week, de volgende week',
  'keyboard.does.lock': 'Het scherm vergrendelen',
  'keyboard.does.new': 'Nieuwe afspraak',
  'keyboard.does.search': 'Patiënten zoeken',
  'keyboard.does.today': 'De agenda van vandaag',
  'keyboard.focus':
    'Is een deel van de pagina vernieuwd, dan gaat het toetsenbord verder in het nieuwe deel.',
  'keyboard.keys': 'Toetsen',
  'keyboard.leaveFirst':
    'Sla het formulier eerst op of maak het leeg: de sneltoets verlaat de pagina, met wat u invulde.',
  'keyboard.linux':
    'Wisselt uw systeem met Alt en Shift van toetsenbordindeling, kies daar dan andere toetsen voor, of laat de sneltoetsen uit.',
  'keyboard.mac': 'Op een Mac is Alt de toets Option (⌥).',
  'keyboard.off': 'Ze staan uit.',
  'keyboard.on': 'Ze staan voor u aan.',
  'keyboard.setting': 'Sneltoetsen',
  'keyboard.setting.hint': 'Alt en Shift met een letter: zoeken, vandaag, de volgende dag enzovoort',
  'keyboard.shortcuts': 'Sneltoetsen',
  'keyboard.skip': 'De eerste Tab op een pagina biedt aan over te slaan wat erboven staat.',
  'keyboard.skip.agenda': 'Naar de agenda',
  'keyboard.skip.lists': 'Naar de lijsten',
  'keyboard.switch': 'Aan- of uitzetten',
  'keyboard.tab': 'Alles is te bereiken met Tab en te bedienen met Enter of de spatiebalk.',
  'keyboard.title': 'Toetsenbord',
  'keyboard.typing':
    'Waar de toetsen in een veld een teken schrijven, zoals op een Mac, schrijven ze dat en doen ze verder niets.',
  'keyboard.unsaved': 'Zolang iets wat u invulde niet is opgeslagen, verlaat geen sneltoets de pagina.',
}
