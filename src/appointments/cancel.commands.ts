import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { closeOpen, openFollowUp } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { overtake } from '../messages/announce.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { findInCalendar } from '../messages/calendar-news.queries.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { queueAtOnce } from '../messages/messages.commands.ts'
import { thePatient } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { recordTooLate, requireOpen } from './late.commands.ts'
import { countComing } from './visit.queries.ts'
import type { Visit } from './visit.ts'

export interface Cancellation {
  readonly attendeeId: number
  /** For staff; '' for none (F63). */
  readonly comment: string
  /** What the patient saw; undefined: the form did not say. */
  readonly version: number | undefined
}

/**
 * The patient cancels (F63, rule 10): this person does not come; with the last one the appointment ends and its time is
 * free at once. Staff find it on their list, with the comment (F64). Refuses `over`, `not-offered`, `too-late` (which the
 * history notes) and `edited-meanwhile`; then nothing has changed.
 */
export function cancelByPatient(db: Db, cancellation: Cancellation, now: EpochSeconds): Attempt<void> {
  const { attendeeId, comment, version } = cancellation
  const cancelled = db.attempt(() => {
    const visit = requireOpen(db, attendeeId, 'cancel', now)
    if (version !== undefined && version !== visit.version) refuse('edited-meanwhile')
    const { appointmentId } = visit
    const before = findInCalendar(db, appointmentId)?.plan ?? null
    const mark = { cancelled_at: now, cancelled_by: 'patient' } as const
    db.run(build.updateTable('attendee').set(mark).where('id', '=', attendeeId))
    recordEvent(db, { appointmentId, attendeeId, actor: thePatient, action: 'cancelled' }, now)
    endIfEmpty(db, appointmentId, 'patient', now)
    note(db, visit, comment, now)
    queueCalendarNews(db, appointmentId, before, thePatient, now)
  })
  if (!cancelled.ok && cancelled.reason === 'too-late') recordTooLate(db, attendeeId, now)
  return cancelled
}

/** The appointment ends when nobody comes any more (rule 10). */
export function endIfEmpty(db: Db, appointmentId: number, by: 'patient' | 'staff', now: EpochSeconds): void {
  if (countComing(db, appointmentId) > 0) return
  const change = build.updateTable('appointment').where('id', '=', appointmentId)
  const counted = change.set((eb) => ({ row_version: eb('row_version', '+', 1) }))
  db.run(counted.set({ status: 'cancelled', cancelled_at: now, cancelled_by: by }))
}

function note(db: Db, visit: Visit, comment: string, now: EpochSeconds): void {
  const { appointmentId, attendeeId, patientId } = visit
  if (comment !== '') {
    const row = { appointment_id: appointmentId, kind: 'cancel-comment', text: comment, at: now } as const
    db.run(build.insertInto('appointment_note').values(row))
  }
  closeOpen(db, 'cannot-come', { patientId, appointmentId }, 'cancelled', now)
  const entry = { category: 'cancelled-online', patientId, appointmentId } as const
  openFollowUp(db, comment === '' ? entry : { ...entry, comment }, now)
  overtake(db, attendeeId, now)
  queueAtOnce(db, 'cancelled', attendeeId, now)
  recordAudit(db, thePatient, 'cancelled', 'appointment', appointmentId, now)
}
