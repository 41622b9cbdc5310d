import { build, type Db } from '../db/run.ts'
import { hashToken, isTokenShape } from '../lib/token.ts'

/** Whether this opens /setup: the newest link, not used, not too old, and nothing set up yet. */
export function isSetupToken(db: Db, token: string, now: number): boolean {
  if (!isTokenShape(token) || db.get(build.selectFrom('practice').select('id'))) return false
  const tokens = build
    .selectFrom('one_time_token')
    .select('purpose')
    .where('token_hash', '=', hashToken(token))
  const open = tokens
    .where('purpose', '=', 'setup')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
  return db.get(open) !== undefined
}
