import { plannedOf } from '../appointments/rehearse.commands.ts'
import type { Planned } from '../appointments/staff-change.ts'
import type { Attempt, Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { type Chosen, type Handover, handOne } from './handover.commands.ts'

/** What would be said of one appointment, or why nothing can be done to it: the very write, taken back. */
export function rehearseOne(
  db: Db,
  handover: Omit<Handover, 'chosen'>,
  chosen: Chosen,
  actor: Actor,
  now: EpochSeconds,
): Attempt<readonly Planned[]> {
  let planned: Attempt<readonly Planned[]> = { ok: true, value: [] }
  db.rehearse(() => {
    const done = handOne(db, handover, chosen, actor, now)
    planned = done.ok ? { ok: true, value: plannedOf(db, done.value) } : done
  })
  return planned
}
