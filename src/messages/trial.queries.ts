import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** So many tests may leave in an hour: they cost money, and go to any number. */
const mostTests = 10
const hour = 3600

/** When the next test may leave, by the tests that the ledger holds; undefined: now. */
export function trialClosedUntil(db: Db, now: EpochSeconds): EpochSeconds | undefined {
  const recent = build.selectFrom('message').select('created_at').where('kind', '=', 'trial')
  const last = recent.where('created_at', '>', now - hour).orderBy('created_at', 'desc')
  const first = db.get(last.limit(1).offset(mostTests - 1))
  return first && first.created_at + hour
}
