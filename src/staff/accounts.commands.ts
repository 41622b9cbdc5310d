import { type Attempt, build, type Db } from '../db/run.ts'
import { foldEmail } from '../lib/email-address.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  /** Made beforehand by lib/password: a transaction may not wait for it. */
  readonly passwordHash: string
  readonly language: string
}

/**
 * Part of a write: tells the address with which an account signed in until now that it does so no longer; messages stand
 * to the right, so it is handed in.
 */
export type TellFormerAddress = (db: Db, userId: number, email: string, now: number) => void

/** An account for somebody of the staff. Returns its id; refuses with `email-in-use`. */
export function addUser(db: Db, user: NewUser, actor: Actor, now: number): Attempt<number> {
  return db.attempt(() => {
    const { id } = db.run(
      build.insertInto('staff_user').values({
        email: user.email,
        email_folded: foldEmail(user.email),
        name: user.name,
        role: user.role,
        password_hash: user.passwordHash,
        language: user.language,
        created_at: now,
      }),
    )
    recordAudit(db, actor, 'added', 'staff-user', id, now, { role: user.role })
    return id
  })
}

/** Gives an account another password and ends its sessions, wherever they are. */
export function setPassword(db: Db, userId: number, passwordHash: string, actor: Actor, now: number): void {
  db.write(() => {
    const change = build
      .updateTable('staff_user')
      .set({ password_hash: passwordHash })
      .where('id', '=', userId)
    db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
    endSessionsOf(db, userId, now)
    recordAudit(db, actor, 'password-changed', 'staff-user', userId, now)
  })
}

/** Part of a write: the account is signed in nowhere any more, and no link to a new password is left open. */
export function endSessionsOf(db: Db, userId: number, now: number): void {
  const sessions = build.updateTable('session').set({ ended_at: now })
  db.run(sessions.where('user_id', '=', userId).where('ended_at', 'is', null))
  forgetPasswordLinks(db, userId)
}

/** Part of a write. */
export function forgetPasswordLinks(db: Db, userId: number): void {
  const links = build.deleteFrom('one_time_token').where('purpose', '=', 'password-reset')
  db.run(links.where('user_id', '=', userId))
}

/** Part of a write: a calendar has come to these accounts or left them, and whoever edits one of them should be told. */
export function countChange(db: Db, userIds: readonly number[]): void {
  const users = build.updateTable('staff_user').where('id', 'in', userIds)
  db.run(users.set('row_version', (eb) => eb('row_version', '+', 1)))
}
