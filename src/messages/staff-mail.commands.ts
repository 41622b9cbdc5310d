import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { findSubject } from './messages.queries.ts'
import { findOwnerOfVisit, findReader } from './staff-mail.queries.ts'
import type { StaffKind } from './staff-mail.ts'

/** Part of a write: a link to a new password. Returns the id of the message, of which the link is made. */
export function queueSignInMail(
  db: Db,
  userId: number,
  usefulUntil: EpochSeconds,
  now: EpochSeconds,
): number {
  return insertMail(db, 'sign-in', userId, usefulUntil, now)
}

/** How long it is of use to tell an address that it no longer signs in, in seconds. */
const usefulToFormer = 7 * 86_400

/** Part of a write: tells the address with which somebody signed in until now that it does so no longer. */
export function queueFormerAddressMail(db: Db, userId: number, email: string, now: EpochSeconds): void {
  const id = insertMail(db, 'sign-in', userId, now + usefulToFormer, now)
  db.run(build.insertInto('former_email').values({ message_id: id, email }))
}

/** Forgets the former addresses that it is no use to tell any more; for the timetable. Returns how many. */
export function forgetFormerAddresses(db: Db, now: EpochSeconds): number {
  const over = build.selectFrom('message').select('id').where('useful_until', '<', now)
  const settled = over.where('settled_at', 'is not', null)
  return db.run(build.deleteFrom('former_email').where('message_id', 'in', settled)).changes
}

/**
 * Part of a write: tells whose calendar it is that somebody else has booked in it (J47, J48): a patient or a colleague,
 * never they themselves, and only whoever wants that.
 */
export function queueBookingNotice(db: Db, attendeeId: number, actor: Actor, now: EpochSeconds): void {
  const owner = findOwnerOfVisit(db, attendeeId)
  const reader = owner === undefined || owner === actor.userId ? undefined : findReader(db, owner)
  const subject = reader?.active && reader.mailOnBooking ? findSubject(db, attendeeId) : undefined
  if (!reader || !subject) return
  const messageId = insertMail(db, 'staff-booking', reader.userId, subject.startsAt, now)
  db.insert('message_subject', {
    message_id: messageId,
    appointment_id: subject.appointmentId,
    attendee_id: attendeeId,
    schedule_version: subject.scheduleVersion,
    kind: 'staff-booking',
    channel: 'email',
  })
}

function insertMail(
  db: Db,
  kind: StaffKind,
  userId: number,
  usefulUntil: EpochSeconds,
  now: EpochSeconds,
): number {
  return db.insert('message', {
    kind,
    channel: 'email',
    user_id: userId,
    due_at: now,
    useful_until: usefulUntil,
    created_at: now,
  })
}
