import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** When an appointment begins, for the question whether something is to be done to it. */
export function findStart(db: Db, appointmentId: number): EpochSeconds | undefined {
  const found = build.selectFrom('appointment').select('starts_at').where('id', '=', appointmentId)
  return db.get(found)?.starts_at
}
