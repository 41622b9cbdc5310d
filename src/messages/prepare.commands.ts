import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import { cleanText } from '../lib/fold.ts'
import { addressHash } from '../lib/token.ts'
import { findContact } from '../patients/confirmation.queries.ts'
import type { AskedContact } from '../patients/confirmation.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { budgetGate } from './budget.queries.ts'
import type { Desk } from './compose.ts'
import { contactLetter } from './contact-letter.ts'
import { findTextRef } from './delivery.queries.ts'
import { contactGate, failingGate } from './gates.ts'
import { type Written, writeSeriesTo, writeTo } from './letter.ts'
import { templateOf } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import { type Gate, isSeriesKind, type OutgoingMail } from './messages.ts'
import {
  type AsSent,
  type Claimed,
  type ClaimedForPatient,
  type ClaimedForSoftware,
  type ClaimedForStaff,
  type ClaimedOfSeries,
  type ClaimedQuestion,
  putBack,
  settle,
} from './outbox.commands.ts'
import { judgeReminder } from './prepare-reminder.commands.ts'
import { listTold } from './series.queries.ts'
import { newsOf } from './series.ts'
import type { OutgoingSms } from './sms.ts'
import { type Cause, smsDueAt } from './sms-hours.ts'
import { composeConfirmSms } from './sms-notices.ts'
import { judgeForSoftware } from './software-message.commands.ts'
import { findReader } from './staff-mail.queries.ts'
import { writeForStaff } from './staff-post.queries.ts'
import { isTakenOut } from './taken-out.queries.ts'
import { asTold } from './told.queries.ts'

/** A message that may leave, with what the ledger keeps of it. */
export type Ready =
  | { readonly channel: 'email'; readonly mail: OutgoingMail; readonly as: AsSent }
  | { readonly channel: 'sms'; readonly sms: OutgoingSms; readonly as: AsSent }

export interface PrepareParts extends Desk {
  readonly db: Db
  /** Whether a gateway for text messages is set up. */
  readonly texting: boolean
}

/** Judges the gates once more and writes the message; undefined where it does not leave, or not yet. */
export function prepare(parts: PrepareParts, message: Claimed, now: EpochSeconds): Ready | undefined {
  if ('userId' in message) return prepareForStaff(parts, message, now)
  const practice = findPractice(parts.db)
  if (!practice) throw new Error('there is no practice to write for')
  if (message.kind === 'confirm-contact') return prepareQuestion(parts, message, practice, now)
  const letter = judged(parts, message, practice, now)
  if ('waitUntil' in letter) {
    putBack(parts.db, message, { dueAt: letter.waitUntil, attempts: message.attempts, reason: null })
    return undefined
  }
  if ('gate' in letter) {
    settle(parts.db, message, { state: 'skipped', reason: letter.gate }, now)
    return undefined
  }
  const ready = readyToLeave(parts, message.id, letter, practice)
  return ready.channel === 'email' ||
    mayText(parts, message, { ...message, startsAt: letter.startsAt }, ready, practice, now)
    ? ready
    : undefined
}

function judged(
  parts: PrepareParts,
  message: ClaimedForPatient | ClaimedForSoftware,
  practice: Practice,
  now: EpochSeconds,
): Judged | Refused | ReturnType<typeof judgeReminder> {
  if (message.kind === 'api') return { ...judgeForSoftware(parts, message, practice), startsAt: now }
  if (isOfSeries(message)) return judgeSeries(parts, message, practice, now)
  return isReminder(message)
    ? judgeReminder(parts, message, practice, now)
    : judge(parts, message, practice, now)
}

interface Refused {
  readonly gate: Gate
}

type Judged = Written & { readonly startsAt: EpochSeconds }

function judge(
  parts: PrepareParts,
  message: Exclude<ClaimedForPatient, ClaimedOfSeries>,
  practice: Practice,
  now: EpochSeconds,
): Judged | Refused {
  const found = findSubject(parts.db, message.attendeeId)
  if (!found) throw new Error(`message ${message.id} is about nobody`)
  const subject = asTold(parts.db, message, found)
  const takenOut = message.kind === 'cancelled' && isTakenOut(parts.db, message.id)
  const announced = { ...message, takenOut, ...templateOf(parts.db, message.kind, message.attendeeId) }
  const gate = failingGate(announced, subject, practice.messages, now)
  if (gate) return { gate }
  return { ...writeTo(parts, message, subject, practice, now), startsAt: subject.startsAt }
}

function isOfSeries(message: ClaimedForPatient): message is ClaimedOfSeries {
  return isSeriesKind(message.kind)
}

function isReminder(
  message: ClaimedForPatient,
): message is ClaimedForPatient & { readonly kind: 'reminder' } {
  return message.kind === 'reminder'
}

/** The same for one about several appointments: what is over meanwhile is left out, and the rest stays. */
function judgeSeries(
  parts: PrepareParts,
  message: ClaimedOfSeries,
  practice: Practice,
  now: EpochSeconds,
): Judged | Refused {
  const news = newsOf(message.kind, listTold(parts.db, message.id), now)
  if (!news) throw new Error(`message ${message.id} is about nobody`)
  const [head] = news.list
  const announced = { ...news.announcement, channel: message.channel }
  const gate = failingGate(announced, head, practice.messages, now)
  if (gate) return { gate }
  return { ...writeSeriesTo(parts, message, news.list, practice, now), startsAt: head.startsAt }
}

function readyToLeave({ db, keys }: PrepareParts, id: number, letter: Written, practice: Practice): Ready {
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
function mayText(
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

function prepareQuestion(
  parts: PrepareParts,
  message: ClaimedQuestion,
  practice: Practice,
  now: EpochSeconds,
): Ready | undefined {
  const contact = findContact(parts.db, message.contactId)
  if (!contact) throw new Error(`message ${message.id} is about nobody`)
  const gate = contactGate(contact, practice.messages, now)
  const question = gate ? undefined : writeQuestion(parts, message.id, contact, practice)
  if (!question) {
    settle(parts.db, message, { state: 'skipped', reason: gate ?? 'no-way' }, now)
    return undefined
  }
  const ready = readyToLeave(parts, message.id, question, practice)
  // Nobody has asked for it but the desk: it keeps to the hours.
  const cause = { kind: 'reminder', byStaff: true, createdAt: now, startsAt: now } as const
  return ready.channel === 'email' || mayText(parts, message, cause, ready, practice, now) ? ready : undefined
}

function writeQuestion(
  desk: Desk,
  id: number,
  contact: AskedContact,
  practice: Practice,
): Written | undefined {
  const { email, mobile } = contact
  if (email !== undefined)
    return { channel: 'email', to: email, ...contactLetter(desk, id, { ...contact, email }, practice) }
  if (mobile === undefined) return undefined
  return { channel: 'sms', to: mobile, ...composeConfirmSms(desk, contact, practice) }
}

/** The same for a message to somebody of the staff. */
function prepareForStaff(
  parts: PrepareParts,
  message: ClaimedForStaff,
  now: EpochSeconds,
): Ready | undefined {
  const practice = findPractice(parts.db)
  const reader = findReader(parts.db, message.userId)
  if (!practice || !reader) throw new Error(`message ${message.id} is for nobody`)
  const letter = writeForStaff(parts.db, parts, message, reader, practice, now)
  if (typeof letter === 'string') {
    settle(parts.db, message, { state: 'skipped', reason: letter }, now)
    return undefined
  }
  const { mail, kept } = letter
  return readyToLeave(parts, message.id, { channel: 'email', to: mail.to, mail, kept }, practice)
}
