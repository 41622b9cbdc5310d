import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import { cleanText } from '../lib/fold.ts'
import { addressHash } from '../lib/token.ts'
import type { Practice } from '../practice/practice.ts'
import type { OutgoingSms } from '../texting/sms.ts'
import { budgetGate } from './budget.queries.ts'
import type { Claimed } from './claimed.ts'
import type { Desk } from './compose.ts'
import { findTextRef } from './delivery.queries.ts'
import type { Written } from './letter.ts'
import type { OutgoingMail } from './messages.ts'
import { type AsSent, putBack, settle } from './outbox.commands.ts'
import { type Cause, smsDueAt } from './sms-hours.ts'

/** A message that may leave, with what the ledger keeps of it. */
export type Ready =
  | { readonly channel: 'email'; readonly mail: OutgoingMail; readonly as: AsSent }
  | { readonly channel: 'sms'; readonly sms: OutgoingSms; readonly as: AsSent }

export interface PrepareParts extends Desk {
  readonly db: Db
  /** Whether a gateway for text messages is set up. */
  readonly texting: boolean
}

/** What was written, addressed, with what the ledger keeps of it. */
export function readyToLeave(
  { db, keys }: PrepareParts,
  id: number,
  letter: Written,
  practice: Practice,
): Ready {
  const toHash = addressHash(keys, letter.to)
  if (letter.channel === 'email') {
    const { mail, kept, to } = letter
    return { channel: 'email', mail, as: { to: maskEmail(to), toHash, subject: mail.subject, text: kept } }
  }
  const { text, segments, kept, to } = letter
  const ref = findTextRef(db, keys, id)
  const sms = { id, ref, to, from: cleanText(practice.name), text, segments }
  return { channel: 'sms', sms, as: { to: maskPhone(to), toHash, subject: '', text: kept, segments, ref } }
}

/** The gates that only text messages have: a gateway, the hours of the day, and how many there may be (rule 32). */
export function mayText(
  { db, texting }: PrepareParts,
  message: Claimed,
  cause: Cause,
  { sms, as }: Ready & { readonly channel: 'sms' },
  practice: Practice,
  now: EpochSeconds,
): boolean {
  const text = { id: message.id, toHash: as.toHash, segments: sms.segments, cause }
  const gate = texting ? budgetGate(db, text, practice, now) : 'sms-off'
  if (gate) {
    settle(db, message, { state: 'skipped', reason: gate }, now)
    return false
  }
  const dueAt = smsDueAt(now, cause, practice)
  if (dueAt > now) putBack(db, message, { dueAt, attempts: message.attempts, reason: null })
  return dueAt <= now
}
