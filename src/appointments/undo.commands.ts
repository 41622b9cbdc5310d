import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { reopen } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { announce } from '../messages/announce.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { recordEvent } from '../messages/history.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { relocate } from './relocate.commands.ts'
import { countUp } from './staff-change.commands.ts'
import { findLastChange, findStanding, hasLeft } from './staff-change.queries.ts'
import { type Change, finalBecause, type Standing } from './staff-change.ts'

/**
 * Takes back the last move or cancellation by staff within the grace period: time, place, room, practitioner and status
 * are exactly what they were, what was going to be said is not, and the history says so. Refuses `over` (there is nothing
 * to take back), `edited-meanwhile`, `already-told`, `too-late` and `slot-taken` or `places-taken`.
 */
export function undoChange(db: Db, appointmentId: number, actor: Actor, now: EpochSeconds): Attempt<Change> {
  return db.attempt(() => {
    const standing = findStanding(db, appointmentId) ?? refuse('over')
    const change = findLastChange(db, appointmentId) ?? refuse('over')
    const grace = findPractice(db)?.messages.graceMinutes ?? 0
    const final = finalBecause(change, standing.rowVersion, hasLeft(db, change.id), grace, now)
    if (final) return refuse(final)
    bringBack(db, standing, change)
    unsettle(db, appointmentId, change)
    const undone = { undone_at: now, undone_by: actor.userId }
    db.run(build.updateTable('appointment_change').set(undone).where('id', '=', change.id))
    note(db, standing, change, actor, now)
    return change
  })
}

function bringBack(db: Db, standing: Standing, change: Change): void {
  if (standing.status !== 'cancelled' && change.kind === 'cancelled') countUp(db, standing.id)
  else
    relocate(db, standing.id, change, {
      status: change.status,
      moved_from_starts_at: change.movedFrom,
      cannot_come_at: change.cannotComeAt,
      schedule_version: change.scheduleVersion,
    })
  if (change.attendeeIds.length === 0) return
  const coming = build.updateTable('attendee').set({ cancelled_at: null, cancelled_by: null })
  db.run(coming.where('id', 'in', change.attendeeIds))
}

/** What the change settled on the side: the list of who cannot come, and what was noted on cancelling. */
function unsettle(db: Db, appointmentId: number, { at, kind, byUser }: Change): void {
  reopen(db, 'cannot-come', appointmentId, at)
  const notes = build.deleteFrom('appointment_note').where('appointment_id', '=', appointmentId)
  if (kind === 'cancelled')
    db.run(notes.where('kind', '=', 'cancel-comment').where('at', '=', at).where('by_user', 'is', byUser))
}

function note(db: Db, standing: Standing, change: Change, actor: Actor, now: EpochSeconds): void {
  const { id: appointmentId } = standing
  const times = { fromStartsAt: standing.startsAt, toStartsAt: change.startsAt }
  recordEvent(db, { appointmentId, actor, action: 'undone', ...times }, now)
  recordAudit(db, actor, 'undone', 'appointment', appointmentId, now)
  const was = standing.status === 'cancelled' ? null : standing
  queueCalendarNews(db, appointmentId, was, actor, now)
  const people = change.kind === 'cancelled' ? change.attendeeIds : standing.attendees.map(({ id }) => id)
  const plans = { before: change, after: change }
  const words = { tell: true, mustReach: true, changeId: null, undoes: change.id }
  announce(db, { attendeeIds: people, ...plans, ...words }, now)
}
