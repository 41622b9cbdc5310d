import { arranged } from '../db/arranged.ts'
import type { Db } from '../db/run.ts'
import { listRooms } from '../staff/rooms.queries.ts'
import type { AppointmentType } from '../types/types.ts'

/** Where each room and device in use is; null: it goes from place to place. */
export function placesOfResources(db: Db): ReadonlyMap<number, number | null> {
  return arranged(db, readPlaces)
}

/** A type's needs at a location: a chair in another house meets none. */
export function needsAt(db: Db, type: AppointmentType, locationId: number): AppointmentType['needs'] {
  if (type.needs.length === 0) return type.needs
  const places = placesOfResources(db)
  return type.needs.map((need) => need.filter((id) => (places.get(id) ?? locationId) === locationId))
}

function readPlaces(db: Db): ReadonlyMap<number, number | null> {
  return new Map(
    listRooms(db)
      .filter(({ active }) => active)
      .map(({ id, locationId }) => [id, locationId]),
  )
}
