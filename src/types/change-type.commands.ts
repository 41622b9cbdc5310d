import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { keepBlock, keptKinds, type Tie } from './keep-block.commands.ts'
import type { KindTurn } from './kind-turns.ts'
import { columnsOf, linkType, type NewType, unlinkType } from './types.commands.ts'
import { findType, listNeeds } from './types.queries.ts'

/** All that can be said of a type. */
export interface TypeChange extends Required<NewType>, Tie {
  readonly blockKindId: number | null
  readonly active: boolean
}

/**
 * Changes a type; the audit says which of its settings. Booked appointments stay as they are. Returns the kinds of block
 * that let in other types now. Refuses with `edited-meanwhile` where the type is no longer the one of this version.
 */
export function changeType(
  db: Db,
  id: number,
  change: TypeChange,
  version: number,
  actor: Actor,
  now: number,
): Attempt<readonly KindTurn[]> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('appointment_type').selectAll().where('id', '=', id))
    if (row?.row_version !== version) refuse('edited-meanwhile')
    const tied = { blockKindId: row.block_kind_id, kept: keptKinds(db) }
    const columns = { ...columnsOf(change), active: change.active ? (1 as const) : (0 as const) }
    const before: Readonly<Record<string, unknown>> = { ...row }
    const changed = Object.entries(columns).filter(([name, value]) => before[name] !== value)
    const settings = [...changed.map(([name]) => name), ...changedLinks(db, id, change)]
    const update = build.updateTable('appointment_type').set(columns).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    unlinkType(db, id)
    linkType(db, id, change)
    recordAudit(db, actor, 'changed', 'appointment-type', id, now, { settings: settings.join(' ') })
    return keepBlock(db, id, change, tied, actor, now)
  })
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
