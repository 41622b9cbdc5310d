import type { BookingLink } from './link.ts'

/** What an owner says of a link. */
export type LinkFacts = Omit<BookingLink, 'id' | 'opened' | 'booked'>

/** What a page showed of a link, to notice that somebody else has changed it since. */
export function fingerprintOf({ slug, typeId, locationId, calendarId, fixed, active }: LinkFacts): string {
  return [slug, typeId, locationId, calendarId, fixed, active].map((each) => each ?? '').join(' ')
}
