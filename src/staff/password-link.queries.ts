import { build, type Db } from '../db/run.ts'
import { hashToken, isTokenShape } from '../lib/token.ts'
import { findUser } from './accounts.queries.ts'
import type { User } from './accounts.ts'

/** Who chooses a password behind this link: it is the newest, not used, not too old, and the account is open. */
export function findPasswordLink(db: Db, token: string, now: number): User | undefined {
  if (!isTokenShape(token)) return undefined
  const open = build
    .selectFrom('one_time_token')
    .select('user_id')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', 'password-reset')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
  const userId = db.get(open)?.user_id
  const user = userId ? findUser(db, userId) : undefined
  return user?.active ? user : undefined
}
