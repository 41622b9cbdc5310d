import { build, type Db } from '../db/run.ts'
import type { WouldSuit } from './would-suit.ts'

/** A search that ended without a time that suits; it says nothing of who looked. */
export interface Demand extends WouldSuit {
  readonly typeId: number
  /** null: no location, no practitioner in particular. */
  readonly locationId: number | null
  readonly calendarId: number | null
}

/** Wishes are read for months, not for years. */
const keptFor = 400 * 86_400

export function purgeDemand(db: Db, now: number): number {
  return db.write(() => db.run(build.deleteFrom('unmet_demand').where('at', '<', now - keptFor)).changes)
}

export function keepDemand(db: Db, demand: Demand, now: number): void {
  const { typeId, locationId, calendarId, weekdays, parts } = demand
  db.run(
    build.insertInto('unmet_demand').values({
      at: now,
      type_id: typeId,
      location_id: locationId,
      calendar_id: calendarId,
      weekdays: JSON.stringify(weekdays),
      parts: JSON.stringify(parts),
    }),
  )
}
