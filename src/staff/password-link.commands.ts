import { build, type Db } from '../db/run.ts'
import { hashToken, randomToken } from '../lib/token.ts'
import { type Actor, byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { forgetPasswordLinks, setPassword } from './accounts.commands.ts'
import { findPasswordLink } from './password-link.queries.ts'

const day = 86_400

/** The token of a link behind which somebody chooses a new password, once, within a day; an earlier one dies. */
export function createPasswordLink(db: Db, userId: number, actor: Actor, now: number): string {
  const token = randomToken()
  db.write(() => {
    forgetPasswordLinks(db, userId)
    const row = { token_hash: hashToken(token), purpose: 'password-reset', user_id: userId } as const
    db.run(build.insertInto('one_time_token').values({ ...row, expires_at: now + day }))
    recordAudit(db, actor, 'password-link-made', 'staff-user', userId, now)
  })
  return token
}

/** Whether the link still counted: then the password is the new one, and every session of the account has ended. */
export function usePasswordLink(db: Db, token: string, passwordHash: string, now: number): boolean {
  return db.write(() => {
    const user = findPasswordLink(db, token, now)
    if (!user) return false
    setPassword(db, user.id, passwordHash, byUser(user.id), now)
    return true
  })
}
