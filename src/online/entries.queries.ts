import { build, type Db, perDatabase } from '../db/run.ts'
import { standing } from '../patients/same-person.queries.ts'
import { findLocation } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { Entry } from './online.ts'

/** The entries of these ids, in their order. */
export function listEntries(db: Db, ids: readonly number[]): readonly Entry[] {
  // One by one, for SQLite is free to join from the wrong end.
  return ids.flatMap((id) => findEntry(db, id) ?? [])
}

export function findEntry(db: Db, id: number): Entry | undefined {
  const row = queriesOf(db).of.get(id)
  return row && entryOf(db, row)
}

type Row = NonNullable<ReturnType<ReturnType<typeof queriesOf>['of']['get']>>

function entryOf(db: Db, row: Row): Entry {
  return {
    id: row.event_id,
    at: row.at,
    what: row.what,
    origin: row.origin,
    fromStartsAt: row.from_starts_at,
    toStartsAt: row.to_starts_at,
    appointmentId: row.id,
    startsAt: row.starts_at,
    cancelled: row.cancelled_at !== null || row.own_cancelled_at !== null,
    typeName: findType(db, row.type_id)?.name ?? '',
    practitioner: findCalendar(db, row.calendar_id)?.publicName ?? '',
    location: findLocation(db, row.location_id)?.name ?? '',
    patient: patientOf(row),
    manyBookings: row.marked_many === 1,
    known: row.known_answer,
    // In a session nobody knows whose words they are.
    wrote: row.places === 1 && queriesOf(db).note.get(row.id, 'staff-note') !== undefined,
    seen: row.seen_at === null ? undefined : { at: row.seen_at, by: row.seen_name ?? '' },
  }
}

function patientOf({ patient_id: id, first_name, last_name, birth_date, protected: hidden }: Row) {
  if (id === null) return undefined
  const name = `${first_name ?? ''} ${last_name ?? ''}`.trim()
  return { id, name, birthDate: birth_date, protected: hidden === 1 }
}

const queriesOf = perDatabase((db) => ({
  of: db.prepare(entryQuery),
  note: db.prepare((appointmentId: number, own: 'staff-note') =>
    build
      .selectFrom('appointment_note')
      .select('id')
      .where('appointment_id', '=', appointmentId)
      .where('kind', '<>', own),
  ),
}))

function entryQuery(id: number) {
  return (
    build
      .selectFrom('online_entry')
      .leftJoin('attendee', 'attendee.id', 'online_entry.attendee_id')
      // Who went over to another session is looked for where they are now.
      .innerJoin('appointment', (join) =>
        join.on('appointment.id', '=', (eb) =>
          eb.fn.coalesce('attendee.appointment_id', 'online_entry.appointment_id'),
        ),
      )
      .leftJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
      .leftJoin('staff_user', 'staff_user.id', 'seen_by')
      .select(['event_id', 'at', 'what', 'online_entry.origin', 'from_starts_at', 'to_starts_at', 'seen_at'])
      .select(['appointment.id', 'starts_at', 'type_id', 'appointment.calendar_id', 'location_id'])
      .select('appointment.places')
      .select(['appointment.cancelled_at', 'attendee.cancelled_at as own_cancelled_at', 'marked_many'])
      .select(['known_answer', 'staff_user.name as seen_name'])
      .select(['patient.id as patient_id', 'first_name', 'last_name', 'birth_date', 'protected'])
      .where('event_id', '=', id)
  )
}
