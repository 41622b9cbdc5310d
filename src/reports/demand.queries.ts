import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type DemandCount, readList } from './demand.ts'

/** How often each wish was left since an instant: one line for each type, set of weekdays and set of parts of day. */
export function countDemand(db: Db, since: EpochSeconds): readonly DemandCount[] {
  const rows = build
    .selectFrom('unmet_demand')
    .innerJoin('appointment_type', 'appointment_type.id', 'type_id')
    .select((eb) => ['type_id', 'name', 'weekdays', 'parts', eb.fn.countAll<number>().as('count')])
    .where('at', '>=', since)
    .groupBy(['type_id', 'name', 'weekdays', 'parts'])
  return db.all(rows).map((row) => ({
    typeId: row.type_id,
    type: row.name,
    weekdays: readList(row.weekdays),
    parts: readList(row.parts),
    count: row.count,
  }))
}
