import { type Attempt, build, type Db } from '../db/run.ts'
import { foldEmail } from '../lib/email-address.ts'
import { byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { changedColumns } from '../practice/changed.ts'
import { forgetPasswordLinks, setPassword, type TellFormerAddress } from './accounts.commands.ts'
import { findUser } from './accounts.queries.ts'
import { mailColumns } from './mail-wishes.ts'
import type { OwnFacts } from './own-account.ts'
import { endSessionsBut, renewSession } from './sessions.commands.ts'

/** What everybody may say of themselves. */
export function changeOwnFacts(db: Db, userId: number, facts: OwnFacts, now: number): void {
  const { name, language, shortcuts } = facts
  db.write(() => {
    const row = db.get(build.selectFrom('staff_user').selectAll().where('id', '=', userId))
    const ticks = { shortcuts: shortcuts ? 1 : 0 } as const
    const columns = { name, language, ...ticks, ...mailColumns(facts, row?.daily_minute, now) }
    const change = build.updateTable('staff_user').set(columns).where('id', '=', userId)
    db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
    const settings = changedColumns(row, columns).join(' ')
    recordAudit(db, byUser(userId), 'changed', 'staff-user', userId, now, { settings })
  })
}

/** Another address to sign in with; links to the old one die, and it is told. Refuses with `email-in-use`. */
export function changeOwnEmail(
  db: Db,
  userId: number,
  email: string,
  tellFormer: TellFormerAddress,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const before = findUser(db, userId)?.email
    const columns = { email, email_folded: foldEmail(email) }
    const change = build.updateTable('staff_user').set(columns).where('id', '=', userId)
    db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
    forgetPasswordLinks(db, userId)
    if (before !== undefined && before !== email) tellFormer(db, userId, before, now)
    recordAudit(db, byUser(userId), 'email-changed', 'staff-user', userId, now)
  })
}

/**
 * Another password: every other session ends, and this one goes on under a new token, which is returned; undefined where
 * it has ended meanwhile: then nothing changes.
 */
export function changeOwnPassword(
  db: Db,
  userId: number,
  passwordHash: string,
  token: string,
  now: number,
): string | undefined {
  return renewSession(db, token, now, () => setPassword(db, userId, passwordHash, byUser(userId), now))
}

/** Signs an account out wherever it is, but here. */
export function signOutElsewhere(db: Db, userId: number, token: string, now: number): void {
  db.write(() => {
    const count = endSessionsBut(db, userId, token, now)
    recordAudit(db, byUser(userId), 'session-ended', 'staff-user', userId, now, { count })
  })
}
