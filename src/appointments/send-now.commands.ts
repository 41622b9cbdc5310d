import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { hurry } from '../messages/messages.commands.ts'
import type { Actor } from '../practice/actor.ts'

/** What waits for the end of the grace leaves now (rule 29). Returns whether anything does. */
export function sendNow(db: Db, appointmentId: number, actor: Actor, now: EpochSeconds): boolean {
  return db.write(() => {
    const people = build.selectFrom('attendee').select('id').where('appointment_id', '=', appointmentId)
    return db.all(people).filter(({ id }) => hurry(db, id, actor, now)).length > 0
  })
}
