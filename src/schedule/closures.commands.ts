import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { Closure } from '../practice/practice.ts'
import { findClosure } from './closures.queries.ts'
import { stampOfClosure } from './closures.ts'

/** Days on which the practice or one location is closed (rule 24). What is booked then stays. Returns its id. */
export function addClosure(db: Db, closure: Closure, actor: Actor, now: number): number {
  return db.write(() => {
    const id = db.insert('closure', columnsOf(closure))
    recordAudit(db, actor, 'added', 'closure', id, now, { from: closure.from, to: closure.to })
    return id
  })
}

/** Several at once, all or none: the public holidays of a year. */
export function addClosures(db: Db, closures: readonly Closure[], actor: Actor, now: number): void {
  db.write(() => {
    for (const closure of closures) addClosure(db, closure, actor, now)
  })
}

/** Changes a closure as its form showed it; refuses with `edited-meanwhile`. */
export function changeClosure(
  db: Db,
  id: number,
  closure: Closure,
  stamp: string,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    refuseChanged(db, id, stamp)
    db.run(build.updateTable('closure').set(columnsOf(closure)).where('id', '=', id))
    recordAudit(db, actor, 'changed', 'closure', id, now, { from: closure.from, to: closure.to })
  })
}

export function removeClosure(db: Db, id: number, stamp: string, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    refuseChanged(db, id, stamp)
    db.run(build.deleteFrom('closure').where('id', '=', id))
    recordAudit(db, actor, 'removed', 'closure', id, now)
  })
}

function refuseChanged(db: Db, id: number, stamp: string): void {
  const closure = findClosure(db, id)
  if (!closure || stampOfClosure(closure) !== stamp) refuse('edited-meanwhile')
}

function columnsOf(closure: Closure) {
  return {
    location_id: closure.locationId,
    from_date: closure.from,
    to_date: closure.to,
    texts: JSON.stringify(closure.texts),
    cover_name: closure.coverName,
    cover_phone: closure.coverPhone,
  }
}
