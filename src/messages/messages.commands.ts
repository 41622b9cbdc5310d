import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type Actor, theSystem } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findAutomaticMessage } from './automatic.queries.ts'
import { phoneInstead } from './call-list.commands.ts'
import { failingGate, usefulUntil } from './gates.ts'
import { recordEvent } from './history.commands.ts'
import { insertMessage, insertSubject } from './insert.commands.ts'
import { findSubject } from './messages.queries.ts'
import type { Gate, MessageKind, Subject } from './messages.ts'
import { dueAfterGrace, type Plan } from './plan.ts'
import { isToldOtherwise } from './siblings.queries.ts'
import { smsDueAt } from './sms-hours.ts'
import { findPending, nextOrdinal } from './told.queries.ts'
import { channelsFor, type Sending } from './ways.ts'

/**
 * What just happened to an appointment, inside the transaction in which it did: due at once, or already skipped with the
 * first failing gate, so that the ledger says why nothing leaves. Returns the id of the message.
 */
export function queueAtOnce(db: Db, kind: MessageKind, attendeeId: number, now: EpochSeconds): number {
  const subject = findSubject(db, attendeeId)
  if (!subject) throw new Error(`there is no attendee ${attendeeId} to write to`)
  return queue(db, kind, subject, now, now)
}

/** The confirmation of a booking just made, by its patient. */
export function queueConfirmation(db: Db, attendeeId: number, now: EpochSeconds): number {
  return queueAtOnce(db, 'confirmation', attendeeId, now)
}

/**
 * The confirmation of a booking that staff have just made: it waits a little, in case it is changed (rule 29). Where they
 * chose to tell nobody it is kept, with that reason.
 */
export function queueStaffConfirmation(db: Db, attendeeId: number, now: EpochSeconds, tell = true): number {
  const subject = findSubject(db, attendeeId)
  const grace = findPractice(db)?.messages.graceMinutes
  if (!subject || grace === undefined) throw new Error(`there is no attendee ${attendeeId} to write to`)
  const cause = { told: null, mustReach: false, changeId: null, untold: !tell }
  return queue(db, 'confirmation', subject, dueAfterGrace([subject.startsAt], grace, now), now, cause)
}

/** What staff did, where that is why a message is written. */
export interface StaffCause {
  /** How the appointment stood as far as the patient knows; null: nothing was told yet. */
  readonly told: Plan | null
  /** Whoever is not reached has to be phoned (rule 29). */
  readonly mustReach: boolean
  readonly changeId: number | null
  /** They chose to tell nobody. */
  readonly untold?: boolean
  /** It says that somebody is taken out of an appointment that stands (O18). */
  readonly takenOut?: true
}

/**
 * Puts a message about an appointment into the outbox, one for each channel that it goes by, judged once already. Returns
 * the id of the first.
 */
export function queue(
  db: Db,
  kind: MessageKind,
  subject: Subject,
  dueAt: EpochSeconds,
  now: EpochSeconds,
  cause?: StaffCause,
): number {
  return queueAll(db, kind, subject, dueAt, now, cause)[0]
}

/** The same; returns the ids of all. */
export function queueAll(
  db: Db,
  kind: MessageKind,
  subject: Subject,
  dueAt: EpochSeconds,
  now: EpochSeconds,
  cause?: StaffCause,
): readonly [number, ...number[]] {
  const practice = findPractice(db)
  if (!practice) throw new Error('there is no practice to write for')
  const usefulUntil = usefulUntilOf(kind, subject, cause)
  const { scheduleVersion } = subject
  const takenOut = cause?.takenOut === true
  const common = {
    ...{ kind, scheduleVersion, usefulUntil, takenOut },
    ...templateOf(db, kind, subject.attendeeId),
  }
  const [first, ...others] = channelsFor(kind, subject, practice.messages)
  const why = { kind, byStaff: cause !== undefined, createdAt: now, startsAt: subject.startsAt }
  const about = { ordinal: ordinalOf(db, kind, subject, cause), told: cause?.told ?? null }
  return db.write(() => {
    const insert = (channel: Sending): Judged => {
      const judged = failingGate({ ...common, channel }, subject, practice.messages, now)
      const gate = cause?.untold ? 'by-choice' : judged
      const due = channel === 'sms' ? smsDueAt(dueAt, why, practice) : dueAt
      const message = { kind, channel, head: subject, gate, dueAt: due, usefulUntil, ...byStaff(cause) }
      const id = insertMessage(db, message, now)
      insertSubject(db, id, message, subject, about)
      if (takenOut) db.run(build.insertInto('taken_out').values({ message_id: id }))
      return { id, gate }
    }
    const all = [insert(first), ...others.map(insert)] as const
    for (const { id, gate } of all) if (gate) recordSettled(db, subject, id, gate, now)
    return [all[0].id, ...all.slice(1).map(({ id }) => id)]
  })
}

