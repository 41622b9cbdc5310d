import { sql } from 'kysely'
import { build, type Db, perDatabase } from '../db/run.ts'

/**
 * Whether an attendee was asked to choose another time than this very one (rule 35), in a query about both. What was taken
 * back was not asked: before it left, or while somebody was still to phone because it had not arrived.
 */
export const isAskedToChoose = sql<0 | 1>`exists (
  select 1 from message_subject as asked join message on message.id = asked.message_id
  where asked.attendee_id = attendee.id and asked.kind = 'propose'
    and asked.schedule_version = appointment.schedule_version + 1000 * attendee.session_moves
    and coalesce(message.reason, '') <> 'withdrawn'
    and not exists (select 1 from follow_up where message_id = message.id and closed_why = 'withdrawn'))`

/** Whether somebody was asked so of the time as it stands. */
export function wasAskedToChoose(db: Db, attendeeId: number): boolean {
  return queriesOf(db).asked.get(attendeeId)?.asked === 1
}

/** Asked whenever a patient opens the page about a visit. */
const queriesOf = perDatabase((db) => ({
  asked: db.prepare((attendeeId: number) =>
    build
      .selectFrom('attendee')
      .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
      .select(isAskedToChoose.as('asked'))
      .where('attendee.id', '=', attendeeId),
  ),
}))
