import { build, type Db } from '../db/run.ts'
import { closeOfMessage } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { theSystem } from '../practice/actor.ts'
import { recordAttempt } from './attempts.commands.ts'
import { phoneInstead } from './call-list.commands.ts'
import { goOtherwise } from './fallback.commands.ts'
import { recordEvent } from './history.commands.ts'
import {
  type Channel,
  isLetterKind,
  isSeriesKind,
  type LetterKind,
  type Reason,
  type SeriesKind,
} from './messages.ts'
import { listResendOf } from './one-message.queries.ts'
import { listAbout, listDue, type OutboxRow } from './outbox.queries.ts'
import { isStaffKind, type StaffKind } from './staff-mail.ts'
import { remindByPhone } from './to-remind.commands.ts'

/** A message taken out of the waiting ones; only who holds the claim may go on with it. */
export type Claimed = ClaimedForPatient | ClaimedForStaff | ClaimedQuestion | ClaimedForSoftware

interface Held {
  readonly id: number
  readonly claim: Buffer
  readonly usefulUntil: EpochSeconds
  /** How often this very message was refused for now. */
  readonly attempts: number
  readonly channel: Channel
}

export type ClaimedForPatient = ClaimedLetter | ClaimedOfSeries

interface ClaimedLetter extends Held, About {
  readonly kind: LetterKind | 'dialogue'
  readonly byStaff: boolean
  readonly createdAt: EpochSeconds
}

/** One about several appointments; `About` is the one that stands for all. */
export interface ClaimedOfSeries extends Held, About {
  readonly kind: SeriesKind
  readonly byStaff: boolean
  readonly createdAt: EpochSeconds
}

export interface ClaimedForStaff extends Held {
  readonly kind: StaffKind
  readonly userId: number
  readonly about: About | undefined
}

/** One that asks whether a contact is somebody's own (rule 6). */
export interface ClaimedQuestion extends Held {
  readonly kind: 'confirm-contact'
  readonly contactId: number
}

/** One that other software asked for, about no appointment. */
export interface ClaimedForSoftware extends Held {
  readonly kind: 'api'
  readonly patientId: number
  readonly contactId: number
  readonly byStaff: false
  readonly createdAt: EpochSeconds
}

export interface About {
  readonly attendeeId: number
  readonly appointmentId: number
  readonly scheduleVersion: number
}

/** Takes due messages by compare-and-set, so that two senders never take the same one. */
export function claimDue(
  db: Db,
  channel: Channel,
  now: EpochSeconds,
  claim: Buffer,
  limit: number,
): readonly Claimed[] {
  return db.write(() => listDue(db, channel, now, limit).flatMap((row) => takeOne(db, row, claim, now)))
}

/** What the ledger keeps of a message that leaves. */
export interface AsSent {
  /** Masked. */
  readonly to: string
  readonly toHash: Buffer
  /** '' for a text message. */
  readonly subject: string
  readonly text: string
  /** Of a text message. */
  readonly segments?: number
  /** What the gateway knows it by, the same at every attempt. */
  readonly ref?: string
}

/** The second mark, set just before a message leaves: what stands here after a crash may have arrived. */
export function markHandingOver(
  db: Db,
  message: Pick<Claimed, 'id' | 'claim'>,
  as: AsSent,
  now: EpochSeconds,
): boolean {
  const what = { subject_as_sent: as.subject, text_as_sent: as.text, segments: as.segments ?? null }
  // The gateway's own name for an earlier attempt is none for this one.
  const refs = { text_ref: as.ref ?? null, gateway_ref: null }
  const sent = { to_masked: as.to, to_hash: as.toHash, ...what, ...refs }
  const mark = { state: 'handing-over' as const, handing_over_at: now, ...sent }
  const held = build.updateTable('message').set(mark).where('id', '=', message.id)
  return db.run(held.where('state', '=', 'claimed').where('claim', '=', message.claim)).changes === 1
}

export type Settlement =
  | {
      readonly state: 'sent'
      readonly ref: string
      readonly segments?: number | undefined
      readonly costMicros?: number | undefined
    }
  | { readonly state: 'failed' | 'unknown' | 'skipped'; readonly reason: Reason }

/** The end of a message, with its line in the history. False where somebody else has ended it meanwhile. */
export function settle(
  db: Db,
  message: Pick<Claimed, 'id' | 'claim'> & { readonly kind: Claimed['kind'] | 'trial' },
  end: Settlement,
  now: EpochSeconds,
): boolean {
  return db.write(() => {
    if (end.state !== 'skipped')
      recordAttempt(db, message, end.state, end.state === 'sent' ? null : end.reason)
    const how = end.state === 'sent' ? sentAs(end) : { reason: end.reason }
    const { changes } = db.run(
      build
        .updateTable('message')
        .set({ state: end.state, settled_at: now, claim: null, ...how })
        .where('id', '=', message.id)
        .where('state', 'in', ['claimed', 'handing-over'])
        .where('claim', '=', message.claim),
    )
    if (changes === 1) noteEnd(db, message.id, message.kind, end, now)
    return changes === 1
  })
}

