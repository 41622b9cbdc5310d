import type { shared as original } from '../en/shared.ts'

export const shared: Readonly<Record<keyof typeof original, string>> = {
  'shared.about': 'Om webbplatsen',
  'shared.accessibility': 'Tillgänglighet',
  'shared.back': 'Tillbaka',
  'shared.backAndLanguage': 'Tillbaka och språk',
  'shared.change': 'Ändra',
  'shared.continue': 'Fortsätt',
  'shared.cover': 'Ring under tiden',
  'shared.demo': 'Demonstration: inget här är på riktigt, inget lämnar den här datorn',
  'shared.diskFull.lead':
    'Vi kan inte spara något just nu, så inget har bokats eller ändrats. Försök igen om några minuter.',
  'shared.diskFull.title': 'Det går inte att boka just nu',
  'shared.error': 'Fel:',
  'shared.fault.lead':
    'Något gick fel hos oss. Försök igen om några minuter. Är du osäker på om tiden blev bokad? Ring oss.',
  'shared.fault.title': 'Tyvärr har något gått fel',
  'shared.notFound.lead': 'Adressen kan vara ofullständig, eller så finns sidan inte längre.',
  'shared.notFound.title': 'Sidan finns inte',
  'shared.optional': '(frivilligt)',
  'shared.phone': 'Ring',
  'shared.privacy': 'Integritet',
  'shared.problem': 'Något behöver rättas',
  'shared.service': 'Boka tid',
  'shared.skip': 'Till innehållet',
  'shared.startAgain': 'Börja om',
  'shared.talk': 'Vill du hellre prata med någon?',
  'shared.tooLarge.lead': 'Du skickade mer än vi kan ta emot. Gå tillbaka och korta ner ditt meddelande.',
  'shared.tooLarge.title': 'Det blev för långt',
  'shared.urgent': 'Akut?',
  'shared.urgentOffline': 'Boka då inte på webben.',
}
