import { refuse } from '../db/refusals.ts'
import { build, type Db } from '../db/run.ts'
import { type EpochSeconds, localStamp } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Place } from './insert.commands.ts'
import type { OpenStatus } from './staff-change.ts'

/** Where an appointment is put, with the rooms and devices it takes there. */
export interface Seat extends Place {
  /** Laid over others (rule 18). */
  readonly onPurpose: boolean
}

interface Rest {
  readonly status: OpenStatus
  readonly moved_from_starts_at: EpochSeconds | null
  readonly cannot_come_at: EpochSeconds | null
  readonly self_booked?: 1
  readonly schedule_version?: number
}

/**
 * Laid aside, changed and put back: no half-changed state of it can be in anybody's way, its own least. Part of a write;
 * refused by triggers where the time is taken. A version that is not named is the next one.
 */
export function relocate(db: Db, appointmentId: number, seat: Seat, rest: Rest): void {
  const zone = findPractice(db)?.zone ?? refuse('not-offered')
  const { startsAt, endsAt } = seat
  const on_purpose = seat.onPurpose ? (1 as const) : (0 as const)
  const change = build.updateTable('appointment').where('id', '=', appointmentId)
  db.run(change.set({ status: 'cancelled', cancelled_at: 0, cancelled_by: null }))
  dropMeans(db, appointmentId)
  const time = { starts_at: startsAt, ends_at: endsAt, local_start: localStamp(zone, startsAt) }
  const place = { calendar_id: seat.calendarId, location_id: seat.locationId }
  db.run(change.set({ ...time, ...place, on_purpose }))
  const versions = change.set((eb) => ({
    schedule_version: eb('schedule_version', '+', 1),
    row_version: eb('row_version', '+', 1),
  }))
  db.run(versions.set({ ...rest, cancelled_at: null }))
  const span = { appointment_id: appointmentId, starts_at: startsAt, ends_at: endsAt, on_purpose }
  for (const resource_id of seat.resources)
    db.run(build.insertInto('occupancy').values({ ...span, resource_id }))
}

/** Rooms and devices; the practitioner's own row is the database's work. */
function dropMeans(db: Db, appointmentId: number): void {
  const own = build
    .selectFrom('appointment')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .select('calendar.resource_id')
    .where('appointment.id', '=', appointmentId)
  const means = build.deleteFrom('occupancy').where('appointment_id', '=', appointmentId)
  db.run(means.where('resource_id', '<>', own))
}
