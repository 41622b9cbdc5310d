import { sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { SpentRow } from './spent.ts'

/** What left by text message between two instants, by kind, with what it was billed: also what did not arrive (O32). */
export function listSpent(
  db: Db,
  from: EpochSeconds,
  until: EpochSeconds,
  priceMicros: number,
): readonly SpentRow[] {
  const segments = sql<number>`coalesce(segments, 1)`
  return db.all(
    build
      .selectFrom('message')
      .select('kind')
      .select([
        sql<number>`count(*)`.as('messages'),
        sql<number>`sum(${segments})`.as('segments'),
        sql<number>`sum(coalesce(cost_micros, ${segments} * ${priceMicros}))`.as('micros'),
        sql<number>`sum(state = 'unknown')`.as('unknown'),
      ])
      .where('channel', '=', 'sms')
      .where('handing_over_at', '>=', from)
      .where('handing_over_at', '<', until)
      .where((or) =>
        or.or([
          or('state', 'in', ['sent', 'delivered', 'unknown']),
          // The gateway had taken it, or had already sent its bill.
          or('reason', '=', 'not-delivered'),
          or('cost_micros', '>', 0),
        ]),
      )
      .groupBy('kind'),
  )
}
