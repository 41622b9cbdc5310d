import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { isKeptFor, typesTiedTo } from './tied.ts'
import { columnsOf, linkType, type NewType, setKindTypes } from './types.commands.ts'
import { findBlockKind, findType, listNeeds, listTypes } from './types.queries.ts'

/** All that can be said of a type. */
export interface TypeChange extends Required<NewType> {
  readonly active: boolean
  /** Whether the blocks it is tied to are kept, online, for the types tied to them (rule 15). */
  readonly keepsBlock: boolean
}

/**
 * Changes a type; the audit says which of its settings. Booked appointments stay as they are. Refuses with
 * `edited-meanwhile` where the type is no longer the one of this version.
 */
export function changeType(
  db: Db,
  id: number,
  change: TypeChange,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('appointment_type').selectAll().where('id', '=', id))
    if (row?.row_version !== version) refuse('edited-meanwhile')
    const kept = keptKinds(db)
    const columns = { ...columnsOf(change), active: change.active ? (1 as const) : (0 as const) }
    const before: Readonly<Record<string, unknown>> = { ...row }
    const changed = Object.entries(columns).filter(([name, value]) => before[name] !== value)
    const settings = [...changed.map(([name]) => name), ...changedLinks(db, id, change)]
    const update = build.updateTable('appointment_type').set(columns).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    unlinkType(db, id)
    linkType(db, id, change)
    recordAudit(db, actor, 'changed', 'appointment-type', id, now, { settings: settings.join(' ') })
    keepBlock(db, change, row.block_kind_id, kept, actor, now)
  })
}

/** The kinds of block that are kept for the types tied to them. */
function keptKinds(db: Db): (kindId: number) => boolean {
  const types = listTypes(db)
  return (kindId) => {
    const kind = findBlockKind(db, kindId)
    return kind !== undefined && isKeptFor(kind, types)
  }
}

function changedLinks(db: Db, id: number, change: TypeChange): readonly string[] {
  const type = findType(db, id)
  const order = (ids: readonly number[] = []) => ids.toSorted((one, other) => one - other).join()
  const needs = (list: TypeChange['needs']) =>
    JSON.stringify(list.map(({ name, resourceIds }) => [name, order(resourceIds)]))
  return [
    ...(order(type?.calendarIds) === order(change.calendarIds) ? [] : ['calendars']),
    ...(order(type?.locationIds) === order(change.locationIds) ? [] : ['locations']),
    ...(needs(listNeeds(db, id)) === needs(change.needs) ? [] : ['needs']),
  ]
}

function unlinkType(db: Db, id: number): void {
  const needs = build.selectFrom('type_need').select('id').where('type_id', '=', id)
  db.run(build.deleteFrom('type_need_resource').where('need_id', 'in', needs))
  db.run(build.deleteFrom('type_need').where('type_id', '=', id))
  db.run(build.deleteFrom('type_calendar').where('type_id', '=', id))
  db.run(build.deleteFrom('type_location').where('type_id', '=', id))
}

/**
 * Keeping sets the allowed types of the kind to those tied to it; giving it up lets in all again. A kind that the type
 * is no longer tied to stays as it is: blocks kept for emergencies must not open by themselves.
 */
function keepBlock(
  db: Db,
  { blockKindId, keepsBlock }: TypeChange,
  before: number | null,
  wasKept: (kindId: number) => boolean,
  actor: Actor,
  now: number,
): void {
  const kind = blockKindId === null ? undefined : findBlockKind(db, blockKindId)
  if (!kind) return
  const tied = typesTiedTo(kind.id, listTypes(db))
  const isSet = kind.types !== 'all' && kind.types.size === tied.length && isKeptFor(kind, listTypes(db))
  if (keepsBlock && !isSet) setKindTypes(db, kind.id, tied, actor, now)
  if (!keepsBlock && before === kind.id && wasKept(kind.id)) setKindTypes(db, kind.id, undefined, actor, now)
}
