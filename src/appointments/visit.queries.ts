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

/** Written out: copying a row by its rest takes longer than asking the database for it. */
function visitOf(db: Db, row: Row): Visit {
  const { typeId, calendarId, locationId, startsAt, origin, places } = row
  // In a session some booked for themselves and some were booked.
  const selfBooked = places > 1 ? row.web_at !== null : row.self_booked === 1
  const recalled = origin === 'recall'
  return {
    attendeeId: row.attendeeId,
    appointmentId: row.appointmentId,
    patientId: row.patientId,
    typeId,
    calendarId,
    locationId,
    startsAt,
    endsAt: row.endsAt,
    status: row.status,
    origin,
    places,
    selfBooked,
    recalled,
    version: planVersion(row),
    cancelledAt: row.own_cancelled_at ?? row.whole_cancelled_at,
    present: row.present === 1,
    cannotComeAt: row.cannotComeAt,
    emailFolded: row.emailFolded,
    language: row.language,
    selfService: findSelfService(db, { typeId, calendarId, locationId, startsAt, selfBooked, recalled }),
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
    .select(['schedule_version', 'session_moves', 'booking_request.at as web_at', 'language', 'present'])
    .select(['attendee.cancelled_at as own_cancelled_at', 'appointment.cancelled_at as whole_cancelled_at'])
    .select(['cannot_come_at as cannotComeAt', 'contact_folded as emailFolded'])
}
