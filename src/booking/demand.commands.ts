import { build, type Db } from '../db/run.ts'
import type { Wished } from './wish.ts'

/** A search that ended without a time that suits; it says nothing of who looked. */
export interface Demand extends Wished {
  readonly typeId: number
  /** null: no location, no practitioner in particular. */
  readonly locationId: number | null
  readonly calendarId: number | null
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
