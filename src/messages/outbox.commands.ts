import { build, type Db } from '../db/run.ts'
import { closeOfMessage } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { theSystem } from '../practice/actor.ts'
import { recordAttempt } from './attempts.commands.ts'
import { phoneInstead } from './call-list.commands.ts'
import type { Claimed } from './claimed.ts'
import { goOtherwise } from './fallback.commands.ts'
import { recordEvent } from './history.commands.ts'
import type { Reason } from './messages.ts'
import { listResendOf } from './one-message.queries.ts'
import { listAbout } from './outbox.queries.ts'
import { remindByPhone } from './to-remind.commands.ts'

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

/** What is about no appointment is in no history. */
function noteEnd(db: Db, id: number, kind: string, end: Settlement, now: EpochSeconds): void {
  if (kind === 'confirm-contact' || kind === 'trial') return
  recordEnd(db, id, end, now)
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
