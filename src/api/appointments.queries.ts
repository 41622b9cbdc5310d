import { type SelectQueryBuilder, sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { Schema } from '../db/schema.ts'
import { numberOfPerson, standing } from '../patients/same-person.queries.ts'
import type { AppointmentRow, AttendeeRow } from './appointments.ts'

export interface Wanted {
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly calendar?: number | undefined
  readonly since?: number | undefined
  /** Only those with a greater id. */
  readonly after: number
  readonly limit: number
}

/** What of the history tells that an appointment itself changed; the messages about it do not. */
const changes = [
  ...['booked', 'moved', 'cancelled', 'undone', 'confirmed', 'arrived', 'in-treatment', 'done'],
  ...['departed', 'no-show', 'status-undone', 'reassigned', 'edited', 'cannot-come'],
] as const

/**
 * The ids of a page and of one more, in their order. By id, because that never changes: what is moved, booked or cancelled
 * while somebody walks through the pages is neither passed over nor met twice.
 */
export function listIds(db: Db, wanted: Wanted): readonly number[] {
  const { from, to, calendar, since, after, limit } = wanted
  const ids = build
    .selectFrom('appointment')
    .select('id')
    .where('id', '>', after)
    .$if(from !== undefined, (each) => each.where('starts_at', '>=', from ?? 0))
    .$if(to !== undefined, (each) => each.where('starts_at', '<', to ?? 0))
    .$if(calendar !== undefined, (each) => each.where('calendar_id', '=', calendar ?? 0))
    .$if(since !== undefined, (each) => each.where('id', 'in', changedSince(since ?? 0)))
    // By the index on the start, not through the whole history in order of id.
    .orderBy(sql`+id`)
    .limit(limit + 1)
  return db.all(ids).map(({ id }) => id)
}

export function listAppointments(db: Db, ids: readonly number[]): readonly AppointmentRow[] {
  if (ids.length === 0) return []
  return db.all(appointments().where('appointment.id', 'in', ids).orderBy('appointment.id'))
}

/** Who comes, on the cards that stand for them. */
export function listAttendees(db: Db, appointmentIds: readonly number[]): readonly AttendeeRow[] {
  if (appointmentIds.length === 0) return []
  const query = build
    .selectFrom('attendee')
    .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
    .select([
      'attendee.id',
      'appointment_id as appointmentId',
      'present',
      'attendee.cancelled_at as cancelledAt',
    ])
    .select(['patient.id as patientId', 'patient.protected', 'erased_at as erasedAt'])
    .select(['first_name as first', 'last_name as last', numberOfPerson.as('number')])
    .where('appointment_id', 'in', appointmentIds)
    .orderBy('attendee.id')
  return db.all(query)
}

function changedSince(since: number): SelectQueryBuilder<Schema, 'appointment_event', { id: number }> {
  return build
    .selectFrom('appointment_event')
    .select('appointment_id as id')
    .where('at', '>=', since)
    .where('action', 'in', changes)
}

function appointments() {
  return build
    .selectFrom('appointment')
    .innerJoin('appointment_type', 'appointment_type.id', 'type_id')
    .innerJoin('calendar', 'calendar.id', 'calendar_id')
    .innerJoin('location', 'location.id', 'location_id')
    .select(['appointment.id', 'status', 'appointment.origin', 'starts_at as startsAt', 'ends_at as endsAt'])
    .select(['type_id as typeId', 'appointment_type.name as typeName', 'calendar_id as calendarId'])
    .select([
      'calendar.public_name as calendarName',
      'location_id as locationId',
      'location.name as locationName',
    ])
    .select(['appointment.places', 'series_id as seriesId', 'series_number as seriesNumber'])
    .select(['booked_at as bookedAt', 'cancelled_at as cancelledAt', 'appointment.row_version as version'])
}
