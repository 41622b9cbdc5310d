import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { changedColumns } from '../practice/changed.ts'
import type { RoomChange } from './rooms.ts'

/**
 * Changes a room or a device; the audit says which of its settings. Booked appointments keep it. Refuses with
 * `edited-meanwhile` where it is no longer the one of this version.
 */
export function changeRoom(
  db: Db,
  id: number,
  change: RoomChange,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('resource').selectAll().where('id', '=', id))
    if (row?.row_version !== version) return refuse('edited-meanwhile')
    const { name, locationId, active } = change
    const columns = { name, location_id: locationId, active: active ? (1 as const) : (0 as const) }
    const update = build.updateTable('resource').set(columns).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    const settings = changedColumns(row, columns).join(' ')
    recordAudit(db, actor, 'changed', 'resource', id, now, { settings })
  })
}
