import { build, type Db } from '../db/run.ts'
import { closeFollowUp, openFollowUp, reopen } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { standing } from '../patients/same-person.queries.ts'
import type { Reason } from './messages.ts'
import { isToldByOther } from './siblings.queries.ts'
import { listCalledOff, timesOf, whyNotToRemind } from './to-remind.queries.ts'

/** Where a reminder did not leave because nobody was to be reminded by anything, or it came too late to be of use. */
const nobodyToRemind: readonly Reason[] = [
  'practice-off',
  'reminder-off',
  'type-off',
  'cancelled',
  'outdated',
  'too-late',
  'not-present',
  'withdrawn',
  'expired',
]

/**
 * A reminder that reaches its patient by no channel is one by phone, at the time at which it would have left (rule 5): once
 * for each version of an appointment, however many reminders there are. Part of a write.
 */
export function remindByPhone(db: Db, messageId: number, reason: Reason, now: EpochSeconds): void {
  if (nobodyToRemind.includes(reason) || isToldByOther(db, messageId)) return
  const row = db.get(
    build
      .selectFrom('message')
      .innerJoin('message_subject', 'message_subject.message_id', 'message.id')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('message.patient_id')))
      .select(['message_subject.appointment_id', 'message_subject.attendee_id', 'schedule_version'])
      .select(['patient.id', 'patient.status'])
      .whereRef('message_subject.attendee_id', '=', 'message.attendee_id')
      .where('message.kind', '=', 'reminder')
      .where('message.id', '=', messageId),
  )
  // Nobody phones the dead (rule 8).
  if (!row || row.status === 'deceased' || wasListed(db, row)) return
  const about = { patientId: row.id, appointmentId: row.appointment_id, messageId }
  const times = timesOf(db, messageId)
  const comment = times.length > 1 ? { comment: times.join(', ') } : {}
  openFollowUp(db, { category: 'to-remind', ...about, ...comment }, now)
}

/**
 * Whom nobody has to phone any more: all that the reminder was for is over, cancelled or moved, or a message has left. Where
 * the cancellation or the move was taken back they are phoned after all, unless somebody has reached them.
 */
export function settlePhoneReminders(db: Db, now: EpochSeconds): void {
  const open = build
    .selectFrom('follow_up')
    .select(['id', 'message_id'])
    .where('category', '=', 'to-remind')
    .where('closed_at', 'is', null)
  for (const { id, message_id: messageId } of db.all(open)) {
    const why = messageId === null ? undefined : whyNotToRemind(db, messageId, now)
    if (why) closeFollowUp(db, id, null, why, now)
  }
  for (const { appointmentId, messageId, closedAt } of listCalledOff(db, now))
    if (!whyNotToRemind(db, messageId, now)) reopen(db, 'to-remind', appointmentId, closedAt)
}

function wasListed(
  db: Db,
  about: { readonly attendee_id: number; readonly appointment_id: number; readonly schedule_version: number },
): boolean {
  const listed = build
    .selectFrom('follow_up')
    .innerJoin('message_subject', 'message_subject.message_id', 'follow_up.message_id')
    .select('follow_up.id')
    .where('category', '=', 'to-remind')
    .where('message_subject.attendee_id', '=', about.attendee_id)
    .where('message_subject.schedule_version', '=', about.schedule_version)
  return db.get(listed) !== undefined
}
