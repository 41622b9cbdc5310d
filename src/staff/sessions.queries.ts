import { build, type Db } from '../db/run.ts'
import { hashToken } from '../lib/token.ts'

/** A session that counts, with whose it is. */
export interface Session {
  readonly userId: number
  readonly name: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly language: string
  readonly formToken: string
  readonly seenAt: number
}

/** The session of a token, unless it was ended, has rested for `idleMinutes` or is too old. */
export function findSession(db: Db, token: string, idleMinutes: number, now: number): Session | undefined {
  const query = build
    .selectFrom('session')
    .innerJoin('staff_user', 'staff_user.id', 'session.user_id')
    .select([
      'user_id as userId',
      'staff_user.name',
      'role',
      'language',
      'form_token as formToken',
      'seen_at as seenAt',
    ])
    .where('token_hash', '=', hashToken(token))
    .where('staff_user.active', '=', 1)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .where('seen_at', '>', now - idleMinutes * 60)
  return db.get(query)
}
