import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Gate, MessageKind, Subject } from './messages.ts'
import type { Plan } from './plan.ts'
import type { Sending } from './ways.ts'

/** A message about appointments, as it is put into the outbox. */
export interface NewMessage {
  readonly kind: MessageKind
  readonly channel: Sending
  /** The one that stands for all. */
  readonly head: Pick<Subject, 'attendeeId' | 'patientId'>
  /** Why it does not leave; undefined: it waits. */
  readonly gate: Gate | undefined
  readonly dueAt: EpochSeconds
  readonly usefulUntil: EpochSeconds
  readonly byStaff: boolean
  /** Whoever is not reached has to be phoned (rule 29). */
  readonly mustReach: boolean
  readonly changeId: number | null
}

/** Part of a write; returns its id. */
export function insertMessage(db: Db, message: NewMessage, now: EpochSeconds): number {
  const { kind, channel, head, gate } = message
  return db.insert('message', {
    kind,
    channel,
    attendee_id: head.attendeeId,
    patient_id: head.patientId,
    state: gate ? 'skipped' : 'waiting',
    reason: gate ?? null,
    due_at: message.dueAt,
    useful_until: message.usefulUntil,
    settled_at: gate ? now : null,
    created_at: now,
    by_staff: message.byStaff ? 1 : 0,
    must_reach: message.mustReach ? 1 : 0,
    change_id: message.changeId,
  })
}

/** One appointment that it is about. */
export interface NewSubject {
  readonly ordinal: number
  /** How it stood as far as the reader knows; null: nothing was told yet. */
  readonly told: Plan | null
  readonly ofChange?: number | null
}

export function insertSubject(
  db: Db,
  messageId: number,
  { kind, channel }: Pick<NewMessage, 'kind' | 'channel'>,
  subject: Pick<Subject, 'appointmentId' | 'attendeeId' | 'scheduleVersion'>,
  { ordinal, told, ofChange = null }: NewSubject,
): void {
  db.insert('message_subject', {
    message_id: messageId,
    appointment_id: subject.appointmentId,
    attendee_id: subject.attendeeId,
    schedule_version: subject.scheduleVersion,
    kind,
    ordinal,
    channel,
    told_starts_at: told?.startsAt ?? null,
    told_ends_at: told?.endsAt ?? null,
    told_calendar_id: told?.calendarId ?? null,
    told_location_id: told?.locationId ?? null,
    told_version: told?.scheduleVersion ?? null,
    of_change: ofChange,
  })
}
