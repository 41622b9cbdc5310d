import type { shared as original } from '../en/shared.ts'

export const shared: Readonly<Record<keyof typeof original, string>> = {
  'shared.about': 'Om nettstedet',
  'shared.accessibility': 'Tilgjengelighet',
  'shared.back': 'Tilbake',
  'shared.backAndLanguage': 'Tilbake og språk',
  'shared.change': 'Endre',
  'shared.continue': 'Fortsett',
  'shared.cover': 'I mellomtiden kan du ringe',
  'shared.demo': 'Demonstrasjon: ingenting her er ekte, og ingenting forlater denne maskinen',
  'shared.diskFull.lead':
    'Vi får ikke lagret noe akkurat nå, så ingenting er bestilt eller endret. Prøv igjen om noen minutter.',
  'shared.diskFull.title': 'Det går ikke å bestille time akkurat nå',
  'shared.error': 'Feil:',
  'shared.fault.lead':
    'Noe gikk galt hos oss. Prøv igjen om noen minutter. Er du usikker på om timen ble bestilt? Ring oss.',
  'shared.fault.title': 'Beklager, noe gikk galt',
  'shared.notFound.lead': 'Adressen kan være ufullstendig, eller siden finnes ikke lenger.',
  'shared.notFound.title': 'Fant ikke siden',
  'shared.optional': '(valgfritt)',
  'shared.phone': 'Ring',
  'shared.privacy': 'Personvern',
  'shared.problem': 'Noe må rettes',
  'shared.service': 'Bestill time',
  'shared.skip': 'Til innholdet',
  'shared.startAgain': 'Start på nytt',
  'shared.talk': 'Vil du heller snakke med noen?',
  'shared.tooLarge.lead': 'Du sendte mer enn vi kan ta imot. Gå tilbake og gjør meldingen kortere.',
  'shared.tooLarge.title': 'Det ble for langt',
  'shared.urgent': 'Haster det?',
  'shared.urgentOffline': 'Da skal du ikke bestille time på nettet.',
}
