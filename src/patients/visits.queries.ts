import { build, type Db } from '../db/run.ts'
import type { CardVisit } from './card.ts'

const mostFuture = 100
const mostPast = 20

/** The appointments to come that are not cancelled, the next first. */
export function listFuture(db: Db, patientId: number, now: number): readonly CardVisit[] {
  return db.all(
    visits(patientId)
      .where('starts_at', '>=', now)
      .where('appointment.status', '<>', 'cancelled')
      .where('attendee.cancelled_at', 'is', null)
      .orderBy('starts_at')
      .limit(mostFuture),
  )
}

/** The latest that are over or cancelled. */
export function listPast(db: Db, patientId: number, now: number): readonly CardVisit[] {
  const rows = db.all(
    visits(patientId)
      .select('attendee.cancelled_at')
      .where((eb) =>
        eb.or([
          eb('starts_at', '<', now),
          eb('appointment.status', '=', 'cancelled'),
          eb('attendee.cancelled_at', 'is not', null),
        ]),
      )
      .orderBy('starts_at', 'desc')
      .limit(mostPast),
  )
  return rows.map(({ cancelled_at, ...visit }) => {
    return cancelled_at === null ? visit : { ...visit, status: 'cancelled' }
  })
}

function visits(patientId: number) {
  return build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .innerJoin('appointment_type', 'appointment_type.id', 'appointment.type_id')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .select(['appointment.id', 'starts_at as startsAt', 'appointment_type.name as type'])
    .select(['calendar.public_name as practitioner', 'appointment.status'])
    .where('attendee.patient_id', '=', patientId)
}
