import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { takeBackSeries } from '../messages/series.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { findTogether } from './together.queries.ts'
import { undoChange } from './undo.commands.ts'

/**
 * Takes back all that was changed together with the last change of an appointment, or nothing of it. Refuses `over` where
 * there is no such change (any more), and as `undoChange` does for one of them. Returns how many there were.
 */
export function undoTogether(
  db: Db,
  appointmentId: number,
  group: number,
  actor: Actor,
  now: EpochSeconds,
): Attempt<number> {
  return db.attempt(() => {
    const together = findTogether(db, appointmentId)
    if (!together || together.id !== group) return refuse('over')
    let left = together.changes
    while (left.length > 0) {
      // Each makes room for another: what is still in the way of one is tried again after the others.
      const stuck = left.filter((change) => !undoOne(db, change.appointmentId, actor, now))
      if (stuck.length === left.length) return refuse('slot-taken')
      left = stuck.toReversed()
    }
    const ids = together.changes.map(({ id }) => id)
    takeBackSeries(db, ids, now)
    return ids.length
  })
}

function undoOne(db: Db, appointmentId: number, actor: Actor, now: EpochSeconds): boolean {
  const undone = undoChange(db, appointmentId, actor, now)
  return undone.ok || (undone.reason === 'slot-taken' ? false : refuse(undone.reason))
}
