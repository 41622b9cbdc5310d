import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail } from '../lib/email-address.ts'
import { randomToken } from '../lib/token.ts'
import { findContact } from '../patients/confirmation.queries.ts'
import { endJob, failJob } from '../practice/job-runs.commands.ts'
import { findJobRun } from '../practice/job-runs.queries.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { automaticLetter } from './automatic-letter.ts'
import { mostAttempts, retryDelay, serverPause } from './backoff.ts'
import { composeLetter, type Desk } from './compose.ts'
import { contactLetter } from './contact-letter.ts'
import { contactGate, failingGate } from './gates.ts'
import { templateOf } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import { type HandOver, isSeriesKind, type MailGateway, type OutgoingMail, type Trouble } from './messages.ts'
import {
  type Claimed,
  type ClaimedForPatient,
  type ClaimedForStaff,
  type ClaimedOfSeries,
  type ClaimedQuestion,
  claimDue,
  markHandingOver,
  putBack,
  settle,
} from './outbox.commands.ts'
import { countDue } from './outbox.queries.ts'
import { expireMessages, releaseForgotten } from './recovery.commands.ts'
import { listTold } from './series.queries.ts'
import { newsOf } from './series.ts'
import { composeSeries } from './series-letter.ts'
import { findReader } from './staff-mail.queries.ts'
import { writeForStaff } from './staff-post.queries.ts'
import { asTold } from './told.queries.ts'

export interface SenderParts extends Desk {
  readonly db: Db
  /** Undefined: no mail server is set up, and messages wait, visibly. */
  readonly gateway: MailGateway | undefined
  /** Read at every claim and every end: a tick with many messages takes minutes. */
  readonly clock: () => EpochSeconds
  /** Waits, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
}

export interface Sender {
  /** Sends everything that is due, two at a time; during a run the same run is joined. Throws the first fault. */
  tick(): Promise<void>
  /**
   * Claims nothing more; what has begun to leave and has no answer a second later is unclear, what has not begun waits
   * for the next start. Resolves within that second.
   */
  stop(): Promise<void>
}

const lanes = 2
const lastSecond = 1000
/** So many failures of the server itself in a row, and the run ends: the rest need not knock on a shut door. */
const mostKnocks = 3

