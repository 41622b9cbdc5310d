import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** In seconds: what was picked up before yesterday's work is forgotten. */
const kept = 43_200

/** What a user has in hand to move, with the version it had; undefined: nothing. */
export function findPickedUp(
  db: Db,
  userId: number,
  now: EpochSeconds,
): { readonly appointmentId: number; readonly rowVersion: number } | undefined {
  const mine = build
    .selectFrom('picked_up')
    .where('user_id', '=', userId)
    .where('at', '>', now - kept)
  return db.get(mine.select(['appointment_id as appointmentId', 'row_version as rowVersion']))
}
