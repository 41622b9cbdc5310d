import { build, type Db, perDatabase } from '../db/run.ts'
import type { AppointmentEventTable } from '../db/tables/appointments.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'

export interface HistoryEvent {
  readonly appointmentId: number
  readonly attendeeId?: number | null
  readonly action: AppointmentEventTable['action']
  readonly actor: Actor
  /** The start before and after, where the event changed it. */
  readonly fromStartsAt?: number | null
  readonly toStartsAt?: number | null
  readonly messageId?: number | null
}

/** One line in the history of an appointment: ids and times only. It lives here because messages write history too. */
export function recordEvent(db: Db, event: HistoryEvent, now: EpochSeconds): void {
  const { appointmentId, attendeeId = null, action, actor } = event
  const { fromStartsAt = null, toStartsAt = null, messageId = null } = event
  // The command line acts for the practice's machine; the history knows no shell.
  const by = actor.kind === 'cli' ? 'system' : actor.kind
  const change = [fromStartsAt, toStartsAt, messageId] as const
  lines(db).run(appointmentId, attendeeId, now, by, actor.userId, action, ...change)
}

type Row = Required<Pick<AppointmentEventTable, 'actor' | 'action'>>

const lines = perDatabase((db) =>
  db.prepare(
    (
      appointment_id: number,
      attendee_id: number | null,
      at: number,
      actor: Row['actor'],
      user_id: number | null,
      action: Row['action'],
      from_starts_at: number | null,
      to_starts_at: number | null,
      message_id: number | null,
    ) =>
      build
        .insertInto('appointment_event')
        .values({
          appointment_id,
          attendee_id,
          at,
          actor,
          user_id,
          action,
          from_starts_at,
          to_starts_at,
          message_id,
        }),
  ),
)
