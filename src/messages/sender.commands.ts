import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { HandOver } from '../lib/hand-over.ts'
import { randomToken } from '../lib/token.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { SmsGateway } from '../texting/sms.ts'
import { aroundIn } from './around.queries.ts'
import { claimDue } from './claim.commands.ts'
import type { Claimed } from './claimed.ts'
import type { Desk } from './compose.ts'
import { conclude, noteTrouble } from './conclude.commands.ts'
import { type Channel, channels, type MailGateway } from './messages.ts'
import { markHandingOver, settle } from './outbox.commands.ts'
import { countDue } from './outbox.queries.ts'
import { prepare } from './prepare.commands.ts'
import type { Ready } from './ready.commands.ts'
import { expireMessages, releaseForgotten } from './recovery.commands.ts'

export interface SenderParts extends Desk {
  readonly db: Db
  /** Undefined: no mail server is set up, and e-mails wait, visibly. */
  readonly gateway: MailGateway | undefined
  /** Undefined: no gateway for text messages is set up, and what would go that way goes another. */
  readonly sms?: SmsGateway | undefined
  /** Read at every claim and every end: a tick with many messages takes minutes. */
  readonly clock: () => EpochSeconds
  /** Waits, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
}

export interface Sender {
  /**
   * Sends everything that is due, two e-mails and two text messages at a time; during a run the same run is joined. Throws
   * the first fault.
   */
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
  const around = parts.around ?? aroundIn(parts.db)
  const claim = Buffer.from(randomToken())
  const leaving = new Map<number, Claimed>()
  const failures: Record<Channel, number> = { email: 0, sms: 0 }
  /** Until when a gateway has asked to be left alone. */
  const restsUntil: Record<Channel, EpochSeconds> = { email: 0, sms: 0 }
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let over = false

  async function run(): Promise<void> {
    do {
      again = false
      for (const channel of channels) failures[channel] = 0
      expireMessages(parts.db, parts.clock())
      releaseForgotten(parts.db, parts.clock())
      const open = channels.filter((channel) => mayLeave(parts, channel))
      const ends = await Promise.allSettled(
        open.flatMap((channel) => Array.from({ length: lanes }, () => lane(channel))),
      )
      const fault = ends.find((end) => end.status === 'rejected')
      if (fault) throw fault.reason
    } while (again && !stopped && channels.some(goesOn))
  }

  function goesOn(channel: Channel): boolean {
    return !stopped && failures[channel] < mostKnocks && restsUntil[channel] <= parts.clock()
  }

  async function lane(channel: Channel): Promise<void> {
    while (goesOn(channel)) {
      const [message] = claimDue(parts.db, channel, parts.clock(), claim, 1)
      if (!message) return
      const ready = prepare({ ...parts, around, texting: parts.sms !== undefined }, message, parts.clock())
      if (ready) await handOver(message, ready)
      // What does not leave this way may go another at once.
      else again = true
    }
  }

  async function handOver(message: Claimed, ready: Ready): Promise<void> {
    const answer = await send(parts, ready, () => begin(message, ready))
    // Then the end has been told by `stop`.
    if (over) return
    leaving.delete(message.id)
    note(message.channel, answer)
    conclude(parts.db, message, answer, parts.clock())
  }

  function note(channel: Channel, answer: HandOver): void {
    const shut = answer.outcome === 'temporary' && answer.server
    if (answer.outcome === 'permanent') again = true
    failures[channel] = shut ? failures[channel] + 1 : 0
    if (shut && answer.retryAfter !== undefined) restsUntil[channel] = parts.clock() + answer.retryAfter
  }

  function begin(message: Claimed, { as }: Ready): boolean {
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

async function send({ gateway, sms }: SenderParts, ready: Ready, begin: () => boolean): Promise<HandOver> {
  if (ready.channel === 'sms') {
    if (!sms) return noServer
    return begin() ? sms.send(ready.sms) : { outcome: 'withdrawn' }
  }
  if (!gateway) return noServer
  if (gateway.beginsLate) return gateway.send(ready.mail, begin)
  return begin() ? gateway.send(ready.mail) : { outcome: 'withdrawn' }
}

/**
 * Whether anything may leave by a channel at all; that no e-mail can is noted where staff see it. Without a gateway for text
 * messages each is judged all the same: it goes another way.
 */
function mayLeave({ db, gateway, clock }: SenderParts, channel: Channel): boolean {
  const practice = findPractice(db)
  if (!practice || practice.messages.pausedAt !== null) return false
  if (gateway || channel === 'sms') return true
  if (countDue(db, channel, clock()) > 0) noteTrouble(db, channel, 'no-server', clock())
  return false
}
