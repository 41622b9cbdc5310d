import { build, type Db, perDatabase } from '../db/run.ts'
import { hashToken } from '../lib/token.ts'
import { planVersion } from '../messages/plan-version.ts'
import { findSelfService } from '../types/self-service.queries.ts'
import type { Visit } from './visit.ts'

/** The appointment behind a link's token; undefined for whatever is no token of ours, with the same work. */
export function findVisitBehind(db: Db, token: string): Visit | undefined {
  const row = queriesOf(db).behind.get(hashToken(token))
  return row && visitOf(db, row)
}

/** The same of an attendee. */
export function findVisit(db: Db, attendeeId: number): Visit | undefined {
  const row = queriesOf(db).of.get(attendeeId)
  return row && visitOf(db, row)
}

/** How many still come. */
export function countComing(db: Db, appointmentId: number): number {
  return queriesOf(db).coming.get(appointmentId)?.count ?? 0
}

type Row = NonNullable<ReturnType<ReturnType<typeof queriesOf>['of']['get']>>

function visitOf(db: Db, row: Row): Visit {
  const {
    self_booked,
    web_at,
    schedule_version,
    session_moves,
    own_cancelled_at,
    whole_cancelled_at,
    ...rest
  } = row
  const made = {
    // In a session some booked for themselves and some were booked.
    selfBooked: row.places > 1 ? web_at !== null : self_booked === 1,
    recalled: row.origin === 'recall',
  }
  return {
    ...rest,
    ...made,
    version: planVersion({ schedule_version, session_moves }),
    cancelledAt: own_cancelled_at ?? whole_cancelled_at,
    selfService: findSelfService(db, { ...rest, ...made }),
  }
}

const queriesOf = perDatabase((db) => ({
  behind: db.prepare((hash: Buffer) => visits().where('visit_hash', '=', hash)),
  of: db.prepare((attendeeId: number) => visits().where('attendee.id', '=', attendeeId)),
  coming: db.prepare((appointmentId: number) =>
    build
      .selectFrom('attendee')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('appointment_id', '=', appointmentId)
      .where('cancelled_at', 'is', null),
  ),
}))

function visits() {
  return build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .leftJoin('booking_request', 'booking_request.attendee_id', 'attendee.id')
    .select(['attendee.id as attendeeId', 'appointment.id as appointmentId', 'patient_id as patientId'])
    .select(['type_id as typeId', 'calendar_id as calendarId', 'location_id as locationId'])
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'status', 'origin', 'places', 'self_booked'])
    .select(['schedule_version', 'session_moves', 'booking_request.at as web_at', 'language'])
    .select(['attendee.cancelled_at as own_cancelled_at', 'appointment.cancelled_at as whole_cancelled_at'])
    .select(['cannot_come_at as cannotComeAt', 'contact_folded as emailFolded'])
}
