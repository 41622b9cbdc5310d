import { isLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { type AskedContact, confirmToken, linkLasts } from '../patients/confirmation.ts'
import type { Practice } from '../practice/practice.ts'
import type { Desk, Letter } from './compose.ts'
import { letterMail } from './letter-mail.ts'

/** Asks whether an address is the reader's (rule 6): no name, no appointment, for the reader may be anybody. */
export function contactLetter(
  desk: Desk,
  messageId: number,
  contact: AskedContact & { readonly email: string },
  practice: Practice,
): Letter {
  const language = isLanguage(contact.language) ? contact.language : practice.language
  const t = translator(language)
  const link = `${desk.baseUrl}/confirm/${confirmToken(desk.keys, contact.id, contact.generation)}`
  const lastDay = desk.words(language, practice.zone).longDate((contact.askedAt ?? 0) + linkLasts - 1)
  const until = t('emails.confirmContact.until', { date: lastDay })
  const model = { practice: practice.name, link, until }
  const content = { view: 'emails/confirm-contact', model, language, secrets: [link] }
  return letterMail(desk, { id: messageId, to: contact.email }, content, practice)
}
