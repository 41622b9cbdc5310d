import { build, type Db } from '../db/run.ts'
import { isLanguage } from '../i18n/languages.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findUser } from '../staff/accounts.queries.ts'
import type { Reader } from './staff-mail.ts'

export function findReader(db: Db, userId: number): Reader | undefined {
  const user = findUser(db, userId)
  if (!user) return undefined
  const language = isLanguage(user.language) ? user.language : (findPractice(db)?.language ?? 'en')
  return { ...user, userId, language }
}

/** The address that a message is for in place of the present one; undefined: it is for that. */
export function findFormerAddress(db: Db, messageId: number): string | undefined {
  const mail = build.selectFrom('former_email').select('email').where('message_id', '=', messageId)
  return db.get(mail)?.email
}
