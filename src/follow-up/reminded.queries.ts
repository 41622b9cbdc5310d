import { sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** Whether an appointment is still as a message was to tell it, for a query over `message_subject` and both its own. */
export const asTold = sql<number>`message_subject.schedule_version = appointment.schedule_version + 1000 * session_moves`

/** What somebody who is reminded by phone still comes to of what the reminder was for, soonest first (rule 5, O15). */
export function listStillReminded(db: Db, messageId: number, now: EpochSeconds) {
  const stands = build
    .selectFrom('message_subject')
    .innerJoin('attendee', 'attendee.id', 'message_subject.attendee_id')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .select([
      'appointment.id as appointmentId',
      'starts_at as startsAt',
      'calendar.public_name as practitioner',
    ])
    .where('message_id', '=', messageId)
    .where('appointment.status', '<>', 'cancelled')
    .where('attendee.cancelled_at', 'is', null)
    .where('present', '=', 1)
    .where(asTold, '=', 1)
    .where('starts_at', '>', now)
  return db.all(stands.orderBy('starts_at').orderBy('appointment.id'))
}
