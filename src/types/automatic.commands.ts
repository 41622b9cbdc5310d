import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { changedColumns } from '../practice/changed.ts'
import { automaticRow, findAutomatic, typesWith, wasSent } from './automatic.queries.ts'
import type { AutomaticChange } from './automatic.ts'

/** A message for whoever books a type that names it (P18). Returns its id. */
export function addAutomatic(
  db: Db,
  template: Omit<AutomaticChange, 'active'>,
  actor: Actor,
  now: number,
): number {
  return db.write(() => {
    const row = { ...columnsOf({ ...template, active: true }), ...automaticRow }
    const { id } = db.run(build.insertInto('message_template').values(row))
    recordAudit(db, actor, 'added', 'message-template', id, now)
    return id
  })
}

/**
 * Changes one; whoever was written to keeps what it said then. Refuses with `edited-meanwhile` where it is no longer the
 * one of this version.
 */
export function changeAutomatic(
  db: Db,
  id: number,
  change: AutomaticChange,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('message_template').selectAll().where('id', '=', id))
    if (row?.row_version !== version) return refuse('edited-meanwhile')
    const columns = columnsOf(change)
    const update = build.updateTable('message_template').set(columns).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    const settings = changedColumns(row, columns).join(' ')
    recordAudit(db, actor, 'changed', 'message-template', id, now, { settings })
  })
}

/** Takes away one that no type names and nobody was written to with; refuses with `in-use`. */
export function removeAutomatic(db: Db, id: number, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    if (typesWith(db, id).length > 0 || wasSent(db, id)) refuse('in-use')
    db.run(build.deleteFrom('message_template').where('id', '=', id))
    recordAudit(db, actor, 'removed', 'message-template', id, now)
  })
}

/** Nobody is written to with it any more; types that name it send nothing, and say so (P18). */
export function retireAutomatic(db: Db, id: number, actor: Actor, now: number): void {
  db.write(() => {
    if (findAutomatic(db, id)?.active !== true) return
    const row = build.updateTable('message_template').where('id', '=', id)
    db.run(row.set({ active: 0 }).set('row_version', (eb) => eb('row_version', '+', 1)))
    recordAudit(db, actor, 'retired', 'message-template', id, now)
  })
}

function columnsOf({ name, texts, staffToo, active }: AutomaticChange) {
  return {
    name,
    body_texts: JSON.stringify(texts),
    staff_too: staffToo ? (1 as const) : (0 as const),
    active: active ? (1 as const) : (0 as const),
  }
}
