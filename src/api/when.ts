import { type EpochSeconds, type IsoDate, parseIsoDate } from '../lib/calendar.ts'

/** A whole day of the practice, or an instant. */
export type When = { readonly date: IsoDate } | { readonly at: EpochSeconds }

const instant =
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** `2027-01-25`, or an instant with its offset, `2027-01-25T09:00:00+01:00`; undefined for anything else. */
export function parseWhen(text: string): When | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const date = parseIsoDate(text)
    return date === undefined ? undefined : { date }
  }
  // A plus sign that was not encoded arrives as a space.
  const plain = text.replace(/ (?=\d\d:\d\d$)/, '+')
  if (!instant.test(plain) || parseIsoDate(plain.slice(0, 10)) === undefined) return undefined
  return { at: Math.floor(Date.parse(plain) / 1000) }
}
