import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { unlinkType } from './types.commands.ts'
import { findBlockKind, findType } from './types.queries.ts'
import { kindUses, typeUses } from './uses.queries.ts'

/** Takes away a type that nothing names, with who does it and what it needs; refuses with `in-use`. */
export function removeType(db: Db, id: number, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    if (typeUses(db, id).length > 0) refuse('in-use')
    unlinkType(db, id)
    db.run(build.deleteFrom('appointment_type').where('id', '=', id))
    recordAudit(db, actor, 'removed', 'appointment-type', id, now)
  })
}

/** Nobody books the type any more; what was booked stays (J30). */
export function retireType(db: Db, id: number, actor: Actor, now: number): void {
  db.write(() => {
    if (findType(db, id)?.active !== true) return
    const row = build.updateTable('appointment_type').where('id', '=', id)
    db.run(row.set({ active: 0 }).set('row_version', (eb) => eb('row_version', '+', 1)))
    recordAudit(db, actor, 'retired', 'appointment-type', id, now)
  })
}

/** Takes away a kind of block that stands nowhere; refuses with `in-use`. */
export function removeKind(db: Db, id: number, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    if (kindUses(db, id).length > 0) refuse('in-use')
    db.run(build.deleteFrom('block_kind_type').where('kind_id', '=', id))
    db.run(build.deleteFrom('block_kind').where('id', '=', id))
    recordAudit(db, actor, 'removed', 'block-kind', id, now)
  })
}

/** No new block is made of the kind, and patients book in none; its blocks stay for staff (F30). */
export function retireKind(db: Db, id: number, actor: Actor, now: number): void {
  db.write(() => {
    if (findBlockKind(db, id)?.active !== true) return
    const row = build.updateTable('block_kind').where('id', '=', id)
    db.run(row.set({ active: 0 }).set('row_version', (eb) => eb('row_version', '+', 1)))
    recordAudit(db, actor, 'retired', 'block-kind', id, now)
  })
}
