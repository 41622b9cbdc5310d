import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { unseal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import { accountOf, type MailAccount } from './mail-account.ts'

/** Binds the sealed address to its column. */
export const mailContext = 'practice.smtp_url'

/** The mail server of the settings; undefined where there is none, or where another key sealed it. */
export function findMailAccount(db: Db, keys: Keys): MailAccount | undefined {
  const { sealed, from } = arranged(db, readSealed)
  const smtpUrl = sealed && from !== null ? unseal(keys.secrets, sealed, mailContext) : undefined
  return smtpUrl === undefined || from === null ? undefined : accountOf(smtpUrl, from)
}

function readSealed(db: Db): { readonly sealed: Buffer | null; readonly from: string | null } {
  const row = db.get(build.selectFrom('practice').select(['smtp_url_sealed', 'mail_from']))
  return { sealed: row?.smtp_url_sealed ?? null, from: row?.mail_from ?? null }
}
