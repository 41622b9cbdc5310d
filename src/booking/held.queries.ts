import { findHold } from '../appointments/hold.queries.ts'
import type { Db } from '../db/run.ts'
import { isTokenShape } from '../lib/token.ts'
import { findLocation } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { Held } from './held.ts'
import { readOffering } from './offering.queries.ts'

/** The hold behind a token with all that it names; undefined for an unknown, malformed or forgotten one. */
export function resolveHeld(db: Db, token: string): Held | undefined {
  const hold = isTokenShape(token) ? findHold(db, token) : undefined
  if (!hold) return undefined
  const type = findType(db, hold.typeId)
  const calendar = findCalendar(db, hold.calendarId)
  const location = findLocation(db, hold.locationId)
  const others = readOffering(db).calendars.filter((each) => type?.calendarIds.includes(each.id))
  if (!type || !calendar || !location) return undefined
  // The type's length may have changed since the time was chosen, and the page must say what would be booked; a session
  // keeps its own.
  const endsAt = type.places > 1 ? hold.endsAt : hold.startsAt + type.minutes * 60
  return { token, hold: { ...hold, endsAt }, type, calendar, location, others }
}
