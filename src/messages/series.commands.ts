import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { theSystem } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { failingGate } from './gates.ts'
import { recordEvent } from './history.commands.ts'
import { findSubject } from './messages.queries.ts'
import type { Gate, SeriesKind, Subject } from './messages.ts'
import { nextOrdinal } from './series.queries.ts'
import { newsOf } from './series.ts'

/**
 * One message about several appointments of one patient (O11, O12), judged once already like any other: the ledger says why
 * nothing leaves. Part of a write. Returns its id; undefined where all of it is over.
 */
export function queueSeries(
  db: Db,
  kind: SeriesKind,
  attendeeIds: readonly number[],
  dueAt: EpochSeconds,
  now: EpochSeconds,
): number | undefined {
  const subjects = attendeeIds.flatMap((id) => findSubject(db, id) ?? [])
  const news = newsOf(
    kind,
    subjects.map((subject) => ({ subject, version: subject.scheduleVersion })),
    now,
  )
  const practice = findPractice(db)
  if (!practice || !news) return undefined
  const [head] = news.list
  const gate = failingGate(news.announcement, head, practice.messages, now)
  const id = insertMessage(db, kind, head, { gate, dueAt, usefulUntil: news.announcement.usefulUntil }, now)
  for (const subject of subjects) insertSubject(db, id, kind, subject)
  if (gate)
    for (const { appointmentId, attendeeId } of subjects) {
      const event = { appointmentId, attendeeId, actor: theSystem, messageId: id }
      recordEvent(db, { ...event, action: 'message-skipped' }, now)
    }
  return id
}

interface Judged {
  readonly gate: Gate | undefined
  readonly dueAt: EpochSeconds
  readonly usefulUntil: EpochSeconds
}

function insertMessage(db: Db, kind: SeriesKind, head: Subject, judged: Judged, now: EpochSeconds): number {
  const { gate, dueAt, usefulUntil } = judged
  return db.insert('message', {
    kind,
    channel: channelOf(head),
    attendee_id: head.attendeeId,
    patient_id: head.patientId,
    state: gate ? 'skipped' : 'waiting',
    reason: gate ?? null,
    due_at: dueAt,
    useful_until: usefulUntil,
    settled_at: gate ? now : null,
    created_at: now,
  })
}

function insertSubject(db: Db, messageId: number, kind: SeriesKind, subject: Subject): void {
  const { appointmentId, attendeeId, scheduleVersion } = subject
  db.insert('message_subject', {
    message_id: messageId,
    appointment_id: appointmentId,
    attendee_id: attendeeId,
    schedule_version: scheduleVersion,
    kind,
    ordinal: nextOrdinal(db, attendeeId, kind, scheduleVersion),
    channel: channelOf(subject),
  })
}

function channelOf({ email }: Subject): 'email' | 'none' {
  return email === undefined ? 'none' : 'email'
}
