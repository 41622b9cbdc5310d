import { build, type Db } from '../db/run.ts'

/** What was asked so many seconds ago, two days, may be asked anew. */
const keptFor = 2 * 86_400

/** Forgets what was asked and answered; for the timetable. Returns how many. */
export function forgetRequests(db: Db, now: number): number {
  return db.run(build.deleteFrom('api_request').where('at', '<', now - keptFor)).changes
}
