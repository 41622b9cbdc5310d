import { build, type Db } from '../db/run.ts'
import { DUMMY_HASH, verifyPassword } from '../lib/password.ts'
import { hashToken, randomToken } from '../lib/token.ts'
import { type Actor, byUser, theSystem } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findUserByEmail } from './accounts.queries.ts'
import type { User } from './accounts.ts'
import { doubted, longestSession } from './session.ts'
import type { Session } from './sessions.queries.ts'

/** So long sessions are remembered that are over, in seconds: what was typed before a holiday still finds its user. */
const remembered = 14 * 86_400

/** Whose address and password these are; undefined, after the same work, where nobody's. */
export async function checkPassword(
  db: Db,
  email: string,
  password: string,
  now: number,
): Promise<User | undefined> {
  const found = findUserByEmail(db, email)
  const user = found?.active ? found : undefined
  const right = await verifyPassword(user?.passwordHash ?? (await DUMMY_HASH), password)
  if (user && right) return user
  recordAudit(db, theSystem, 'sign-in-refused', 'staff-user', found?.id ?? null, now)
  return undefined
}

/** A session of its own for each sign-in; the one this browser had before ends. Returns the cookie's token. */
export function startSession(
  db: Db,
  session: {
    readonly userId: number
    readonly agent: string
    readonly before: string | undefined
    /** That of the pages which are still open, where they are theirs. */
    readonly formToken: string | undefined
  },
  now: number,
): string {
  const token = randomToken()
  db.write(() => {
    if (session.before) end(db, session.before, now)
    db.run(
      build.insertInto('session').values({
        token_hash: hashToken(token),
        user_id: session.userId,
        form_token: session.formToken ?? randomToken(),
        started_at: now,
        seen_at: now,
        ends_at: now + longestSession,
        agent: session.agent.slice(0, 200),
      }),
    )
    recordAudit(db, byUser(session.userId), 'signed-in', 'staff-user', session.userId, now)
  })
  return token
}

/**
 * The same session under a new token, which is returned, as it must be after a second factor or a new password
 * (ASVS 7.2.4). Whoever had the old token is out. undefined, and `change` is not made, where the session has ended since
 * the request came in: it must not come back to life.
 */
export function renewSession(
  db: Db,
  token: string,
  now: number,
  change: () => void = () => {},
): string | undefined {
  return db.write(() => {
    const renewed = randomToken()
    const sessions = build.selectFrom('session').selectAll().where('token_hash', '=', hashToken(token))
    const row = db.get(sessions.where('ended_at', 'is', null).where('ends_at', '>', now))
    if (!row) return undefined
    change()
    db.run(build.deleteFrom('session').where('token_hash', '=', row.token_hash))
    const fresh = { ...row, token_hash: hashToken(renewed), form_token: randomToken(), ended_at: null }
    db.run(build.insertInto('session').values(fresh))
    return renewed
  })
}

/** The same after a change to how somebody signs in, with which every other session of theirs ends (ASVS 7.4.3). */
export function renewSessionAlone(db: Db, token: string, userId: number, now: number): string | undefined {
  return db.write(() => {
    endSessionsBut(db, userId, token, now)
    return renewSession(db, token, now)
  })
}

/**
 * Locks a session at once, under a new token, which is returned: the pages that the browser still holds belong to the old
 * one. undefined where it has ended meanwhile.
 */
export function lockSession(db: Db, token: string, userId: number, now: number): string | undefined {
  return db.write(() => {
    const renewed = randomToken()
    const change = build.updateTable('session').set({ token_hash: hashToken(renewed), locked_at: now })
    const { changes } = db.run(
      change.where('token_hash', '=', hashToken(token)).where('ended_at', 'is', null),
    )
    if (changes === 0) return undefined
    recordAudit(db, byUser(userId), 'locked', 'staff-user', userId, now)
    return renewed
  })
}

/** Its user has just proved who they are once more. */
export function confirmSession(db: Db, token: string, now: number): void {
  db.run(build.updateTable('session').set({ confirmed_at: now }).where('token_hash', '=', hashToken(token)))
}

/** Whoever works in it has to prove who they are before anything that decides who gets in. */
export function doubtSession(db: Db, token: string): void {
  db.run(
    build.updateTable('session').set({ confirmed_at: doubted }).where('token_hash', '=', hashToken(token)),
  )
}

/** Part of a write: ends every session of an account but this one. Returns how many. */
export function endSessionsBut(db: Db, userId: number, token: string, now: number): number {
  const sessions = build.updateTable('session').set({ ended_at: now }).where('user_id', '=', userId)
  const others = sessions.where('ended_at', 'is', null).where('token_hash', '!=', hashToken(token))
  return db.run(others).changes
}

/** Keeps a session alive; written at most once a minute. */
export function seeSession(db: Db, token: string, session: Session, now: number): void {
  if (now - session.seenAt < 60) return
  db.run(build.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hashToken(token)))
}

export function endSession(db: Db, token: string, userId: number, now: number): void {
  db.write(() => {
    end(db, token, now)
    recordAudit(db, byUser(userId), 'signed-out', 'staff-user', userId, now)
  })
}

/** Ends one session of an account, wherever it is; nothing happens where it is not theirs or over already. */
export function endSessionByKey(db: Db, userId: number, key: string, actor: Actor, now: number): void {
  db.write(() => {
    const sessions = build.updateTable('session').set({ ended_at: now })
    const theirs = sessions
      .where('token_hash', '=', Buffer.from(key, 'base64url'))
      .where('user_id', '=', userId)
    if (db.run(theirs.where('ended_at', 'is', null)).changes > 0)
      recordAudit(db, actor, 'session-ended', 'staff-user', userId, now)
  })
}

/** Drops what has been over for a fortnight; for the timetable. Returns how many. */
export function forgetSessions(db: Db, now: number): number {
  return db.run(build.deleteFrom('session').where('ends_at', '<', now - remembered)).changes
}

function end(db: Db, token: string, now: number): void {
  const sessions = build.updateTable('session').set({ ended_at: now })
  db.run(sessions.where('token_hash', '=', hashToken(token)).where('ended_at', 'is', null))
}
