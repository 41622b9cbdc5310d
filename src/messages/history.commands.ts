import type { Db } from '../db/run.ts'
import type { AppointmentEventTable } from '../db/tables/appointment-events.ts'
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
  db.insert('appointment_event', {
    appointment_id: event.appointmentId,
    attendee_id: event.attendeeId ?? null,
    at: now,
    // The command line acts for the practice's machine; the history knows no shell.
    actor: event.actor.kind === 'cli' ? 'system' : event.actor.kind,
    user_id: event.actor.userId,
    action: event.action,
    from_starts_at: event.fromStartsAt ?? null,
    to_starts_at: event.toStartsAt ?? null,
    message_id: event.messageId ?? null,
  })
}
