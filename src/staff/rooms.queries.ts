import { build, type Db } from '../db/run.ts'
import type { Room } from './rooms.ts'

/** Every room and device by name, those no longer in use included. */
export function listRooms(db: Db): readonly Room[] {
  const rows = build.selectFrom('resource').selectAll().where('kind', 'in', ['room', 'device'])
  return db.all(rows.orderBy('sort').orderBy('name').orderBy('id')).map((row) => ({
    id: row.id,
    kind: row.kind === 'device' ? 'device' : 'room',
    name: row.name,
    locationId: row.location_id,
    active: row.active === 1,
    rowVersion: row.row_version,
  }))
}

export function findRoom(db: Db, id: number): Room | undefined {
  return listRooms(db).find((room) => room.id === id)
}
