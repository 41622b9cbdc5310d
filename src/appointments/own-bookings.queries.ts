import { build, type Db, type Prepared, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { foldEmail } from '../lib/email-address.ts'
import { type NationalIdKind, nationalIdMark } from '../lib/national-id.ts'
import type { Keys } from '../lib/token.ts'
import { cardsOfPeople, withNumber } from '../patients/same-person.queries.ts'
import type { Level } from '../practice/limits.ts'
import type { TypedPerson } from './person.ts'

/** A maximum counts within what it was set for: a type, a calendar, or the whole practice. */
export interface Scope {
  readonly level: Level
  readonly typeId: number
  readonly calendarId: number
}

/** Appointments still to come that were booked on the web with one of these contacts or this number (P8, rule 4). */
export function countOwnBookings(
  db: Db,
  keys: Keys,
  { email, phone, identity }: Pick<TypedPerson, 'email' | 'phone' | 'identity'>,
  scope: Scope,
  now: EpochSeconds,
): number {
  const queries = queriesOf(db)
  const mark = identity === null ? undefined : nationalIdMark(keys.identityLookup, identity)
  const found = [
    ...(email === null ? [] : queries.email.all(foldEmail(email), now)),
    ...(phone === null ? [] : queries.phone.all(phone, now)),
    ...(identity === null || mark === undefined ? [] : queries.number.all(identity.kind, mark, keys.id, now)),
  ]
  const counted = found.filter(
    (each) =>
      (scope.level !== 'type' || each.typeId === scope.typeId) &&
      (scope.level !== 'calendar' || each.calendarId === scope.calendarId),
  )
  return new Set(counted.map((each) => each.attendeeId)).size
}

interface Own {
  readonly attendeeId: number
  readonly typeId: number
  readonly calendarId: number
}

interface Queries {
  readonly email: Prepared<[string, number], Own>
  readonly phone: Prepared<[string, number], Own>
  readonly number: Prepared<[NationalIdKind, Buffer, string, number], Own>
}

const queriesOf = perDatabase(
  (db): Queries => ({
    email: db.prepare((folded: string, now: number) => own(now).where('contact_folded', '=', folded)),
    phone: db.prepare((folded: string, now: number) => own(now).where('phone_folded', '=', folded)),
    number: db.prepare((kind: NationalIdKind, mark: Buffer, keyId: string, now: number) =>
      own(now).where('attendee.patient_id', 'in', cardsOfPeople(withNumber(kind, mark, keyId))),
    ),
  }),
)

function own(now: number) {
  return build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .select(['attendee.id as attendeeId', 'type_id as typeId', 'calendar_id as calendarId'])
    .where('attendee.cancelled_at', 'is', null)
    .where('appointment.cancelled_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('booking_request')
          .select('key_hash')
          .whereRef('booking_request.attendee_id', '=', 'attendee.id'),
      ),
    )
    .where('appointment.starts_at', '>', now)
}
