import { build, type Db } from '../db/run.ts'
import { hashToken, type Keys } from '../lib/token.ts'
import { byUser, theSystem } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findUserByEmail } from './accounts.queries.ts'
import { mailedLinkToken, mailedLinkWorks } from './mailed-link.ts'

/** Puts an e-mail with a link to a new password into the outbox; messages stand to the right, so it is handed in. */
export type QueueMail = (db: Db, userId: number, usefulUntil: number, now: number) => number

/** So many mailed links may be open at a time: a later one kills none, or a stranger could make them all die. */
const mostOpen = 3

/**
 * Mails a one-time link to whoever signs in with this address; nobody with it, and too many open links, are one and the
 * same from outside: each is one write.
 */
export function askForPassword(db: Db, keys: Keys, email: string, queueMail: QueueMail, now: number): void {
  const user = findUserByEmail(db, email)
  db.write(() => {
    if (!user?.active || countOpenLinks(db, user.id, now) >= mostOpen) {
      recordAudit(db, theSystem, 'password-link-refused', 'staff-user', user?.id ?? null, now)
      return
    }
    const expiresAt = now + mailedLinkWorks
    const messageId = queueMail(db, user.id, expiresAt, now)
    const hash = hashToken(mailedLinkToken(keys, messageId))
    const row = { token_hash: hash, purpose: 'password-reset', user_id: user.id } as const
    db.run(build.insertInto('one_time_token').values({ ...row, expires_at: expiresAt }))
    recordAudit(db, byUser(user.id), 'password-link-mailed', 'staff-user', user.id, now)
  })
}

function countOpenLinks(db: Db, userId: number, now: number): number {
  const links = build.deleteFrom('one_time_token').where('purpose', '=', 'password-reset')
  db.run(links.where('user_id', '=', userId).where('expires_at', '<=', now))
  const open = build
    .selectFrom('one_time_token')
    .select('token_hash')
    .where('purpose', '=', 'password-reset')
    .where('user_id', '=', userId)
  return db.all(open).length
}
