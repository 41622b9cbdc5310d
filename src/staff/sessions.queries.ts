import { build, type Db } from '../db/run.ts'
import { hashToken } from '../lib/token.ts'
import type { IdleMinutes } from '../practice/practice.ts'
import type { OpenSession } from './account-page.ts'
import { type SessionFacts, stateOf } from './session.ts'

/** A session, with whose it is. */
export interface Session extends SessionFacts {
  readonly userId: number
  readonly name: string
  readonly email: string
  readonly language: string
  readonly formToken: string
  /** Whether the account has an authenticator or a passkey. */
  readonly hasFactor: 0 | 1
  /** Whether its user works with shortcuts of the keyboard. */
  readonly shortcuts: 0 | 1
}

/** The session of a token, whether it is open, locked or over. */
export function findAnySession(db: Db, token: string): Session | undefined {
  const query = build
    .selectFrom('session')
    .innerJoin('staff_user', 'staff_user.id', 'session.user_id')
    .select(['user_id as userId', 'staff_user.name', 'email', 'role', 'language', 'active', 'shortcuts'])
    .select(['form_token as formToken', 'seen_at as seenAt', 'started_at as startedAt', 'ends_at as endsAt'])
    .select(['ended_at as endedAt', 'locked_at as lockedAt', 'confirmed_at as confirmedAt'])
    .select((eb) => {
      const passkeys = eb.selectFrom('passkey').select('id').whereRef('passkey.user_id', '=', 'staff_user.id')
      const either = eb.or([eb('totp_sealed', 'is not', null), eb.exists(passkeys)])
      return eb.case().when(either).then<0 | 1>(1).else<0 | 1>(0).end().as('hasFactor')
    })
  return db.get(query.where('token_hash', '=', hashToken(token)))
}

/** The session of a token while it is open: not signed out, not locked, not at rest for too long, not too old. */
export function findSession(db: Db, token: string, idle: IdleMinutes, now: number): Session | undefined {
  const session = findAnySession(db, token)
  return session && stateOf(session, idle, now) === 'open' ? session : undefined
}

/** The session of a token where it waits behind its lock. */
export function findLockedSession(
  db: Db,
  token: string,
  idle: IdleMinutes,
  now: number,
): Session | undefined {
  const session = findAnySession(db, token)
  return session && stateOf(session, idle, now) === 'locked' ? session : undefined
}

/** Whose pages carry this form token; undefined where nobody's that is known. */
export function findFormOwner(
  db: Db,
  formToken: string,
): { readonly id: number; readonly name: string } | undefined {
  const query = build
    .selectFrom('session')
    .innerJoin('staff_user', 'staff_user.id', 'session.user_id')
    .select(['staff_user.id', 'staff_user.name'])
    .where('form_token', '=', formToken)
  return db.get(query.limit(1))
}

/** Where an account is signed in at present, the latest first. */
export function listSessions(db: Db, userId: number, idle: IdleMinutes, now: number): readonly OpenSession[] {
  const query = build
    .selectFrom('session')
    .innerJoin('staff_user', 'staff_user.id', 'session.user_id')
    .select(['token_hash', 'role', 'active', 'agent'])
    .select(['started_at as startedAt', 'seen_at as seenAt', 'ends_at as endsAt'])
    .select(['ended_at as endedAt', 'locked_at as lockedAt', 'confirmed_at as confirmedAt'])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
  return db
    .all(query.orderBy('seen_at', 'desc'))
    .filter((session) => stateOf(session, idle, now) === 'open')
    .map(({ token_hash: hash, startedAt, seenAt, agent }) => {
      return { key: sessionKey(hash), startedAt, seenAt, agent }
    })
}

/** Names a session on a page: from its hash nobody gets back to the token that opens it. */
export function sessionKey(tokenHash: Buffer): string {
  return tokenHash.toString('base64url')
}
