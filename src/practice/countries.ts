import { type Language, locales } from '../i18n/languages.ts'

// Where the practice's phone numbers and money come from; the euro where nothing else is said.
const currencies: Readonly<Record<string, string>> = {
  AT: 'EUR',
  AU: 'AUD',
  BE: 'EUR',
  BG: 'EUR',
  CA: 'CAD',
  CH: 'CHF',
  CY: 'EUR',
  CZ: 'CZK',
  DE: 'EUR',
  DK: 'DKK',
  EE: 'EUR',
  ES: 'EUR',
  FI: 'EUR',
  FR: 'EUR',
  GB: 'GBP',
  GR: 'EUR',
  HR: 'EUR',
  HU: 'HUF',
  IE: 'EUR',
  IS: 'ISK',
  IT: 'EUR',
  LI: 'CHF',
  LT: 'EUR',
  LU: 'EUR',
  LV: 'EUR',
  MT: 'EUR',
  NL: 'EUR',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  PT: 'EUR',
  RO: 'RON',
  SE: 'SEK',
  SI: 'EUR',
  SK: 'EUR',
  US: 'USD',
}

export const currencyCodes: readonly string[] = [...new Set(Object.values(currencies))].sort()

export interface Choice {
  readonly value: string
  readonly label: string
}

export function isCountryOffered(code: string): boolean {
  return code in currencies
}

export function currencyOf(country: string): string {
  return currencies[country] ?? 'EUR'
}

/** The countries in the alphabet of a language. */
export function countryChoices(language: Language): readonly Choice[] {
  const names = new Intl.DisplayNames(locales[language], { type: 'region' })
  const alphabet = new Intl.Collator(locales[language])
  const choices = Object.keys(currencies).map((value) => ({ value, label: names.of(value) ?? value }))
  return choices.sort((one, other) => alphabet.compare(one.label, other.label))
}

/** Every time zone, those of Europe first. */
export function zoneChoices(): { readonly near: readonly Choice[]; readonly far: readonly Choice[] } {
  const choices = Intl.supportedValuesOf('timeZone').map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }))
  const isNear = ({ value }: Choice) => value.startsWith('Europe/')
  return { near: choices.filter(isNear), far: choices.filter((choice) => !isNear(choice)) }
}

/** What a practice that speaks this language will most likely choose; English is spoken everywhere. */
export function likelyPlace(language: Language): { readonly country: string; readonly zone: string } {
  const places = {
    en: { country: '', zone: '' },
    nl: { country: 'NL', zone: 'Europe/Amsterdam' },
    sv: { country: 'SE', zone: 'Europe/Stockholm' },
    nb: { country: 'NO', zone: 'Europe/Oslo' },
  }
  return places[language]
}
