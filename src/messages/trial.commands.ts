import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskPhone } from '../lib/email-address.ts'
import { cleanText } from '../lib/fold.ts'
import type { HandOver } from '../lib/hand-over.ts'
import { measureSms, normaliseSms } from '../lib/sms-text.ts'
import { addressHash, type Keys, randomToken } from '../lib/token.ts'
import type { Practice } from '../practice/practice.ts'
import type { OutgoingSms } from '../texting/sms.ts'
import { budgetGate } from './budget.queries.ts'
import { textRef } from './links.ts'
import type { Gate } from './messages.ts'
import { markHandingOver, settle } from './outbox.commands.ts'

export interface Trial {
  readonly id: number
  readonly kind: 'trial'
  readonly claim: Buffer
  readonly sms: OutgoingSms
}

/**
 * Puts a test text into the ledger and marks it as leaving, or says which of the budgets has no room for it: it is paid for
 * like every other one (O32). It is nobody's but this request's: the timetable never sends it.
 */
export function beginTrial(
  db: Db,
  keys: Keys,
  asked: { readonly to: string; readonly words: string; readonly userId: number },
  practice: Practice,
  now: EpochSeconds,
): Trial | Gate {
  const text = normaliseSms(asked.words)
  const { segments } = measureSms(text)
  const toHash = addressHash(keys, asked.to)
  const claim = Buffer.from(randomToken())
  return db.write(() => {
    const to = maskPhone(asked.to)
    const id = db.insert('message', {
      ...{ kind: 'trial', channel: 'sms', state: 'claimed', user_id: asked.userId, to_masked: to },
      ...{ due_at: now, useful_until: now, created_at: now, claim, claimed_at: now, by_staff: 1 },
    })
    const ref = textRef(keys, id, now)
    const trial: Trial = {
      ...{ id, kind: 'trial', claim },
      sms: { id, ref, to: asked.to, from: cleanText(practice.name), text, segments },
    }
    const cause = { kind: 'trial', byStaff: true, createdAt: now, startsAt: now } as const
    const gate = budgetGate(db, { id, toHash, segments, cause }, practice, now)
    if (gate) settle(db, trial, { state: 'skipped', reason: gate }, now)
    else markHandingOver(db, trial, { to, toHash, subject: '', text, segments, ref }, now)
    return gate ?? trial
  })
}

/** How a test ended. What did not leave now leaves no more. */
export function endTrial(db: Db, trial: Trial, end: HandOver, now: EpochSeconds): void {
  if (end.outcome === 'withdrawn') settle(db, trial, { state: 'unknown', reason: 'stopped' }, now)
  else if (end.outcome === 'accepted') settle(db, trial, { ...end, state: 'sent' }, now)
  else {
    const state = end.outcome === 'unknown' ? 'unknown' : 'failed'
    settle(db, trial, { state, reason: end.trouble }, now)
  }
}
