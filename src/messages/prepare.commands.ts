import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type {
  Claimed,
  ClaimedForPatient,
  ClaimedForSoftware,
  ClaimedForStaff,
  ClaimedOfSeries,
} from './claimed.ts'
import { failingGate } from './gates.ts'
import { type Written, writeSeriesTo, writeTo } from './letter.ts'
import { templateOf } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import { type Gate, isSeriesKind } from './messages.ts'
import { putBack, settle } from './outbox.commands.ts'
import { prepareQuestion } from './prepare-question.commands.ts'
import { judgeReminder } from './prepare-reminder.commands.ts'
import { mayText, type PrepareParts, type Ready, readyToLeave } from './ready.commands.ts'
import { listTold } from './series.queries.ts'
import { newsOf } from './series.ts'
import { judgeForSoftware } from './software-message.commands.ts'
import { findReader } from './staff-mail.queries.ts'
import { writeForStaff } from './staff-post.queries.ts'
import { isTakenOut } from './taken-out.queries.ts'
import { asTold } from './told.queries.ts'

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
