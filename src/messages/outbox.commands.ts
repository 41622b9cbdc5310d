import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { theSystem } from '../practice/actor.ts'
import { retryDelay } from './backoff.ts'
import { recordEvent } from './history.commands.ts'
import { isMessageKind, type MessageKind, type Reason } from './messages.ts'

/** A message taken out of the waiting ones; only who holds the claim may go on with it. */
export interface Claimed {
  readonly id: number
  readonly claim: Buffer
  readonly kind: MessageKind
  readonly attendeeId: number
  readonly appointmentId: number
  readonly scheduleVersion: number
  readonly usefulUntil: EpochSeconds
  /** How often this very message was refused for now. */
  readonly attempts: number
}

/** Takes due messages by compare-and-set, so that two senders never take the same one. */
export function claimDue(db: Db, now: EpochSeconds, claim: Buffer, limit: number): readonly Claimed[] {
  return db.write(() => db.all(dueQuery(now, limit)).flatMap((row) => takeOne(db, row, claim, now)))
}

/** The second mark, set just before a message leaves: what stands here after a crash may have arrived. */
export function markHandingOver(
  db: Db,
  message: Claimed,
  as: { readonly to: string; readonly subject: string; readonly text: string },
  now: EpochSeconds,
): boolean {
  const sent = { to_masked: as.to, subject_as_sent: as.subject, text_as_sent: as.text }
  const mark = { state: 'handing-over' as const, handing_over_at: now, ...sent }
  const held = build.updateTable('message').set(mark).where('id', '=', message.id)
  return db.run(held.where('state', '=', 'claimed').where('claim', '=', message.claim)).changes === 1
}

export type Settlement =
  | { readonly state: 'sent'; readonly ref: string }
  | { readonly state: 'failed' | 'unknown' | 'skipped'; readonly reason: Reason }

/** The end of a message, with its line in the history. False where somebody else has ended it meanwhile. */
export function settle(db: Db, message: Claimed, end: Settlement, now: EpochSeconds): boolean {
  return db.write(() => {
    const how = end.state === 'sent' ? { reason: null, gateway_ref: end.ref } : { reason: end.reason }
    const { changes } = db.run(
      build
        .updateTable('message')
        .set({ state: end.state, settled_at: now, claim: null, ...how })
        .where('id', '=', message.id)
        .where('state', 'in', ['claimed', 'handing-over'])
        .where('claim', '=', message.claim),
    )
    if (changes === 1) recordEnd(db, message, message.id, end.state, now)
    return changes === 1
  })
}

/** Back among the waiting ones until `dueAt`; the reason says why it has not left yet. */
export function putBack(
  db: Db,
  message: Claimed,
  next: { readonly dueAt: EpochSeconds; readonly attempts: number; readonly reason: Reason },
): void {
  const row = { state: 'waiting' as const, due_at: next.dueAt, attempts: next.attempts, reason: next.reason }
  const held = build.updateTable('message').set({ ...row, claim: null, claimed_at: null })
  db.run(held.where('id', '=', message.id).where('claim', '=', message.claim))
}

/**
 * What an earlier process left behind, at the start: claimed messages have not left and wait again; those being handed
 * over may have arrived, are never sent again by themselves, and stand in the ledger as unclear.
 */
export function recoverMessages(
  db: Db,
  now: EpochSeconds,
): { readonly waiting: number; readonly unknown: number } {
  return db.write(() => {
    const waiting = db.run(
      build
        .updateTable('message')
        .set({ state: 'waiting', claim: null, claimed_at: null })
        .where('state', '=', 'claimed'),
    )
    const unclear = db.all(withSubject().where('message.state', '=', 'handing-over'))
    for (const row of unclear) endUnclaimed(db, row, { state: 'unknown', reason: 'interrupted' }, now)
    return { waiting: waiting.changes, unknown: unclear.length }
  })
}

