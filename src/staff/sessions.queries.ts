import { build, type Db } from '../db/run.ts'
import { hashToken } from '../lib/token.ts'
import type { OpenSession } from './account-page.ts'

/** A session that counts, with whose it is. */
export interface Session {
  readonly userId: number
  readonly name: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly language: string
  readonly formToken: string
  readonly seenAt: number
  readonly startedAt: number
  /** Whether the account has an authenticator or a passkey. */
  readonly hasFactor: 0 | 1
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
      'started_at as startedAt',
    ])
    .select((eb) => {
      const passkeys = eb.selectFrom('passkey').select('id').whereRef('passkey.user_id', '=', 'staff_user.id')
      const either = eb.or([eb('totp_sealed', 'is not', null), eb.exists(passkeys)])
      return eb.case().when(either).then<0 | 1>(1).else<0 | 1>(0).end().as('hasFactor')
    })
    .where('token_hash', '=', hashToken(token))
    .where('staff_user.active', '=', 1)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .where('seen_at', '>', now - idleMinutes * 60)
  return db.get(query)
}

/** Where an account is signed in at present, the latest first. */
export function listSessions(
  db: Db,
  userId: number,
  idleMinutes: number,
  now: number,
): readonly OpenSession[] {
  const query = build
    .selectFrom('session')
    .select(['token_hash', 'started_at as startedAt', 'seen_at as seenAt', 'agent'])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .where('seen_at', '>', now - idleMinutes * 60)
  return db
    .all(query.orderBy('seen_at', 'desc'))
    .map(({ token_hash: hash, ...session }) => ({ key: sessionKey(hash), ...session }))
}

/** Names a session on a page: from its hash nobody gets back to the token that opens it. */
export function sessionKey(tokenHash: Buffer): string {
  return tokenHash.toString('base64url')
}
