import { build, type Db, perDatabase } from '../db/run.ts'
import { hashToken } from '../lib/token.ts'
import { joinedAt } from './session.queries.ts'

/** Future appointments that are not cancelled and were booked with this folded contact (rule 25). */
export function countOpenBookings(db: Db, channel: 'email' | 'phone', folded: string, now: number): number {
  return openBookings(db)[channel].get(folded, now)?.count ?? 0
}

/** The appointment behind a receipt's token; undefined for an unknown one. */
export function findReceipt(db: Db, token: string) {
  const receipt = receipts(db).get(hashToken(token))
  return (
    receipt && {
      ...receipt,
      bookedAt: joinedAt(db, receipt.appointmentId, receipt.attendeeId) ?? receipt.bookedAt,
    }
  )
}

/** What a form with this key has already booked, and for whom; undefined: nothing. */
export function findBookedBy(
  db: Db,
  token: string,
): { readonly attendeeId: number; readonly personHash: Buffer } | undefined {
  return requests(db).get(hashToken(token))
}

const requests = perDatabase((db) =>
  db.prepare((hash: Buffer) =>
    build
      .selectFrom('booking_request')
      .select(['attendee_id as attendeeId', 'person_hash as personHash'])
      .where('key_hash', '=', hash),
  ),
)

const openBookings = perDatabase((db) => ({
  email: db.prepare((folded: string, now: number) => open(now).where('contact_folded', '=', folded)),
  phone: db.prepare((folded: string, now: number) => open(now).where('phone_folded', '=', folded)),
}))

function open(now: number) {
  return build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('attendee.cancelled_at', 'is', null)
    .where('appointment.cancelled_at', 'is', null)
    .where('appointment.starts_at', '>', now)
}

const receipts = perDatabase((db) =>
  db.prepare((hash: Buffer) =>
    build
      .selectFrom('attendee')
      .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
      .select([
        'attendee.id as attendeeId',
        'attendee.language',
        'contact_email as email',
        'contact_mobile as phone',
      ])
      .select(['appointment.id as appointmentId', 'type_id as typeId', 'calendar_id as calendarId'])
      .select([
        'location_id as locationId',
        'starts_at as startsAt',
        'ends_at as endsAt',
        'booked_at as bookedAt',
      ])
      .select(['schedule_version as scheduleVersion', 'session_moves as sessionMoves', 'status'])
      .where('receipt_hash', '=', hash),
  ),
)
