import { sql } from 'kysely'

/**
 * Whether an attendee was asked to choose another time than this very one (rule 35), in a query about both. What was taken
 * back before it left was not asked.
 */
export const isAskedToChoose = sql<0 | 1>`exists (
  select 1 from message_subject as asked join message on message.id = asked.message_id
  where asked.attendee_id = attendee.id and asked.kind = 'propose'
    and asked.schedule_version = appointment.schedule_version + 1000 * attendee.session_moves
    and coalesce(message.reason, '') <> 'withdrawn')`