/** Ends what has waited until it helps nobody: skipped if it was never tried, failed if it was. */
export function expireMessages(db: Db, now: EpochSeconds): number {
  const late = db.all(
    withSubject().where('message.state', '=', 'waiting').where('message.useful_until', '<=', now),
  )
  if (late.length === 0) return 0
  return db.write(() => {
    for (const row of late) {
      const tried = row.attempts > 0 || row.reason !== null
      const end = tried
        ? ({ state: 'failed', reason: 'expired' } as const)
        : ({ state: 'skipped', reason: 'too-late' } as const)
      endUnclaimed(db, row, end, now)
    }
    return late.length
  })
}

/**
 * Claims that their own sender forgot, because something threw between claim and hand-over, wait again a little longer
 * each time: one message that cannot be written stops no other.
 */
export function releaseForgotten(db: Db, now: EpochSeconds): void {
  const forgotten = build
    .selectFrom('message')
    .select(['id', 'attempts'])
    .where('state', '=', 'claimed')
    .where('claimed_at', '<=', now - forgottenAfter)
  for (const { id, attempts } of db.all(forgotten)) {
    const again = { state: 'waiting' as const, claim: null, claimed_at: null, attempts: attempts + 1 }
    const due = { due_at: now + retryDelay(id, attempts + 1) }
    db.run(
      build
        .updateTable('message')
        .set({ ...again, ...due })
        .where('id', '=', id)
        .where('state', '=', 'claimed'),
    )
  }
}

const forgottenAfter = 60

function dueQuery(now: EpochSeconds, limit: number) {
  return withSubject()
    .where('message.state', '=', 'waiting')
    .where('message.due_at', '<=', now)
    .where('message.useful_until', '>', now)
    .orderBy('message.due_at')
    .orderBy('message.id')
    .limit(limit)
}

interface Row {
  readonly id: number
  readonly kind: string
  readonly attempts: number
  readonly useful_until: number
  readonly reason: string | null
  readonly appointment_id: number
  readonly attendee_id: number
  readonly schedule_version: number
}

function withSubject() {
  return build
    .selectFrom('message')
    .innerJoin('message_subject', 'message_subject.message_id', 'message.id')
    .select(['message.id', 'message.kind', 'message.attempts', 'message.useful_until', 'message.reason'])
    .select([
      'message_subject.appointment_id',
      'message_subject.attendee_id',
      'message_subject.schedule_version',
    ])
}

function takeOne(db: Db, row: Row, claim: Buffer, now: EpochSeconds): Claimed[] {
  const { id, kind, attempts } = row
  if (!isMessageKind(kind)) return []
  const { changes } = db.run(
    build
      .updateTable('message')
      .set({ state: 'claimed', claim, claimed_at: now })
      .where('id', '=', id)
      .where('state', '=', 'waiting'),
  )
  if (changes === 0) return []
  const about = {
    attendeeId: row.attendee_id,
    appointmentId: row.appointment_id,
    scheduleVersion: row.schedule_version,
  }
  return [{ id, claim, kind, attempts, usefulUntil: row.useful_until, ...about }]
}

function endUnclaimed(
  db: Db,
  row: Row,
  end: { readonly state: 'failed' | 'unknown' | 'skipped'; readonly reason: Reason },
  now: EpochSeconds,
): void {
  const how = { state: end.state, reason: end.reason, settled_at: now, claim: null }
  db.run(build.updateTable('message').set(how).where('id', '=', row.id))
  const about = { appointmentId: row.appointment_id, attendeeId: row.attendee_id }
  recordEnd(db, about, row.id, end.state, now)
}

function recordEnd(
  db: Db,
  about: { readonly appointmentId: number; readonly attendeeId: number },
  messageId: number,
  state: 'sent' | 'failed' | 'unknown' | 'skipped',
  now: EpochSeconds,
): void {
  const { appointmentId, attendeeId } = about
  recordEvent(db, { appointmentId, attendeeId, action: `message-${state}`, actor: theSystem, messageId }, now)
}
