import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findAbsence } from './absences.queries.ts'
import { type Absence, stampOfAbsence } from './absences.ts'

/** Changes an absence as its form showed it; refuses with `edited-meanwhile`. Booked appointments never move. */
export function changeAbsence(
  db: Db,
  absence: Absence,
  stamp: string,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    refuseChanged(db, absence.id, stamp)
    const { resourceId: resource_id, startsAt: starts_at, endsAt: ends_at, reason } = absence
    const row = build.updateTable('absence').where('id', '=', absence.id)
    db.run(row.set({ resource_id, starts_at, ends_at, reason }))
    recordAudit(db, actor, 'changed', 'absence', absence.id, now)
  })
}

export function removeAbsence(db: Db, id: number, stamp: string, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    refuseChanged(db, id, stamp)
    db.run(build.deleteFrom('absence').where('id', '=', id))
    recordAudit(db, actor, 'removed', 'absence', id, now)
  })
}

function refuseChanged(db: Db, id: number, stamp: string): void {
  const absence = findAbsence(db, id)
  if (!absence || stampOfAbsence(absence) !== stamp) refuse('edited-meanwhile')
}
