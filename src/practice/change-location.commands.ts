import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from './actor.ts'
import { recordAudit } from './audit.commands.ts'
import type { LocationChange } from './change-location.ts'
import { changedColumns } from './changed.ts'
import { columnsOf } from './functions.ts'
import { type Direction, movedInList } from './order.ts'
import { listEveryLocation, listLocations } from './settings.queries.ts'

/**
 * Changes a location; the audit says which of its settings. Booked appointments keep their place. Refuses with
 * `edited-meanwhile` where it is no longer the one of this version, and with `last-location` where none would be left.
 */
export function changeLocation(
  db: Db,
  id: number,
  change: LocationChange,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('location').selectAll().where('id', '=', id))
    if (row?.row_version !== version) return refuse('edited-meanwhile')
    if (!change.active && listLocations(db).every((each) => each.id === id)) return refuse('last-location')
    const columns = locationColumns(change)
    const update = build.updateTable('location').set(columns).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    const settings = changedColumns(row, columns).join(' ')
    recordAudit(db, actor, 'changed', 'location', id, now, { settings })
  })
}

/** Changes the order in which locations are shown; those no longer in use come last. */
export function moveLocation(db: Db, id: number, direction: Direction, actor: Actor, now: number): void {
  db.write(() => {
    const order = movedInList(listEveryLocation(db), id, direction)
    if (!order) return
    for (const [sort, each] of order.entries())
      db.run(build.updateTable('location').set({ sort }).where('id', '=', each))
    recordAudit(db, actor, `moved-${direction}`, 'location', id, now)
  })
}

function locationColumns(change: LocationChange) {
  return {
    name: change.name,
    address: change.address,
    directions: JSON.stringify(change.directions),
    phone: change.phone,
    out_of_hours_phone: change.outOfHoursPhone,
    out_of_hours_texts: JSON.stringify(change.outOfHours),
    frame_origins: change.frameOrigins.length > 0 ? JSON.stringify(change.frameOrigins) : null,
    lead_hours: change.leadHours,
    horizon_days: change.horizonDays,
    rebook_deadline_hours: change.rebookHours,
    cancel_deadline_hours: change.cancelHours,
    ...columnsOf(change.choices),
    active: change.active ? 1 : 0,
  } as const
}
