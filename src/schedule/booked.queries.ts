import { build, type Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, type IsoDate, type Zone } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import type { BookedTime } from './force.ts'

/** What is booked in a calendar, from a moment to the end of a date; null: without an end. */
export function listBookedIn(
  db: Db,
  zone: Zone,
  calendarId: number,
  from: EpochSeconds,
  to: IsoDate | null,
): readonly BookedTime[] {
  const rows = live().where('calendar_id', '=', calendarId).where('starts_at', '>=', from)
  const within = to === null ? rows : rows.where('starts_at', '<', dayBounds(zone, to).endsAt)
  return db.all(within).map((row) => bookedTime(row, zone))
}

/** What occupies a practitioner, room or device within a stretch of time. */
export function listBookedOn(db: Db, zone: Zone, resourceId: number, span: Interval): readonly BookedTime[] {
  const taken = build
    .selectFrom('occupancy')
    .select('appointment_id')
    .where('resource_id', '=', resourceId)
    .where('live', '=', 1)
    .where('starts_at', '<', span.endsAt)
    .where('ends_at', '>', span.startsAt)
  return db.all(live().where('id', 'in', taken)).map((row) => bookedTime(row, zone))
}

/** What begins on some days at a location, or at all of them; nothing before `now`. */
export function listBookedDuring(
  db: Db,
  zone: Zone,
  days: { readonly from: IsoDate; readonly to: IsoDate; readonly locationId: number | null },
  now: EpochSeconds,
): readonly BookedTime[] {
  const from = Math.max(now, dayBounds(zone, days.from).startsAt)
  const rows = live().where('starts_at', '>=', from).where('starts_at', '<', dayBounds(zone, days.to).endsAt)
  const here = days.locationId === null ? rows : rows.where('location_id', '=', days.locationId)
  return db.all(here).map((row) => bookedTime(row, zone))
}

function live() {
  return build
    .selectFrom('appointment')
    .select(['id', 'calendar_id', 'type_id', 'location_id', 'starts_at', 'ends_at'])
    .where('status', '<>', 'cancelled')
    .orderBy('starts_at')
    .orderBy('id')
}

interface Row {
  readonly id: number
  readonly calendar_id: number
  readonly type_id: number
  readonly location_id: number
  readonly starts_at: number
  readonly ends_at: number
}

function bookedTime(row: Row, zone: Zone): BookedTime {
  const start = zone.local(row.starts_at)
  const end = zone.local(row.ends_at)
  return {
    id: row.id,
    calendarId: row.calendar_id,
    typeId: row.type_id,
    locationId: row.location_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    date: start.date,
    fromMinute: start.minute,
    toMinute: end.date === start.date ? end.minute : 1440 + end.minute,
  }
}
