import type { poster as original } from '../en/poster.ts'

export const poster: Readonly<Record<keyof typeof original, string>> = {
  'poster.back': 'Tilbake til lenken',
  'poster.download': 'Last ned QR-koden',
  'poster.headline': 'Bestill time på nett',
  'poster.hint': 'Skriv ut siden fra nettleseren på A4: Ctrl + P, på en Mac ⌘ + P.',
  'poster.languages': 'Språk på plakaten',
  'poster.phone': 'Du kan også ringe: {phone}',
  'poster.print': 'Plakat til utskrift',
  'poster.qr': 'QR-kode',
  'poster.qr.alt': 'QR-kode for {address}',
  'poster.qr.hint': 'Kameraet i en telefon åpner adressen. Filen er skarp i alle størrelser.',
  'poster.scan': 'Rett kameraet på telefonen mot ruten.',
  'poster.show': 'Vis plakaten',
  'poster.title': 'Plakat',
  'poster.type': 'Eller skriv inn adressen:',
}
