import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { Visibility } from '../practice/limits.ts'

export interface NewBlockKind {
  readonly name: string
  readonly colour: number
  readonly web: boolean
  /** Whether new blocks may be of this kind; true unless said. */
  readonly active?: boolean
  /** Its own choice beats type and calendar (P7, rule 12); null: as above. */
  readonly visibility?: Visibility | null
  /** Types allowed in it; undefined: all (J29, J36). */
  readonly typeIds?: readonly number[] | undefined
}

/** Returns the id of the new kind of block (F19). */
export function addBlockKind(db: Db, kind: NewBlockKind, actor: Actor, now: number): number {
  return db.write(() => {
    const count = db.all(build.selectFrom('block_kind').select('id')).length
    const values = {
      name: kind.name,
      colour: kind.colour,
      web: kind.web ? (1 as const) : (0 as const),
      visibility: kind.visibility ?? null,
      sort: count,
    }
    const { id } = db.run(build.insertInto('block_kind').values(values))
    if (kind.typeIds) allowInKind(db, id, kind.typeIds)
    recordAudit(db, actor, 'added', 'block-kind', id, now)
    return id
  })
}

/** Changes a kind of block; acts at once wherever it is used. Refuses a name in use, and what was changed meanwhile. */
export function changeBlockKind(
  db: Db,
  kindId: number,
  kind: NewBlockKind,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const known = build.selectFrom('block_kind').select('row_version').where('id', '=', kindId)
    if (db.get(known)?.row_version !== version) refuse('edited-meanwhile')
    const values = {
      name: kind.name,
      colour: kind.colour,
      web: kind.web ? (1 as const) : (0 as const),
      active: kind.active === false ? (0 as const) : (1 as const),
      visibility: kind.visibility ?? null,
    }
    db.run(build.updateTable('block_kind').set(values).where('id', '=', kindId))
    allowInKind(db, kindId, kind.typeIds)
    recordAudit(db, actor, 'changed', 'block-kind', kindId, now)
  })
}

/** Which types may be booked in blocks of this kind; undefined: all. Acts at once (rule 11). */
export function setKindTypes(
  db: Db,
  kindId: number,
  typeIds: readonly number[] | undefined,
  actor: Actor,
  now: number,
): void {
  db.write(() => {
    allowInKind(db, kindId, typeIds)
    recordAudit(db, actor, 'types-changed', 'block-kind', kindId, now)
  })
}

/** The tick "bookable on the web" of a kind of block: acts at once wherever this kind is used (F18). */
export function setKindWeb(db: Db, kindId: number, web: boolean, actor: Actor, now: number): void {
  db.write(() => {
    const change = build
      .updateTable('block_kind')
      .set({ web: web ? 1 : 0 })
      .where('id', '=', kindId)
    db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
    recordAudit(db, actor, web ? 'put-online' : 'taken-offline', 'block-kind', kindId, now)
  })
}

function allowInKind(db: Db, kindId: number, typeIds: readonly number[] | undefined): void {
  db.run(build.deleteFrom('block_kind_type').where('kind_id', '=', kindId))
  const mode = typeIds ? 'listed' : 'all'
  const change = build.updateTable('block_kind').set({ types_mode: mode }).where('id', '=', kindId)
  db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
  for (const typeId of typeIds ?? [])
    db.run(build.insertInto('block_kind_type').values({ kind_id: kindId, type_id: typeId }))
}
