import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { closeOpen } from '../follow-up/follow-up.commands.ts'
import { type EpochSeconds, localStamp } from '../lib/calendar.ts'
import { recordEvent } from '../messages/history.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Status } from './details.ts'
import { findProgress, listPatients } from './status.queries.ts'
import { type Mark, minutesLate, type Progress, shortenedStart, stepsOf } from './status.ts'

export interface Marking {
  readonly appointmentId: number
  readonly to: Mark | 'back'
  /** The row version that the form was made with. */
  readonly version: number
}

/**
 * One click forward or back. What is so already stays so: the same click of two people is one. Refuses `over` where there
 * is no such appointment, `edited-meanwhile`, and `not-offered` for a step that is not one of the next; then nothing has
 * changed. The patient's own status is another matter and stays.
 */
export function markStatus(db: Db, marking: Marking, actor: Actor, now: EpochSeconds): Attempt<void> {
  const { appointmentId, to, version } = marking
  return db.attempt(() => {
    const standing = requireStanding(db, appointmentId)
    if (standing.status === to) return
    if (standing.version !== version) return refuse('edited-meanwhile')
    const { forward, back } = stepsOf(standing, zoneOf(db), now)
    const next = to === 'back' ? back : forward.find((mark) => mark === to)
    if (!next) return refuse('not-offered')
    setStatus(db, appointmentId, next, to !== 'back' && next !== 'no-show')
    if (to !== 'back') settle(db, appointmentId, next, now)
    recordEvent(db, { appointmentId, actor, action: to === 'back' ? 'status-undone' : to }, now)
  })
}

/**
 * Of a late visit what is left of it (rule 36): it begins on the next five minutes and ends when it was to end, so that
 * nobody after it waits. Refuses `over`, `edited-meanwhile`, `too-late` where too little is left or nobody is late, and
 * `slot-taken` where another appointment lies over it on purpose.
 */
export function shortenVisit(
  db: Db,
  { appointmentId, version }: Omit<Marking, 'to'>,
  actor: Actor,
  now: EpochSeconds,
): Attempt<void> {
  return db.attempt(() => {
    const standing = requireStanding(db, appointmentId)
    if (standing.version !== version) return refuse('edited-meanwhile')
    const start = minutesLate(standing, now) > 0 ? shortenedStart(standing, now) : undefined
    if (start === undefined) return refuse('too-late')
    const change = build.updateTable('appointment').where('id', '=', appointmentId)
    db.run(change.set({ starts_at: start, local_start: localStamp(zoneOf(db), start) }))
    const counted = change.set((eb) => ({ schedule_version: eb('schedule_version', '+', 1) }))
    db.run(counted.set((eb) => ({ row_version: eb('row_version', '+', 1) })))
    const span = { fromStartsAt: standing.startsAt, toStartsAt: start }
    recordEvent(db, { appointmentId, actor, action: 'edited', ...span }, now)
  })
}

function requireStanding(db: Db, appointmentId: number): Progress {
  const standing = findProgress(db, appointmentId)
  return standing && standing.status !== 'cancelled' ? standing : refuse('over')
}

function zoneOf(db: Db) {
  return findPractice(db)?.zone ?? refuse('over')
}

function setStatus(db: Db, id: number, status: Status, comes: boolean): void {
  const change = build.updateTable('appointment').where('id', '=', id)
  const counted = change.set((eb) => ({ row_version: eb('row_version', '+', 1) }))
  db.run(counted.set({ status, ...(comes ? { cannot_come_at: null } : {}) }))
}

/** Whoever has been asked, or has come, need not be looked at any more because of "I cannot come" (rule 22). */
function settle(db: Db, appointmentId: number, status: Status, now: EpochSeconds): void {
  const why = status === 'no-show' ? 'no-show' : 'coming'
  for (const patientId of listPatients(db, appointmentId))
    closeOpen(db, 'cannot-come', { patientId, appointmentId }, why, now)
}
