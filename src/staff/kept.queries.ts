import { build, type Db } from '../db/run.ts'
import { unseal } from '../lib/seal.ts'
import { hashToken, isTokenShape, type Keys } from '../lib/token.ts'
import { type KeptForm, keptFor, parseKept } from './kept.ts'

interface Found {
  readonly userId: number
  readonly keptAt: number
  readonly form: KeptForm
}

/** A form that is kept for somebody; undefined where it was sent, was dropped, is too old or was never there. */
export function findKeptForm(db: Db, keys: Keys, token: string, now: number): Found | undefined {
  if (!isTokenShape(token)) return undefined
  const row = db.get(
    build
      .selectFrom('kept_form')
      .selectAll()
      .where('token_hash', '=', hashToken(token))
      .where('kept_at', '>', now - keptFor),
  )
  const text = row && unseal(keys.secrets, row.sealed, keptContext(row.user_id, row.token_hash))
  const form = text === undefined ? undefined : parseKept(text)
  return row && form && { userId: row.user_id, keptAt: row.kept_at, form }
}

/** How many forms wait for somebody. */
export function countKept(db: Db, userId: number, now: number): number {
  const theirs = build
    .selectFrom('kept_form')
    .where('user_id', '=', userId)
    .where('kept_at', '>', now - keptFor)
  return db.get(theirs.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/** Binds a sealed form to its user and its token: copied to another row it opens for nobody. */
export function keptContext(userId: number, tokenHash: Buffer): string {
  return `kept form of ${userId} ${tokenHash.toString('base64url')}`
}
