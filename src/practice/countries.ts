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

// The zone of whoever chooses only a country; none where a country lies in several that many people live in.
const zones: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LI: 'Europe/Vaduz',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  NZ: 'Pacific/Auckland',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
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

/** The time zone that a country suggests; undefined where it has several (AU, CA, US). */
export function zoneOfCountry(country: string): string | undefined {
  return zones[country]
}

/** What a practice that speaks this language will most likely choose; English is spoken everywhere. */
export function likelyCountry(language: Language): string {
  return { en: '', nl: 'NL', sv: 'SE', nb: 'NO' }[language]
}
