import { build, type Db } from '../db/run.ts'
import { hashToken, randomToken } from '../lib/token.ts'

const day = 86_400

/** The token of the one-time link that a start without a practice prints; the link of an earlier start dies. */
export function createSetupToken(db: Db, now: number): string {
  const token = randomToken()
  db.write(() => {
    db.run(build.deleteFrom('one_time_token').where('purpose', '=', 'setup'))
    const row = { token_hash: hashToken(token), purpose: 'setup', expires_at: now + day } as const
    db.run(build.insertInto('one_time_token').values(row))
  })
  return token
}

export function useSetupToken(db: Db, token: string, now: number): void {
  db.run(build.updateTable('one_time_token').set({ used_at: now }).where('token_hash', '=', hashToken(token)))
}
