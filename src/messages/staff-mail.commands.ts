import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { StaffKind } from './staff-mail.ts'

/** Part of a write: a link to a new password. Returns the id of the message, of which the link is made. */
export function queueSignInMail(
  db: Db,
  userId: number,
  usefulUntil: EpochSeconds,
  now: EpochSeconds,
): number {
  return insertStaffMail(db, 'sign-in', userId, { dueAt: now, until: usefulUntil }, now)
}

/** How long it is of use to tell an address that it no longer signs in, in seconds. */
const usefulToFormer = 7 * 86_400

/** Part of a write: tells the address with which somebody signed in until now that it does so no longer. */
export function queueFormerAddressMail(db: Db, userId: number, email: string, now: EpochSeconds): void {
  const id = insertStaffMail(db, 'sign-in', userId, { dueAt: now, until: now + usefulToFormer }, now)
  db.run(build.insertInto('former_email').values({ message_id: id, email }))
}

/** Forgets the former addresses that it is no use to tell any more; for the timetable. Returns how many. */
export function forgetFormerAddresses(db: Db, now: EpochSeconds): number {
  const over = build.selectFrom('message').select('id').where('useful_until', '<', now)
  const settled = over.where('settled_at', 'is not', null)
  return db.run(build.deleteFrom('former_email').where('message_id', 'in', settled)).changes
}

/** Part of a write. Returns the id of the message. */
export function insertStaffMail(
  db: Db,
  kind: StaffKind,
  userId: number,
  { dueAt, until }: { readonly dueAt: EpochSeconds; readonly until: EpochSeconds },
  now: EpochSeconds,
): number {
  return db.insert('message', {
    kind,
    channel: 'email',
    user_id: userId,
    due_at: dueAt,
    useful_until: until,
    created_at: now,
  })
}