/** The one that empties the outbox of this process. */
export function createSender(parts: SenderParts): Sender {
  const claim = Buffer.from(randomToken())
  const leaving = new Map<number, Claimed>()
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let over = false
  let failures = 0

  async function run(): Promise<void> {
    do {
      again = false
      failures = 0
      expireMessages(parts.db, parts.clock())
      releaseForgotten(parts.db, parts.clock())
      if (!mayLeave(parts)) return
      const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
      const fault = ends.find((end) => end.status === 'rejected')
      if (fault) throw fault.reason
    } while (again && goesOn())
  }

  function goesOn(): boolean {
    return !stopped && failures < mostKnocks
  }

  async function lane(): Promise<void> {
    while (goesOn()) {
      const [message] = claimDue(parts.db, parts.clock(), claim, 1)
      if (!message) return
      const letter = prepare(parts, message)
      if (letter) await handOver(message, letter)
    }
  }

  async function handOver(message: Claimed, letter: Letter): Promise<void> {
    const answer = await sendWith(parts.gateway, letter.mail, () => begin(message, letter))
    // Then the end has been told by `stop`.
    if (over) return
    leaving.delete(message.id)
    failures = answer.outcome === 'temporary' && answer.server ? failures + 1 : 0
    conclude(parts, message, answer)
  }

  function begin(message: Claimed, { as }: Letter): boolean {
    if (over || !markHandingOver(parts.db, message, as, parts.clock())) return false
    leaving.set(message.id, message)
    return true
  }

  return {
    tick: () => {
      if (stopped) return Promise.resolve()
      again = true
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
    stop: async () => {
      stopped = true
      await Promise.race([Promise.allSettled([running]), parts.pause(lastSecond)])
      over = true
      for (const message of leaving.values())
        settle(parts.db, message, { state: 'unknown', reason: 'stopped' }, parts.clock())
      leaving.clear()
    },
  }
}

const noServer: HandOver = { outcome: 'temporary', trouble: 'no-server', server: true }

async function sendWith(
  gateway: MailGateway | undefined,
  mail: OutgoingMail,
  begin: () => boolean,
): Promise<HandOver> {
  if (!gateway) return noServer
  if (gateway.beginsLate) return gateway.send(mail, begin)
  return begin() ? gateway.send(mail) : { outcome: 'withdrawn' }
}

/** A mail with what the ledger keeps of it. */
interface Letter {
  readonly mail: OutgoingMail
  readonly as: { readonly to: string; readonly subject: string; readonly text: string }
}

/** Whether anything may leave at all; that nothing can is noted where staff see it. */
function mayLeave({ db, gateway, clock }: SenderParts): boolean {
  const practice = findPractice(db)
  if (!practice || practice.messages.pausedAt !== null) return false
  if (gateway) return true
  if (countDue(db, clock()) > 0) noteTrouble(db, 'no-server', clock())
  return false
}

/** Judges the gates once more and writes the letter; undefined where the message does not leave. */
function prepare(parts: SenderParts, message: Claimed): Letter | undefined {
  if ('userId' in message) return prepareForStaff(parts, message)
  const now = parts.clock()
  const practice = findPractice(parts.db)
  if (message.kind === 'confirm-contact') return prepareQuestion(parts, message, practice, now)
  if (isOfSeries(message)) return prepareSeries(parts, message, practice, now)
  const found = findSubject(parts.db, message.attendeeId)
  if (!practice || !found) throw new Error(`message ${message.id} is about nobody`)
  const subject = asTold(parts.db, message, found)
  const announced = { ...message, ...templateOf(parts.db, message.kind, message.attendeeId) }
  const gate = failingGate(announced, subject, practice.messages, now)
  if (gate || subject.email === undefined) {
    settle(parts.db, message, { state: 'skipped', reason: gate ?? 'no-email' }, now)
    return undefined
  }
  const addressed = { ...subject, email: subject.email }
  const { id, kind } = message
  const { mail, kept } =
    kind === 'dialogue'
      ? automaticLetter(parts, id, addressed, practice)
      : composeLetter(parts, { id, kind }, addressed, practice, now)
  return { mail, as: { to: maskEmail(subject.email), subject: mail.subject, text: kept } }
}

function isOfSeries(message: ClaimedForPatient): message is ClaimedOfSeries {
  return isSeriesKind(message.kind)
}

/** The same for one about several appointments: what is over meanwhile is left out, and the rest stays. */
function prepareSeries(
  parts: SenderParts,
  message: ClaimedOfSeries,
  practice: Practice | undefined,
  now: EpochSeconds,
): Letter | undefined {
  const told = listTold(parts.db, message.id)
  const news = newsOf(message.kind, told, now)
  if (!practice || !news) throw new Error(`message ${message.id} is about nobody`)
  const [{ email }] = news.list
  const gate = failingGate(news.announcement, news.list[0], practice.messages, now)
  if (gate || email === undefined) {
    settle(parts.db, message, { state: 'skipped', reason: gate ?? 'no-email' }, now)
    return undefined
  }
  const { mail, kept } = composeSeries(parts, message, email, news.list, practice, now)
  return { mail, as: { to: maskEmail(email), subject: mail.subject, text: kept } }
}

function prepareQuestion(
  parts: SenderParts,
  message: ClaimedQuestion,
  practice: Practice | undefined,
  now: EpochSeconds,
): Letter | undefined {
  const contact = findContact(parts.db, message.contactId)
  if (!practice || !contact) throw new Error(`message ${message.id} is about nobody`)
  const gate = contactGate(contact, practice.messages, now)
  if (gate || contact.email === undefined) {
    settle(parts.db, message, { state: 'skipped', reason: gate ?? 'no-email' }, now)
    return undefined
  }
  const { mail, kept } = contactLetter(parts, message.id, { ...contact, email: contact.email }, practice)
  return { mail, as: { to: maskEmail(contact.email), subject: mail.subject, text: kept } }
}

/** The same for a message to somebody of the staff. */
function prepareForStaff(parts: SenderParts, message: ClaimedForStaff): Letter | undefined {
  const now = parts.clock()
  const practice = findPractice(parts.db)
  const reader = findReader(parts.db, message.userId)
  if (!practice || !reader) throw new Error(`message ${message.id} is for nobody`)
  const letter = writeForStaff(parts.db, parts, message, reader, practice, now)
  if (typeof letter === 'string') {
    settle(parts.db, message, { state: 'skipped', reason: letter }, now)
    return undefined
  }
  const { mail, kept } = letter
  return { mail, as: { to: maskEmail(mail.to), subject: mail.subject, text: kept } }
}

function conclude({ db, clock }: SenderParts, message: Claimed, answer: HandOver): void {
  const now = clock()
  // Somebody else has the message by now.
  if (answer.outcome === 'withdrawn') return
  if (answer.outcome === 'unknown') {
    settle(db, message, { state: 'unknown', reason: answer.trouble }, now)
  } else if (answer.outcome === 'temporary') {
    const wait = answer.server ? waitForServer : waitForTurn
    wait(db, message, answer.trouble, now)
  } else {
    const accepted = answer.outcome === 'accepted'
    settle(
      db,
      message,
      accepted ? { state: 'sent', ref: answer.ref } : { state: 'failed', reason: answer.trouble },
      now,
    )
    noteSuccess(db, now)
  }
}

/** Not this message's fault, so it does not count against it. */
function waitForServer(db: Db, message: Claimed, reason: Trouble, now: EpochSeconds): void {
  putBack(db, message, { dueAt: now + serverPause, attempts: message.attempts, reason })
  noteTrouble(db, reason, now)
}

function waitForTurn(db: Db, message: Claimed, reason: Trouble, now: EpochSeconds): void {
  const attempts = message.attempts + 1
  if (attempts >= mostAttempts) settle(db, message, { state: 'failed', reason: 'gave-up' }, now)
  else putBack(db, message, { dueAt: now + retryDelay(message.id, attempts), attempts, reason })
}

function noteTrouble(db: Db, trouble: Trouble, now: EpochSeconds): void {
  if (findJobRun(db, 'send')?.problem !== trouble) failJob(db, 'send', trouble, now)
}

function noteSuccess(db: Db, now: EpochSeconds): void {
  if (findJobRun(db, 'send')?.failedAt) endJob(db, 'send', now)
}
