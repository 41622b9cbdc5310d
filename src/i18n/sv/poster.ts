import type { poster as original } from '../en/poster.ts'

export const poster: Readonly<Record<keyof typeof original, string>> = {
  'poster.back': 'Tillbaka till länken',
  'poster.download': 'Ladda ner QR-koden',
  'poster.headline': 'Boka din tid på webben',
  'poster.hint': 'Skriv ut sidan från webbläsaren på A4: Ctrl + P, på en Mac ⌘ + P.',
  'poster.languages': 'Språk på affischen',
  'poster.phone': 'Du kan också ringa: {phone}',
  'poster.print': 'Affisch att skriva ut',
  'poster.qr': 'QR-kod',
  'poster.qr.alt': 'QR-kod för {address}',
  'poster.qr.hint': 'Kameran i en telefon öppnar adressen. Filen är skarp i alla storlekar.',
  'poster.scan': 'Rikta telefonens kamera mot rutan.',
  'poster.show': 'Visa affischen',
  'poster.title': 'Affisch',
  'poster.type': 'Eller skriv in adressen:',
}
