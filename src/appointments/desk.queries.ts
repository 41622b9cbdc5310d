import { build, type Db } from '../db/run.ts'
import { hashToken } from '../lib/token.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { JustBooked } from './booked.ts'
import type { Whole } from './whole.ts'

/** What a form of the desk has booked already; undefined: nothing. */
export function findRequest(db: Db, request: string) {
  const row = db.get(
    build
      .selectFrom('staff_request')
      .innerJoin('attendee', 'attendee.id', 'staff_request.attendee_id')
      .select(['what_hash as whatHash', 'attendee.id', 'appointment_id', 'patient_id'])
      .where('key_hash', '=', hashToken(request)),
  )
  if (!row) return undefined
  const booked = { appointmentId: row.appointment_id, attendeeId: row.id, patientId: row.patient_id }
  return { whatHash: row.whatHash, booked }
}

export function findWhole(db: Db, id: number): Whole | undefined {
  const row = db.get(
    build
      .selectFrom('appointment')
      .leftJoin('attendee', (join) =>
        join.onRef('attendee.appointment_id', '=', 'appointment.id').on('attendee.cancelled_at', 'is', null),
      )
      .select(['appointment.id', 'type_id as typeId', 'calendar_id as calendarId'])
      .select(['location_id as locationId', 'starts_at as startsAt', 'ends_at as endsAt', 'status', 'places'])
      .select(['row_version as version', (eb) => eb.fn.count<number>('attendee.id').as('taken')])
      .where('appointment.id', '=', id)
      .groupBy('appointment.id'),
  )
  return row
}

/** Why a message does not leave; undefined: it does. */
export function findGate(db: Db, messageId: number): string | undefined {
  const message = build.selectFrom('message').select(['state', 'reason']).where('id', '=', messageId)
  const row = db.get(message)
  return row?.state === 'skipped' ? (row.reason ?? undefined) : undefined
}

/** What a page says has been booked; undefined where there is no such appointment. */
export function findJustBooked(db: Db, id: number): JustBooked | undefined {
  const whole = findWhole(db, id)
  const last = db.get(
    build
      .selectFrom('attendee')
      .select('patient_id')
      .where('appointment_id', '=', id)
      .where('cancelled_at', 'is', null)
      .orderBy('id', 'desc'),
  )
  if (!whole || !last) return undefined
  return {
    ...whole,
    type: findType(db, whole.typeId)?.name ?? '',
    practitioner: findCalendar(db, whole.calendarId)?.publicName ?? '',
    patientId: last.patient_id,
    left: whole.places - whole.taken,
  }
}
