import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { hurry } from '../messages/messages.commands.ts'
import { hurrySeries } from '../messages/series.commands.ts'
import type { Actor } from '../practice/actor.ts'

/** What waits for the end of the grace leaves now (rule 29). Returns whether anything does. */
export function sendNow(db: Db, appointmentId: number, actor: Actor, now: EpochSeconds): boolean {
  return db.write(() => {
    const people = build.selectFrom('attendee').select('id').where('appointment_id', '=', appointmentId)
    const hurried = db
      .all(people)
      .map(({ id }) => [hurry(db, id, actor, now), hurrySeries(db, id, actor, now)])
    return hurried.flat().includes(true)
  })
}
