import { sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { isAskedToChoose } from './asked.queries.ts'
import type { Gate } from './messages.ts'

export interface ReminderWindow {
  /** The starts that count: from `from` on, before `to`. */
  readonly from: EpochSeconds
  readonly to: EpochSeconds
  readonly dueAt: EpochSeconds
  /** Which of the reminders of an appointment it is. */
  readonly ordinal: number
}

/**
 * The attendees of live appointments in the window who have not had this reminder of this version yet; one that came to
 * nothing counts for nothing. Nobody whose booking, or whose word of this very time, came after it was due (rule 32); while
 * that word waits, nothing is decided.
 */
export function listUnreminded(db: Db, window: ReminderWindow): readonly number[] {
  const query = build
    .selectFrom('appointment')
    .innerJoin('attendee', 'attendee.appointment_id', 'appointment.id')
    .select('attendee.id')
    .where('appointment.starts_at', '>=', window.from)
    .where('appointment.starts_at', '<', window.to)
    .where('appointment.status', '<>', 'cancelled')
    .where('appointment.booked_at', '<=', window.dueAt)
    .where('attendee.cancelled_at', 'is', null)
    .where('attendee.present', '=', 1)
    .where(isAskedToChoose, '=', 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message_subject as reminder')
            .innerJoin('message', 'message.id', 'reminder.message_id')
            .select('reminder.message_id')
            .whereRef('reminder.attendee_id', '=', 'attendee.id')
            .where(isOfThePlan('reminder'))
            .where('reminder.kind', '=', 'reminder')
            // Below none stands what has been planned anew.
            .where('reminder.ordinal', '>', 0)
            .where(counts)
            // One that was made since has said it, whichever it was.
            .where(({ or, eb }) =>
              or([eb('reminder.ordinal', '=', window.ordinal), eb('message.created_at', '>=', window.dueAt)]),
            ),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message_subject as told')
            .innerJoin('message', 'message.id', 'told.message_id')
            .select('told.message_id')
            .whereRef('told.attendee_id', '=', 'attendee.id')
            .where(isOfThePlan('told'))
            .where('told.kind', 'in', [
              'confirmation',
              'moved',
              'reassigned',
              'series-created',
              'series-moved',
            ])
            .where(({ or, eb, and }) =>
              or([
                eb('message.state', 'in', ['waiting', 'claimed', 'handing-over']),
                eb('message.created_at', '>', window.dueAt),
                and([
                  eb('message.state', 'in', ['sent', 'delivered']),
                  eb('message.settled_at', '>', window.dueAt),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('appointment.starts_at')
    .orderBy('attendee.id')
  return db.all(query).map((row) => row.id)
}

/**
 * What kept a reminder from leaving and is over by now, where its appointment is found again: the cancellation, the absence
 * or the move was taken back, or the practice sends again.
 */
const passing: readonly Gate[] = ['cancelled', 'not-present', 'outdated', 'practice-off', 'reminder-off']

/**
 * Whoever stopped such messages wants them again: by this channel they may be written to. Not if somebody has reached them
 * by phone meanwhile.
 */
const isAllowedAgain = sql<boolean>`back.reason = 'unsubscribed'
  and not exists (select 1 from unsubscription as stop
    where back.channel = 'email' and stop.email_folded = attendee.contact_folded)
  and not exists (select 1 from sms_stop as stop
    where back.channel = 'sms' and stop.mobile = attendee.contact_mobile)
  and not exists (select 1 from visit_text_stop as stop
    where back.channel = 'sms' and stop.attendee_id = attendee.id)
  and not exists (select 1 from follow_up as phoned
    where phoned.message_id = back.id and phoned.closed_by is not null)`

/** It has left, or still may, or nothing has changed since it did not. */
const counts = sql<boolean>`(
  message.state in ('waiting', 'claimed', 'handing-over', 'sent', 'delivered', 'unknown') or not exists (
    select 1 from message_subject as kept join message as back on back.id = kept.message_id
    where kept.attendee_id = reminder.attendee_id and kept.kind = reminder.kind
      and kept.schedule_version = reminder.schedule_version and kept.ordinal = reminder.ordinal
      and back.state = 'skipped' and (back.reason in (${sql.join(passing)}) or (${isAllowedAgain}))))`

/** As `planVersion` counts. */
function isOfThePlan(subject: 'reminder' | 'told') {
  const version = sql.ref(`${subject}.schedule_version`)
  return sql<boolean>`${version} = appointment.schedule_version + 1000 * attendee.session_moves`
}
