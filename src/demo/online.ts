import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { markAllSeen } from '../online/online.commands.ts'
import type { Actor } from '../practice/actor.ts'

const day = 86_400

/** Reception has looked at what came in online until yesterday; the rest waits. */
export function seeOnline(db: Db, { userId }: Actor, now: EpochSeconds): void {
  const known = build.selectFrom('online_entry').select((eb) => eb.fn.max('event_id').as('id'))
  const upTo = db.get(known.where('at', '<', now - day))?.id
  const scope = { from: 0, calendarIds: undefined }
  if (userId !== null && upTo) markAllSeen(db, { category: 'all', scope, upTo }, userId, now - 3300)
}
