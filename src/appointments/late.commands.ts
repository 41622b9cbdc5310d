import { refuse } from '../db/refusals.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { thePatient } from '../practice/actor.ts'
import { findVisit } from './visit.queries.ts'
import { canDo, type Deed, standingOf, type Visit } from './visit.ts'

/** The appointment that is about to be changed by its patient, judged inside the write; refused where that cannot be. */
export function requireOpen(db: Db, attendeeId: number, deed: Deed, now: EpochSeconds): Visit {
  const visit = findVisit(db, attendeeId)
  if (!visit || visit.status === 'cancelled') return refuse('over')
  const standing = standingOf(visit, now)
  if (standing === 'cancelled' || standing === 'past') return refuse('over')
  const can = canDo(visit, deed, now)
  if (can === 'off') return refuse('not-offered')
  return can === 'late' ? refuse('too-late') : visit
}

/** In seconds: whoever presses again and again stands in the history once. */
const onceWithin = 60

/** Somebody tried after the limit: the history says so (F69). */
export function recordTooLate(db: Db, attendeeId: number, now: EpochSeconds): void {
  const visit = findVisit(db, attendeeId)
  if (!visit) return
  const { appointmentId } = visit
  const before = build
    .selectFrom('appointment_event')
    .select('id')
    .where('appointment_id', '=', appointmentId)
    .where('attendee_id', '=', attendeeId)
    .where('action', '=', 'refused-too-late')
    .where('at', '>', now - onceWithin)
  if (db.get(before)) return
  recordEvent(db, { appointmentId, attendeeId, actor: thePatient, action: 'refused-too-late' }, now)
}
