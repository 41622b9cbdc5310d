import type { FreeTime } from '../availability/model.ts'
import { bookedSessions } from '../availability/sessions.queries.ts'
import { build, type Db, perDatabase } from '../db/run.ts'
import { cardsStandingFor, standingOf } from '../patients/same-person.queries.ts'
import type { AppointmentType } from '../types/types.ts'

/**
 * The appointment that one more person can join (rule 10): of the same type, calendar and location, not cancelled, with
 * the same start and a place left. Undefined where there is none, and for types that are for one person.
 */
export function findSession(
  db: Db,
  type: AppointmentType,
  place: Pick<FreeTime, 'calendarId' | 'locationId' | 'startsAt'>,
): number | undefined {
  if (type.places === 1) return undefined
  const { calendarId, locationId, startsAt } = place
  const { sessions } = queriesOf(db)
  return sessions.all(type.id, calendarId, locationId, startsAt).find(({ places, taken }) => taken < places)
    ?.id
}

/** When this person was booked, which in a session may be later than the appointment was; undefined: nothing says so. */
export function joinedAt(db: Db, appointmentId: number, attendeeId: number): number | undefined {
  return queriesOf(db).joined.get(appointmentId, attendeeId, 'booked')?.at
}

/** Whether the patient has a place in this appointment, on whichever card. */
export function attends(db: Db, appointmentId: number, patientId: number): boolean {
  return queriesOf(db).attends.get(appointmentId, standingOf(db, patientId)) !== undefined
}

const queriesOf = perDatabase((db) => ({
  sessions: sessions(db),
  joined: joined(db),
  attends: db.prepare((appointmentId: number, patientId: number) =>
    build
      .selectFrom('attendee')
      .select('id')
      .where('appointment_id', '=', appointmentId)
      .where('patient_id', 'in', cardsStandingFor(patientId))
      .where('cancelled_at', 'is', null),
  ),
}))

function sessions(db: Db) {
  return db.prepare((typeId: number, calendarId: number, locationId: number, startsAt: number) =>
    bookedSessions(typeId, calendarId, locationId).where('starts_at', '=', startsAt),
  )
}

function joined(db: Db) {
  return db.prepare((appointmentId: number, attendeeId: number, action: 'booked') =>
    build
      .selectFrom('appointment_event')
      .select('at')
      .where('appointment_id', '=', appointmentId)
      .where('attendee_id', '=', attendeeId)
      .where('action', '=', action)
      .orderBy('id'),
  )
}
