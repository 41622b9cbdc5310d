import type { poster as original } from '../en/poster.ts'

export const poster: Readonly<Record<keyof typeof original, string>> = {
  'poster.back': 'Terug naar de link',
  'poster.download': 'QR-code downloaden',
  'poster.headline': 'Maak uw afspraak online',
  'poster.hint': 'Print deze pagina met uw browser op A4: Ctrl + P, op een Mac ⌘ + P.',
  'poster.languages': 'Talen op de poster',
  'poster.phone': 'Bellen kan ook: {phone}',
  'poster.print': 'Poster om te printen',
  'poster.qr': 'QR-code',
  'poster.qr.alt': 'QR-code van {address}',
  'poster.qr.hint': 'De camera van een telefoon opent dit adres. Het bestand is scherp op elke grootte.',
  'poster.scan': 'Richt de camera van uw telefoon op het vierkant.',
  'poster.show': 'Poster tonen',
  'poster.title': 'Poster: online afspraak',
  'poster.type': 'Of typ dit adres:',
}
