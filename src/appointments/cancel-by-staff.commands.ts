import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { closeOpen } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { announce, type Tell } from '../messages/announce.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { recordEvent } from '../messages/history.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { endIfEmpty } from './cancel.commands.ts'
import type { Changed } from './move-by-staff.commands.ts'
import { countUp, keepChange } from './staff-change.commands.ts'
import { findStanding } from './staff-change.queries.ts'
import { isOpen, type Standing } from './staff-change.ts'

export interface StaffCancellation {
  readonly appointmentId: number
  /** Who does not come; undefined: nobody does. */
  readonly attendeeIds?: readonly number[]
  /** Whose wish it is: the practice's, or the patient's, by phone. */
  readonly by: 'staff' | 'patient'
  /** For staff; '' for none. */
  readonly reason: string
  /** The row_version that staff saw. */
  readonly version: number
  readonly tell: Tell
}

/**
 * Staff cancel an appointment, or some people's places in it (rule 10), also one of an earlier day that nobody came to.
 * Refuses `over` (cancelled already, in treatment, done), `edited-meanwhile`, and `not-offered` where one of the people
 * does not come anyway.
 */
export function cancelByStaff(
  db: Db,
  cancellation: StaffCancellation,
  actor: Actor,
  now: EpochSeconds,
): Attempt<Changed> {
  return db.attempt(() => {
    const { appointmentId, version, by } = cancellation
    const before = findStanding(db, appointmentId) ?? refuse('over')
    if (!isOpen(before.status)) return refuse('over')
    if (version !== before.rowVersion) return refuse('edited-meanwhile')
    const coming = before.attendees.map(({ id }) => id)
    const gone = coming.filter((id) => cancellation.attendeeIds?.includes(id) ?? true)
    const asked = cancellation.attendeeIds ?? coming
    if (gone.length !== asked.length || gone.length === 0) return refuse('not-offered')
    const mark = { cancelled_at: now, cancelled_by: by }
    db.run(build.updateTable('attendee').set(mark).where('id', 'in', gone))
    if (gone.length === coming.length) endIfEmpty(db, appointmentId, by, now)
    else countUp(db, appointmentId)
    return note(db, before, gone, cancellation, actor, now)
  })
}

function note(
  db: Db,
  before: Standing,
  gone: readonly number[],
  { reason, by, tell }: StaffCancellation,
  actor: Actor,
  now: EpochSeconds,
): Changed {
  const { id: appointmentId } = before
  const changeId = keepChange(db, before, { kind: 'cancelled', attendeeIds: gone }, actor, now)
  for (const { id: attendeeId, patientId } of before.attendees.filter(({ id }) => gone.includes(id))) {
    const fromStartsAt = before.startsAt
    recordEvent(db, { appointmentId, attendeeId, actor, action: 'cancelled', fromStartsAt }, now)
    closeOpen(db, 'cannot-come', { patientId, appointmentId }, 'cancelled', now)
  }
  if (reason !== '') {
    const row = { appointment_id: appointmentId, kind: 'cancel-comment', text: reason, at: now } as const
    db.run(build.insertInto('appointment_note').values({ ...row, by_user: actor.userId }))
  }
  recordAudit(db, actor, 'cancelled', 'appointment', appointmentId, now)
  queueCalendarNews(db, appointmentId, before, actor, now)
  const people = { attendeeIds: gone, before, after: undefined }
  return {
    changeId,
    messageIds: announce(db, { ...people, tell, mustReach: by === 'staff', changeId }, now),
  }
}
