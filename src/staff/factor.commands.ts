import { build, type Db } from '../db/run.ts'
import { foldRecoveryCode, hashRecoveryCode, randomRecoveryCode } from '../lib/recovery-code.ts'
import { seal, unseal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import { acceptedStep } from '../lib/totp.ts'
import { type Actor, byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { countChange, endSessionsOf, setPassword } from './accounts.commands.ts'
import { findFactors, findTotp } from './factor.queries.ts'
import { hasFactor } from './factor.ts'

const codesAtOnce = 10

/**
 * An authenticator from now on, once its first code has been typed right: undefined where that was wrong. Returns ten
 * recovery codes, which are shown once and never kept as they are; those of before are void.
 */
export function turnOnTotp(
  db: Db,
  keys: Keys,
  userId: number,
  { secret, code }: { readonly secret: string; readonly code: string },
  now: number,
): readonly string[] | undefined {
  const step = acceptedStep(secret, code, now, null)
  if (step === undefined) return undefined
  return db.write(() => {
    const sealed = seal(keys.secrets, secret, contextOf(userId))
    setTotp(db, userId, { totp_sealed: sealed, totp_step: step })
    recordAudit(db, byUser(userId), 'second-factor-on', 'staff-user', userId, now, { kind: 'totp' })
    return makeCodes(db, keys, userId)
  })
}

/** Ten new recovery codes; those of before are void. */
export function makeRecoveryCodes(db: Db, keys: Keys, userId: number, now: number): readonly string[] {
  return db.write(() => {
    recordAudit(db, byUser(userId), 'recovery-codes-made', 'staff-user', userId, now)
    return makeCodes(db, keys, userId)
  })
}

/** Part of a write: the codes that come with a first factor; none where there are some. */
export function codesForFirst(db: Db, keys: Keys, userId: number): readonly string[] {
  return findFactors(db, userId).codesLeft > 0 ? [] : makeCodes(db, keys, userId)
}

export function turnOffTotp(db: Db, userId: number, now: number): void {
  db.write(() => {
    setTotp(db, userId, { totp_sealed: null, totp_step: null })
    recordAudit(db, byUser(userId), 'second-factor-off', 'staff-user', userId, now, { kind: 'totp' })
    forgetIdleCodes(db, userId)
  })
}

/** Authenticator, passkeys and recovery codes are gone, and the account is signed in nowhere: its password alone counts. */
export function clearFactors(db: Db, userId: number, actor: Actor, now: number): void {
  db.write(() => {
    if (!hasFactor(findFactors(db, userId))) return
    setTotp(db, userId, { totp_sealed: null, totp_step: null })
    db.run(build.deleteFrom('passkey').where('user_id', '=', userId))
    forgetIdleCodes(db, userId)
    endSessionsOf(db, userId, now)
    countChange(db, [userId])
    recordAudit(db, actor, 'second-factor-reset', 'staff-user', userId, now)
  })
}

/** The way back in from the command line: another password, and no second factor any more. */
export function resetAccount(db: Db, userId: number, passwordHash: string, actor: Actor, now: number): void {
  db.write(() => {
    setPassword(db, userId, passwordHash, actor, now)
    clearFactors(db, userId, actor, now)
  })
}

/** Part of a write: without a factor there is nothing to recover. */
export function forgetIdleCodes(db: Db, userId: number): void {
  if (!hasFactor(findFactors(db, userId)))
    db.run(build.deleteFrom('recovery_code').where('user_id', '=', userId))
}

/** Whether a typed code is the authenticator's or a recovery code, and was never used; it is used by then. */
export function spendCode(db: Db, keys: Keys, userId: number, typed: string, now: number): boolean {
  return db.write(() => {
    const used = spendTotp(db, keys, userId, typed, now) || spendRecoveryCode(db, keys, userId, typed, now)
    if (!used) recordAudit(db, byUser(userId), 'second-factor-refused', 'staff-user', userId, now)
    return used
  })
}

function spendTotp(db: Db, keys: Keys, userId: number, typed: string, now: number): boolean {
  const totp = findTotp(db, userId)
  const secret = totp && unseal(keys.secrets, totp.sealed, contextOf(userId))
  const step = secret === undefined ? undefined : acceptedStep(secret, typed, now, totp?.lastStep ?? null)
  if (step === undefined) return false
  db.run(build.updateTable('staff_user').set({ totp_step: step }).where('id', '=', userId))
  return true
}

function spendRecoveryCode(db: Db, keys: Keys, userId: number, typed: string, now: number): boolean {
  const folded = foldRecoveryCode(typed)
  if (folded === undefined) return false
  const codes = build.updateTable('recovery_code').set({ used_at: now }).where('user_id', '=', userId)
  const thisOne = codes.where('code_hash', '=', hashRecoveryCode(keys.link, userId, folded))
  if (db.run(thisOne.where('used_at', 'is', null)).changes === 0) return false
  const left = findFactors(db, userId).codesLeft
  recordAudit(db, byUser(userId), 'recovery-code-used', 'staff-user', userId, now, { left })
  return true
}

function makeCodes(db: Db, keys: Keys, userId: number): readonly string[] {
  db.run(build.deleteFrom('recovery_code').where('user_id', '=', userId))
  const codes = Array.from({ length: codesAtOnce }, randomRecoveryCode)
  for (const code of codes) {
    const code_hash = hashRecoveryCode(keys.link, userId, foldRecoveryCode(code) ?? '')
    db.insert('recovery_code', { user_id: userId, code_hash, used_at: null })
  }
  return codes
}

function setTotp(
  db: Db,
  userId: number,
  row: { readonly totp_sealed: Buffer | null; readonly totp_step: number | null },
): void {
  db.run(build.updateTable('staff_user').set(row).where('id', '=', userId))
}

// Bound to its account: a sealed secret that is carried to another row opens nothing.
function contextOf(userId: number): string {
  return `authenticator of ${userId}`
}
