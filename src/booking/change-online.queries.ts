import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findSelfService } from '../types/self-service.queries.ts'
import { onlineNow } from '../types/self-service.ts'
import type { Ticketed } from './ticket.ts'

/** Whether the link in its messages lets whoever books this move or cancel it now. */
export function changesOnline(
  db: Db,
  { type, calendar, location, startsAt }: Omit<Ticketed, 'endsAt'>,
  now: EpochSeconds,
): boolean {
  const where = { typeId: type.id, calendarId: calendar.id, locationId: location.id, startsAt }
  const selfService = findSelfService(db, { ...where, selfBooked: true, recalled: false })
  return selfService.view && onlineNow(selfService, startsAt, now) !== undefined
}
