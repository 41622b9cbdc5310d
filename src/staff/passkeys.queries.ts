import { build, type Db } from '../db/run.ts'
import type { PasskeyFacts } from '../lib/passkey.ts'
import type { Passkey } from './passkeys.ts'

export function listPasskeys(db: Db, userId: number): readonly Passkey[] {
  const columns = ['id', 'name', 'created_at as createdAt', 'used_at as usedAt'] as const
  return db.all(
    build
      .selectFrom('passkey')
      .select(columns)
      .where('user_id', '=', userId)
      .orderBy('created_at')
      .orderBy('id'),
  )
}

/** The credentials of an account, as browsers are asked for them. */
export function listCredentials(db: Db, userId: number): readonly string[] {
  const query = build.selectFrom('passkey').select('credential').where('user_id', '=', userId)
  return db.all(query.orderBy('id')).map(({ credential }) => credential)
}

/** Whether anybody could sign in with one, so that the sign-in offers it. */
export function isAnyPasskey(db: Db): boolean {
  return db.get(build.selectFrom('passkey').select('id').limit(1)) !== undefined
}

/** The passkey of a credential, with whose it is, where that account may sign in. */
export function findByCredential(
  db: Db,
  credential: string,
): (PasskeyFacts & { readonly id: number; readonly userId: number }) | undefined {
  const query = build
    .selectFrom('passkey')
    .innerJoin('staff_user', 'staff_user.id', 'passkey.user_id')
    .select(['passkey.id', 'user_id as userId', 'credential', 'public_key as publicKey', 'counter'])
    .where('credential', '=', credential)
    .where('staff_user.active', '=', 1)
  return db.get(query)
}
