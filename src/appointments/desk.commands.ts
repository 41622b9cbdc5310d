import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { hashToken, type Keys, sameBytes } from '../lib/token.ts'
import { addCard } from '../patients/change-card.commands.ts'
import { addContact } from '../patients/contacts.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { bookByStaff, takePlace } from './book-by-staff.commands.ts'
import { findRequest, findWhole } from './desk.queries.ts'
import type { DeskBooked, DeskBooking, DeskPlace, StaffBooked, StaffGuest } from './staff-booking.ts'

/**
 * The form of the desk: a new card if need be, the booking with all that `bookByStaff` writes, the contact on the card,
 * and the form's key, in one write. Refuses what `bookByStaff` refuses, `form-used` where the same form has booked
 * something else, and `edited-meanwhile` where the appointment to join is no longer as it was looked at.
 */
export function bookAtDesk(
  db: Db,
  keys: Keys,
  desk: DeskBooking,
  actor: Actor,
  now: EpochSeconds,
): Attempt<DeskBooked> {
  return db.attempt(() => {
    const { request, place, patient, guest } = desk
    const what = hashToken(JSON.stringify([place, patient, guest]))
    const earlier = findRequest(db, request)
    if (earlier)
      return sameBytes(earlier.whatHash, what) ? { ...earlier.booked, already: true } : refuse('form-used')
    const patientId = typeof patient === 'number' ? patient : addCard(db, patient, actor, now)
    const booked = take(db, keys, place, { ...guest, patientId }, actor, now)
    if (desk.keep || typeof patient !== 'number') keepContacts(db, patientId, guest, actor, now)
    const row = { key_hash: hashToken(request), what_hash: what, attendee_id: booked.attendeeId, at: now }
    db.run(build.insertInto('staff_request').values(row))
    return { ...booked, patientId, already: false }
  })
}

function take(
  db: Db,
  keys: Keys,
  place: DeskPlace,
  guest: StaffGuest,
  actor: Actor,
  now: EpochSeconds,
): StaffBooked {
  if (place.kind === 'time') {
    const booked = bookByStaff(db, keys, { ...place.booking, ...guest }, actor, now)
    return booked.ok ? booked.value : refuse(booked.reason)
  }
  const { appointmentId, version } = place
  const whole = findWhole(db, appointmentId)
  if (!whole || whole.status === 'cancelled') return refuse('not-offered')
  if (whole.version !== version) return refuse('edited-meanwhile')
  return takePlace(db, keys, { ...guest, appointmentId, startsAt: whole.startsAt }, actor, now)
}

function keepContacts(
  db: Db,
  patientId: number,
  { email, phone, whose = 'own' }: DeskBooking['guest'],
  actor: Actor,
  now: EpochSeconds,
): void {
  for (const [channel, value] of [
    ['email', email],
    ['phone', phone],
  ] as const)
    if (value !== null) addContact(db, patientId, { channel, value, whose, readBack: false }, actor, now)
}
