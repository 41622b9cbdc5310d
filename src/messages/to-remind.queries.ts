import { sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import { asTold } from '../follow-up/reminded.queries.ts'
import { type EpochSeconds, localStamp } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { isToldByOther } from './siblings.queries.ts'

/** Why nobody has to be reminded by phone any more; undefined as long as one of the appointments is still to come as told. */
export function whyNotToRemind(db: Db, messageId: number, now: EpochSeconds): string | undefined {
  if (isToldByOther(db, messageId) || isRemindedSince(db, messageId)) return 'sent'
  const rows = db.all(
    build
      .selectFrom('message_subject')
      .innerJoin('attendee', 'attendee.id', 'message_subject.attendee_id')
      .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
      .select(['starts_at', 'status', 'attendee.cancelled_at', 'present'])
      .select(asTold.as('as_told'))
      .where('message_id', '=', messageId),
  )
  const ends = rows.map((row) => {
    if (row.status === 'cancelled' || row.cancelled_at !== null || row.present === 0) return 'cancelled'
    if (row.as_told === 0) return 'moved'
    return row.starts_at <= now ? 'over' : undefined
  })
  return ends.includes(undefined) ? undefined : (ends[0] ?? 'over')
}

/** Whether a later reminder of the same plans has left, and of all of them: what kept this one back is over. */
function isRemindedSince(db: Db, messageId: number): boolean {
  const untold = build
    .selectFrom('message_subject as this')
    .select('this.attendee_id')
    .where('this.message_id', '=', messageId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message_subject as later')
            .innerJoin('message', 'message.id', 'later.message_id')
            .select('message.id')
            .whereRef('later.attendee_id', '=', 'this.attendee_id')
            .whereRef('later.schedule_version', '=', 'this.schedule_version')
            .whereRef('later.message_id', '>', 'this.message_id')
            .where('later.kind', '=', 'reminder')
            .where('message.state', 'in', ['sent', 'delivered']),
        ),
      ),
    )
  return db.get(untold) === undefined
}

/** Who need not be reminded by phone of what is still to come, because it was cancelled or moved. */
export function listCalledOff(
  db: Db,
  now: EpochSeconds,
): readonly {
  readonly appointmentId: number
  readonly messageId: number
  readonly closedAt: EpochSeconds
}[] {
  const query = build
    .selectFrom('appointment')
    .innerJoin('follow_up', 'follow_up.appointment_id', 'appointment.id')
    .select(['appointment.id as appointmentId', 'follow_up.message_id', 'closed_at'])
    .where('starts_at', '>', now)
    .where('starts_at', '<', now + furthestReminder)
    // As the index on them says it.
    .where(sql<boolean>`follow_up.category = 'to-remind'`)
    .where('closed_by', 'is', null)
    .where('closed_why', 'in', ['cancelled', 'moved'])
  return db
    .all(query)
    .flatMap(({ appointmentId, message_id: messageId, closed_at: closedAt }) =>
      messageId === null || closedAt === null ? [] : [{ appointmentId, messageId, closedAt }],
    )
}

/** No reminder is further ahead than 60 days. */
const furthestReminder = 61 * 86_400

/** When the appointments of a reminder begin, by the clock of the practice: "11:00", "14:30". */
export function timesOf(db: Db, messageId: number): readonly string[] {
  const zone = findPractice(db)?.zone
  const starts = build
    .selectFrom('message_subject')
    .innerJoin('appointment', 'appointment.id', 'message_subject.appointment_id')
    .select('starts_at')
    .where('message_id', '=', messageId)
    .orderBy('starts_at')
  return zone ? db.all(starts).map((row) => localStamp(zone, row.starts_at).slice(11, 16)) : []
}
