import type { shared as original } from '../en/shared.ts'

export const shared: Readonly<Record<keyof typeof original, string>> = {
  'shared.about': 'Over deze site',
  'shared.accessibility': 'Toegankelijkheid',
  'shared.back': 'Terug',
  'shared.backAndLanguage': 'Terug en taal',
  'shared.change': 'Wijzig',
  'shared.continue': 'Doorgaan',
  'shared.cover': 'Bel in die tijd',
  'shared.demo': 'Demonstratie: niets hier is echt, niets verlaat deze computer',
  'shared.diskFull.lead':
    'We kunnen nu niets opslaan, dus er is niets geboekt of gewijzigd. Probeer het over een paar minuten opnieuw.',
  'shared.diskFull.title': 'Een afspraak maken lukt nu even niet',
  'shared.error': 'Fout:',
  'shared.fault.lead':
    'Er ging bij ons iets mis. Probeer het over een paar minuten opnieuw. Weet u niet zeker of uw afspraak is gemaakt? Bel ons.',
  'shared.fault.title': 'Sorry, er is iets misgegaan',
  'shared.notFound.lead': 'Misschien is het adres niet volledig, of bestaat de pagina niet meer.',
  'shared.notFound.title': 'Pagina niet gevonden',
  'shared.optional': '(niet verplicht)',
  'shared.phone': 'Bel',
  'shared.privacy': 'Privacy',
  'shared.problem': 'Er is iets niet goed ingevuld',
  'shared.service': 'Afspraak maken',
  'shared.skip': 'Naar de inhoud',
  'shared.startAgain': 'Opnieuw beginnen',
  'shared.talk': 'Liever iemand spreken?',
  'shared.tooLarge.lead': 'U stuurde meer dan we kunnen ontvangen. Ga terug en maak uw bericht korter.',
  'shared.tooLarge.title': 'Dat was te lang',
  'shared.urgent': 'Spoed?',
  'shared.urgentOffline': 'Maak dan geen afspraak online.',
}
