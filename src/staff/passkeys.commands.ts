import { build, type Db } from '../db/run.ts'
import { countedUp, type PasskeyFacts } from '../lib/passkey.ts'
import type { Keys } from '../lib/token.ts'
import { byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { codesForFirst, forgetIdleCodes } from './factor.commands.ts'
import { findByCredential } from './passkeys.queries.ts'

/** Keeps a passkey; undefined where it is kept already. Returns the recovery codes that come with a first factor. */
export function addPasskey(
  db: Db,
  keys: Keys,
  userId: number,
  { name, ...passkey }: PasskeyFacts & { readonly name: string },
  now: number,
): readonly string[] | undefined {
  return db.write(() => {
    if (findByCredential(db, passkey.credential)) return undefined
    const { credential, counter, publicKey } = passkey
    const row = { user_id: userId, credential, counter, public_key: publicKey, name, created_at: now }
    db.insert('passkey', { ...row, used_at: null })
    recordAudit(db, byUser(userId), 'second-factor-on', 'staff-user', userId, now, { kind: 'passkey' })
    return codesForFirst(db, keys, userId)
  })
}

/** Whether it was theirs to remove. */
export function removePasskey(db: Db, userId: number, id: number, now: number): boolean {
  return db.write(() => {
    const row = build.deleteFrom('passkey').where('id', '=', id).where('user_id', '=', userId)
    if (db.run(row).changes === 0) return false
    recordAudit(db, byUser(userId), 'second-factor-off', 'staff-user', userId, now, { kind: 'passkey' })
    forgetIdleCodes(db, userId)
    return true
  })
}

/**
 * Counts a use whose signature was right. A counter that did not go up betrays a copy (WebAuthn 7.2.22): then nobody
 * gets in with it, and the audit says so.
 */
export function usePasskey(
  db: Db,
  passkey: { readonly id: number; readonly userId: number },
  counter: number,
  now: number,
): boolean {
  return db.write(() => {
    const row = db.get(build.selectFrom('passkey').select('counter').where('id', '=', passkey.id))
    if (!row) return false
    if (!countedUp(row.counter, counter)) {
      recordAudit(db, byUser(passkey.userId), 'passkey-copied', 'staff-user', passkey.userId, now)
      return false
    }
    const used = build.updateTable('passkey').set({ counter, used_at: now }).where('id', '=', passkey.id)
    db.run(used)
    return true
  })
}
