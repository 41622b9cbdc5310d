import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { HandOver, Trouble } from '../lib/hand-over.ts'
import { endJob, failJob } from '../practice/job-runs.commands.ts'
import { findJobRun } from '../practice/job-runs.queries.ts'
import { mostAttempts, retryDelay, serverPause } from './backoff.ts'
import type { Claimed } from './claimed.ts'
import type { Channel } from './messages.ts'
import { putBack, settle } from './outbox.commands.ts'

/** Under which name the state of sending by a channel is kept, for the red bar of every staff page. */
const sendingJobs: Readonly<Record<Channel, string>> = { email: 'send', sms: 'send-sms' }

/** Writes down how a hand-over ended. */
export function conclude(db: Db, message: Claimed, answer: HandOver, now: EpochSeconds): void {
  // Somebody else has the message by now.
  if (answer.outcome === 'withdrawn') return
  if (answer.outcome === 'unknown') {
    settle(db, message, { state: 'unknown', reason: answer.trouble }, now)
  } else if (answer.outcome === 'temporary') {
    const wait = answer.server ? waitForServer : waitForTurn
    wait(db, message, answer, now)
  } else {
    settle(
      db,
      message,
      answer.outcome === 'accepted'
        ? { ...answer, state: 'sent' }
        : { state: 'failed', reason: answer.trouble },
      now,
    )
    noteSuccess(db, message.channel, now)
  }
}

type Temporary = Extract<HandOver, { readonly outcome: 'temporary' }>

/** Not this message's fault, so it does not count against it. */
function waitForServer(db: Db, message: Claimed, answer: Temporary, now: EpochSeconds): void {
  const dueAt = now + (answer.retryAfter ?? serverPause)
  putBack(db, message, { dueAt, attempts: message.attempts, reason: answer.trouble })
  noteTrouble(db, message.channel, answer.trouble, now)
}

function waitForTurn(db: Db, message: Claimed, answer: Temporary, now: EpochSeconds): void {
  const attempts = message.attempts + 1
  if (attempts >= mostAttempts) {
    settle(db, message, { state: 'failed', reason: 'gave-up' }, now)
    return
  }
  const dueAt = now + (answer.retryAfter ?? retryDelay(message.id, attempts))
  putBack(db, message, { dueAt, attempts, reason: answer.trouble })
}

export function noteTrouble(db: Db, channel: Channel, trouble: Trouble, now: EpochSeconds): void {
  const job = sendingJobs[channel]
  if (findJobRun(db, job)?.problem !== trouble) failJob(db, job, trouble, now)
}

function noteSuccess(db: Db, channel: Channel, now: EpochSeconds): void {
  const job = sendingJobs[channel]
  if (findJobRun(db, job)?.failedAt) endJob(db, job, now)
}
