import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** How many messages wait for no other reason than that they have not been sent. */
export function countDue(db: Db, now: EpochSeconds): number {
  const query = build
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
  return db.get(query)?.count ?? 0
}
