import { build, type Db } from '../db/run.ts'
import type { Factors } from './factor.ts'

export function findFactors(db: Db, userId: number): Factors {
  const totp = build.selectFrom('staff_user').select('id').where('id', '=', userId)
  const passkeys = build.selectFrom('passkey').select(counted()).where('user_id', '=', userId)
  const codes = build.selectFrom('recovery_code').select(counted()).where('user_id', '=', userId)
  return {
    totp: db.get(totp.where('totp_sealed', 'is not', null)) !== undefined,
    passkeys: db.get(passkeys)?.count ?? 0,
    codesLeft: db.get(codes.where('used_at', 'is', null))?.count ?? 0,
  }
}

/** The sealed secret of an account's authenticator, and the last step that was used. */
export function findTotp(
  db: Db,
  userId: number,
): { readonly sealed: Buffer; readonly lastStep: number | null } | undefined {
  const row = db.get(
    build.selectFrom('staff_user').select(['totp_sealed', 'totp_step']).where('id', '=', userId),
  )
  return row?.totp_sealed ? { sealed: row.totp_sealed, lastStep: row.totp_step } : undefined
}

/** The accounts that have a second factor. */
export function listWithFactor(db: Db): readonly number[] {
  const passkeys = build.selectFrom('passkey').select('user_id')
  const users = build.selectFrom('staff_user').select('id')
  return db
    .all(users.where((eb) => eb.or([eb('totp_sealed', 'is not', null), eb('id', 'in', passkeys)])))
    .map(({ id }) => id)
}

function counted() {
  return build.fn.countAll<number>().as('count')
}
