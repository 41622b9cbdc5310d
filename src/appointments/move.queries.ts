import { listBusy } from '../availability/busy.queries.ts'
import type { Db } from '../db/run.ts'
import { type EpochSeconds, today, type Zone } from '../lib/calendar.ts'
import { findCalendar, listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { findType } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import type { MovePlan } from './move.ts'
import type { Visit } from './visit.ts'

/**
 * Rule 19, F62: practitioner, place and length stay; lead time, horizon, visibility and what the blocks allow hold, the
 * filters of block and age do not (F35, F38), nor whether new bookings are open. One's own time is no obstacle. Where the
 * practitioner has left, or is away at that time, colleagues who do the type are asked.
 */
export function planMove(db: Db, visit: Visit, zone: Zone, now: EpochSeconds): MovePlan | undefined {
  const type = findType(db, visit.typeId)
  const own = findCalendar(db, visit.calendarId)
  if (!type || !own) return undefined
  const why = hasLeft(own, type, zone, now) ? 'left' : isAway(db, own, visit, now) ? 'away' : undefined
  const colleagues = listCalendars(db).filter(
    ({ id, active, online }) => id !== own.id && active && online && type.calendarIds.includes(id),
  )
  const calendars = why === undefined ? [own] : why === 'left' ? colleagues : [own, ...colleagues]
  const wish = {
    type: asBooked(type, visit),
    calendars,
    locationId: visit.locationId,
    zone,
    now,
    rebooking: true as const,
    // The others of a session stay where they are.
    ...(visit.places === 1 ? { except: { appointmentId: visit.appointmentId } } : {}),
  }
  return { wish, why }
}

function asBooked(type: AppointmentType, { startsAt, endsAt, places }: Visit): AppointmentType {
  const minutes = places === 1 ? (endsAt - startsAt) / 60 : type.minutes
  return { ...type, online: true, active: true, minutes, blockKindId: null }
}

function hasLeft({ id, active, toDate }: Calendar, type: AppointmentType, zone: Zone, now: EpochSeconds) {
  return !active || !type.calendarIds.includes(id) || (toDate !== null && toDate < today(zone, now))
}

function isAway(db: Db, { resourceId }: Calendar, { startsAt, endsAt }: Visit, now: EpochSeconds): boolean {
  return listBusy(db, [resourceId], startsAt, endsAt, now).some(
    (busy) => busy.by === 'absence' && busy.startsAt < endsAt && startsAt < busy.endsAt,
  )
}
