import type { Status } from '../appointments/details.ts'
import { isOpen } from '../appointments/staff-change.ts'
import { build, type Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, type Zone } from '../lib/calendar.ts'
import { standing } from '../patients/same-person.queries.ts'
import { type Due, type DuePerson, mostAtOnce, type Stretch } from './handover.ts'

/** The appointments of a stretch that have not begun, soonest first, and one more than are shown where there are more. */
export function listDue(db: Db, zone: Zone, stretch: Stretch, now: EpochSeconds): readonly Due[] {
  const { calendarId, from, to } = stretch
  const rows = live()
    .where('calendar_id', '=', calendarId)
    .where('starts_at', '>', now)
    .where('starts_at', '>=', dayBounds(zone, from).startsAt)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(mostAtOnce + 1)
  const within = to === undefined ? rows : rows.where('starts_at', '<', dayBounds(zone, to).endsAt)
  return db.all(within).flatMap((row) => dueOf(db, row))
}

/** Those of them with these ids that are still as they were. */
export function listChosen(db: Db, calendarId: number, ids: readonly number[], now: EpochSeconds) {
  if (ids.length === 0) return []
  const rows = live().where('calendar_id', '=', calendarId).where('starts_at', '>', now)
  const chosen = rows.where('id', 'in', ids.slice(0, mostAtOnce)).orderBy('starts_at').orderBy('id')
  return db.all(chosen).flatMap((row) => dueOf(db, row))
}

function live() {
  return build
    .selectFrom('appointment')
    .select(['id', 'row_version as version', 'type_id as typeId', 'location_id as locationId'])
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'status'])
    .where('status', 'in', ['booked', 'confirmed', 'arrived'])
}

type Row = Omit<Due, 'people' | 'status'> & { readonly status: Status }

function dueOf(db: Db, row: Row): Due[] {
  const { status } = row
  return isOpen(status) ? [{ ...row, status, people: listPeople(db, row.id) }] : []
}

function listPeople(db: Db, appointmentId: number): readonly DuePerson[] {
  const rows = build
    .selectFrom('attendee')
    .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
    .select(['attendee.id as attendeeId', 'patient.id as patientId', 'first_name', 'last_name', 'protected'])
    .where('appointment_id', '=', appointmentId)
    .where('attendee.cancelled_at', 'is', null)
    .orderBy('attendee.id')
  return db.all(rows).map((row) => ({
    attendeeId: row.attendeeId,
    patientId: row.patientId,
    name: `${row.first_name} ${row.last_name}`,
    protected: row.protected === 1,
  }))
}