/** What the gateway did not say stays as it was counted. */
function sentAs({ ref, segments, costMicros }: Settlement & { state: 'sent' }) {
  return {
    reason: null,
    gateway_ref: ref,
    ...(segments === undefined ? {} : { segments }),
    ...(costMicros === undefined ? {} : { cost_micros: costMicros }),
  }
}

/** Back among the waiting ones until `dueAt`; the reason says why it has not left yet. */
export function putBack(
  db: Db,
  message: Claimed,
  next: { readonly dueAt: EpochSeconds; readonly attempts: number; readonly reason: Reason | null },
): void {
  const row = { state: 'waiting' as const, due_at: next.dueAt, attempts: next.attempts, reason: next.reason }
  const held = build.updateTable('message').set({ ...row, claim: null, claimed_at: null })
  db.write(() => {
    // Without a reason it has only to wait for its hour.
    if (next.reason !== null) recordAttempt(db, message, 'waiting', next.reason)
    db.run(held.where('id', '=', message.id).where('claim', '=', message.claim))
  })
}

function takeOne(db: Db, row: OutboxRow, claim: Buffer, now: EpochSeconds): Claimed[] {
  const message = claimedAs(row, claim)
  if (!message) return []
  const { changes } = db.run(
    build
      .updateTable('message')
      .set({ state: 'claimed', claim, claimed_at: now })
      .where('id', '=', row.id)
      .where('state', '=', 'waiting'),
  )
  return changes === 0 ? [] : [message]
}

function claimedAs(row: OutboxRow, claim: Buffer): Claimed | undefined {
  const { id, kind, attempts, user_id: userId, contact_id: contactId } = row
  const channel = row.channel === 'sms' ? 'sms' : 'email'
  const held = { id, claim, attempts, channel, usefulUntil: row.useful_until } as const
  const about = aboutOf(row)
  if (kind === 'confirm-contact') return contactId === null ? undefined : { ...held, kind, contactId }
  if (kind === 'api') return claimedForSoftware(row, held)
  if (isStaffKind(kind) && userId !== null) return { ...held, kind, userId, about }
  if (!about) return undefined
  const made = { byStaff: row.by_staff === 1, createdAt: row.created_at }
  if (isSeriesKind(kind)) return { ...held, kind, ...about, ...made }
  return isLetterKind(kind) || kind === 'dialogue' ? { ...held, kind, ...about, ...made } : undefined
}

function claimedForSoftware(row: OutboxRow, held: Held): ClaimedForSoftware | undefined {
  const { patient_id: patientId, contact_id: contactId, created_at: createdAt } = row
  if (patientId === null || contactId === null) return undefined
  return { ...held, kind: 'api', patientId, contactId, byStaff: false, createdAt }
}

/** What is about no appointment is in no history. */
function noteEnd(db: Db, id: number, kind: string, end: Settlement, now: EpochSeconds): void {
  if (kind === 'confirm-contact' || kind === 'trial') return
  recordEnd(db, id, end, now)
}

/** The appointment that a message is about, if any. */
function aboutOf(row: OutboxRow): About | undefined {
  const { attendee_id: attendeeId, appointment_id: appointmentId, schedule_version: scheduleVersion } = row
  if (attendeeId === null || appointmentId === null || scheduleVersion === null) return undefined
  return { attendeeId, appointmentId, scheduleVersion }
}

/** The line in the history of each appointment that it is about; whoever had to be reached and was not is phoned (rule 29). */
export function recordEnd(
  db: Db,
  messageId: number,
  end:
    | { readonly state: 'sent' }
    | { readonly state: 'failed' | 'unknown' | 'skipped'; readonly reason: Reason },
  now: EpochSeconds,
): void {
  const action = `message-${end.state}` as const
  for (const about of listAbout(db, messageId))
    recordEvent(db, { ...about, action, actor: theSystem, messageId }, now)
  if (end.state === 'sent') {
    // Whoever was to be phoned about the first one has been told by this one.
    for (const id of [messageId, ...listResendOf(db, messageId)]) closeOfMessage(db, id, 'sent', now)
  } else if (!goOtherwise(db, messageId, end, now)) {
    phoneInstead(db, messageId, end.reason, now)
    if (end.state !== 'unknown') remindByPhone(db, messageId, end.reason, now)
  }
}
