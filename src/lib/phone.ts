import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parseDigits,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'

/** ISO 3166 code of the country whose way of writing numbers is assumed: `NL`, `SE`, `NO` … */
export type Country = CountryCode

export type Phone = {
  /** What is stored and compared: `+31612345678`. */
  e164: string
  /** True only for a range that is mobile and nothing else; SMS goes nowhere else (rules.md 5). */
  mobile: boolean
  /** For showing abroad: `+31 6 12345678`. */
  international: string
  /** For showing at home: `06 12345678`. */
  national: string
}

/** Whether this is a country that the numbering plans know. */
export function isCountry(code: string): code is Country {
  return isSupportedCountry(code)
}

/**
 * A valid phone number in any notation (rules.md 5), or undefined. A number without a country code is read as one of
 * `country`. An extension, a second number or a word beside the number is refused: none of them survives in E.164.
 */
export function parsePhone(text: string, country: Country): Phone | undefined {
  const bare = bareNumber(text)
  if (bare === undefined) return undefined
  const number = parsePhoneNumberFromString(bare, { defaultCountry: country, extract: false })
  if (!number?.isValid()) return undefined
  return {
    e164: number.number,
    mobile: number.getType() === 'MOBILE',
    international: number.formatInternational(),
    national: number.formatNational(),
  }
}

/**
 * The number that a text message may go to, or undefined: one in E.164 as it is stored, in a range that is mobile and
 * nothing else, of one of these countries. A country that shares its calling code is itself only, so that +44 does not
 * open the islands beside Great Britain, whose numbers cost what they like (trust.md row 18).
 */
export function smsAddress(e164: string, countries: readonly Country[]): string | undefined {
  if (!/^\+[1-9]\d{6,14}$/.test(e164)) return undefined
  const number = parsePhoneNumberFromString(e164, { extract: false })
  if (!number?.isValid() || number.number !== e164 || number.getType() !== 'MOBILE') return undefined
  return number.country !== undefined && countries.includes(number.country) ? e164 : undefined
}

/** The address of a link that phones this number (RFC 3966). */
export function telHref(e164: string): string {
  return `tel:${e164.replace(/[^+\d]/g, '')}`
}

/** A stored number for the eye: as at home where it shares the calling code of `country`, else internationally. */
export function showPhone(e164: string, country: Country): string {
  const number = parsePhoneNumberFromString(e164)
  if (!number) return e164
  const atHome = number.countryCallingCode === getCountryCallingCode(country)
  return atHome ? number.formatNational() : number.formatInternational()
}

/**
 * What a stored number may begin with of which this much has been typed, as at home or abroad: "06 12" is "+31612" in
 * the Netherlands, "0046 8" is "+468" anywhere. Empty where it is no beginning of a number.
 */
export function phoneBeginnings(text: string, country: Country): readonly string[] {
  const bare = bareNumber(text)
  if (bare === undefined) return []
  const digits = bare.replace(/^\+/, '')
  if (bare.startsWith('+')) return [`+${digits}`]
  if (digits.startsWith('00')) return [`+${digits.slice(2)}`]
  const atHome = `+${getCountryCallingCode(country)}`
  return [...new Set([`${atHome}${digits.replace(/^0/, '')}`, `${atHome}${digits}`, `+${digits}`])]
}

const longestInput = 64
const notation = /^[([\s]*\+?[\p{Nd}\s\p{Pd}\u2212.·()[\]/]+$/u

// "08-12 34 56/57" is how two Swedish lines are written: joined, it would be a third number.
const twoLines = /\/\D*(?:\d\D*){1,4}$/

function bareNumber(text: string): string | undefined {
  if (text.length > longestInput) return undefined
  // Numbers copied from an address book or a PDF come wrapped in invisible direction marks.
  const visible = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const typed = visible.trim().replace(/^tel\s*[.:]\s*/i, '')
  if (!notation.test(typed) || twoLines.test(typed)) return undefined
  const digits = parseDigits(typed)
  return typed.includes('+') ? `+${digits}` : digits
}