interface Judged {
  readonly id: number
  readonly gate: Gate | undefined
}

function usefulUntilOf(kind: MessageKind, subject: Subject, cause: StaffCause | undefined): EpochSeconds {
  return usefulUntil(kind, (kind === 'cancelled' && cause?.told?.startsAt) || subject.startsAt)
}

function ordinalOf(db: Db, kind: MessageKind, subject: Subject, cause: StaffCause | undefined): number {
  return kind === 'reminder' ? 1 : nextOrdinal(db, subject, kind, cause !== undefined)
}

function byStaff(cause: StaffCause | undefined) {
  return {
    byStaff: cause !== undefined,
    mustReach: cause?.mustReach === true,
    changeId: cause?.changeId ?? null,
  }
}

/** Whether the practice still sends the text that a message is about, as the gates are told. */
export function templateOf(
  db: Db,
  kind: MessageKind,
  attendeeId: number,
): { readonly templateActive?: boolean } {
  if (kind !== 'dialogue') return {}
  return { templateActive: findAutomaticMessage(db, attendeeId)?.active === true }
}

/**
 * Sends a failed or unclear message once more, while it is of use and its reader is not told otherwise. Returns whether it
 * will be.
 */
export function tryAgain(db: Db, messageId: number, actor: Actor, now: EpochSeconds): boolean {
  return db.write(() => {
    const twice = build.selectFrom('message').select('id').where('id', '=', messageId)
    if (db.get(twice.where(isToldOtherwise, '=', 1))) return false
    const { changes } = db.run(
      build
        .updateTable('message')
        .set({ state: 'waiting', reason: null, attempts: 0, due_at: now, settled_at: null, claim: null })
        .where('id', '=', messageId)
        .where('state', 'in', ['failed', 'unknown'])
        .where('useful_until', '>', now),
    )
    if (changes === 1) recordAudit(db, actor, 'tried-again', 'message', messageId, now)
    return changes === 1
  })
}

/** The same for one message that waits only in case staff change their mind. */
export function sendNowOne(db: Db, messageId: number, actor: Actor, now: EpochSeconds): boolean {
  return db.write(() => {
    const waiting = build.updateTable('message').set({ due_at: now }).where('id', '=', messageId)
    const { changes } = db.run(
      waiting.where('state', '=', 'waiting').where('by_staff', '=', 1).where('due_at', '>', now),
    )
    if (changes === 1) recordAudit(db, actor, 'sent-now', 'message', messageId, now)
    return changes === 1
  })
}

/** A message by staff need not wait any longer. Part of a write; returns whether there was one. */
export function hurry(db: Db, attendeeId: number, actor: Actor, now: EpochSeconds): boolean {
  const message = findPending(db, attendeeId)
  if (!message?.waits) return false
  const waiting = build.updateTable('message').set({ due_at: now }).where('id', 'in', message.messageIds)
  const { changes } = db.run(waiting.where('state', '=', 'waiting').where('due_at', '>', now))
  if (changes > 0) recordAudit(db, actor, 'sent-now', 'message', message.messageIds[0], now)
  return changes > 0
}

function recordSettled(db: Db, subject: Subject, messageId: number, gate: Gate, now: EpochSeconds): void {
  const { appointmentId, attendeeId } = subject
  recordEvent(db, { appointmentId, attendeeId, action: 'message-skipped', actor: theSystem, messageId }, now)
  phoneInstead(db, messageId, gate, now)
}
