import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import { seal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import type { Actor } from '../practice/actor.ts'
import { changePractice, noteTexting } from '../practice/practice.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { smsContext } from './account.queries.ts'
import type { SmsAccount } from './account.ts'
import { smsUrlOf } from './account-url.ts'

/**
 * Keeps the gateway for text messages, sealed; it counts from the next message on. undefined: there is none any more.
 * Refuses with `edited-meanwhile` where the practice is no longer of this version.
 */
export function setSmsAccount(
  db: Db,
  keys: Keys,
  account: SmsAccount | undefined,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    if (findPractice(db)?.rowVersion !== version) refuse('edited-meanwhile')
    const sms_url_sealed = account ? seal(keys.secrets, smsUrlOf(account), smsContext) : null
    changePractice(db, { sms_url_sealed }, actor, now)
    noteTexting(db, account !== undefined)
  })
}
