import { build, type Db } from '../db/run.ts'
import { closeOfMessage } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type Actor, theSystem } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { phoneInstead } from './call-list.commands.ts'
import { failingGate } from './gates.ts'
import { recordEvent } from './history.commands.ts'
import { insertMessage, insertSubject } from './insert.commands.ts'
import { findSubject } from './messages.queries.ts'
import type { Gate, SeriesKind, Subject } from './messages.ts'
import { dueAfterGrace, type Plan } from './plan.ts'
import { findPendingOfSeries, listWaitingOf } from './series.queries.ts'
import { newsOf } from './series.ts'
import { smsDueAt } from './sms-hours.ts'
import { nextOrdinal } from './told.queries.ts'
import { channelsFor } from './ways.ts'

/** One appointment of a patient that a message about a series tells of. */
export interface SeriesEntry {
  readonly attendeeId: number
  /** How it stood as far as the patient knows; null: nothing was told yet. */
  readonly was: Plan | null
  readonly changeId: number | null
}

export interface Telling {
  /** False: staff chose to tell nobody. */
  readonly tell: boolean
  /** Whoever is not reached has to be phoned (rule 29). */
  readonly mustReach: boolean
}

/**
 * One message about several appointments of one patient (O11, O12), judged once already like any other: the ledger says why
 * nothing leaves. It waits for the grace, as everything that staff cause (rule 29). Part of a write. Returns its
 * id, one for each channel; none where all of it is over.
 */
export function queueSeries(
  db: Db,
  kind: SeriesKind,
  entries: readonly SeriesEntry[],
  how: Telling,
  now: EpochSeconds,
): readonly number[] {
  const told = entries.flatMap((entry) => {
    const subject = findSubject(db, entry.attendeeId)
    return subject ? [{ ...entry, subject, version: subject.scheduleVersion }] : []
  })
  const news = newsOf(kind, told, now)
  const practice = findPractice(db)
  if (!practice || !news) return []
  const starts = told.flatMap(({ subject, was }) => [subject.startsAt, was?.startsAt ?? subject.startsAt])
  const ahead = starts.filter((start) => start > now)
  const dueAt = dueAfterGrace(ahead, practice.messages.graceMinutes, now)
  const [head] = news.list
  const why = { kind, byStaff: true, createdAt: now, startsAt: head.startsAt }
  const abouts = told.map((each) => ({
    ...each,
    ordinal: nextOrdinal(db, each.subject, kind, true),
    told: each.was,
    ofChange: each.changeId,
  }))
  const ids = channelsFor(kind, head, practice.messages).map((channel) => {
    const judged = failingGate({ ...news.announcement, channel }, head, practice.messages, now)
    const gate = how.tell ? judged : 'by-choice'
    const due = channel === 'sms' ? smsDueAt(dueAt, why, practice) : dueAt
    const { usefulUntil } = news.announcement
    const message = { kind, channel, head, gate, dueAt: due, usefulUntil, ...how, ...ofNoChange }
    const id = insertMessage(db, message, now)
    for (const about of abouts) insertSubject(db, id, message, about.subject, about)
    return { id, gate }
  })
  for (const { id, gate } of ids) if (gate) recordSkipped(db, id, told, gate, now)
  return ids.map(({ id }) => id)
}

const ofNoChange = { byStaff: false, changeId: null }

/** What some changes were going to say is not said. Part of a write. */
export function takeBackSeries(db: Db, changeIds: readonly number[], now: EpochSeconds): void {
  for (const id of listWaitingOf(db, changeIds)) {
    const row = { state: 'skipped', reason: 'withdrawn', settled_at: now } as const
    db.run(build.updateTable('message').set(row).where('id', '=', id).where('state', '=', 'waiting'))
    closeOfMessage(db, id, 'withdrawn', now)
  }
}

/** A letter of a series need not wait any longer (rule 29). Part of a write; returns whether there was one. */
export function hurrySeries(db: Db, attendeeId: number, actor: Actor, now: EpochSeconds): boolean {
  const pending = findPendingOfSeries(db, attendeeId)
  if (!pending) return false
  const waiting = build.updateTable('message').set({ due_at: now }).where('id', 'in', pending.messageIds)
  const { changes } = db.run(waiting.where('state', '=', 'waiting').where('due_at', '>', now))
  if (changes > 0) recordAudit(db, actor, 'sent-now', 'message', pending.messageIds[0], now)
  return changes > 0
}

function recordSkipped(
  db: Db,
  messageId: number,
  told: readonly { readonly subject: Subject }[],
  gate: Gate,
  now: EpochSeconds,
): void {
  for (const { subject } of told) {
    const { appointmentId, attendeeId } = subject
    const event = { appointmentId, attendeeId, actor: theSystem, messageId }
    recordEvent(db, { ...event, action: 'message-skipped' }, now)
  }
  phoneInstead(db, messageId, gate, now)
}
