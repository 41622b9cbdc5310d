import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import { seal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import type { Actor } from '../practice/actor.ts'
import { changePractice } from '../practice/practice.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { mailContext } from './mail-account.queries.ts'
import { type MailAccount, smtpUrlOf } from './mail-account.ts'

/**
 * Keeps the mail server, sealed; it counts from the next message on. undefined: there is none any more. Refuses with
 * `edited-meanwhile` where the practice is no longer of this version.
 */
export function setMailAccount(
  db: Db,
  keys: Keys,
  account: MailAccount | undefined,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    if (findPractice(db)?.rowVersion !== version) refuse('edited-meanwhile')
    const smtp_url_sealed = account ? seal(keys.secrets, smtpUrlOf(account), mailContext) : null
    changePractice(db, { smtp_url_sealed, mail_from: account?.from ?? null }, actor, now)
  })
}
