import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { unseal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'

/** Binds the sealed address to its column. */
export const smsContext = 'practice.sms_url'

/** SMS_URL of the settings; undefined where there is none, or where another key sealed it. */
export function findSmsUrl(db: Db, keys: Keys): string | undefined {
  const { sealed } = arranged(db, readSealed)
  return sealed ? unseal(keys.secrets, sealed, smsContext) : undefined
}

function readSealed(db: Db): { readonly sealed: Buffer | null } {
  return { sealed: db.get(build.selectFrom('practice').select('sms_url_sealed'))?.sms_url_sealed ?? null }
}
