import { isLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import { type AskedContact, confirmToken, linkLasts } from '../patients/confirmation.ts'
import type { Practice } from '../practice/practice.ts'

import type { Desk, Letter } from './compose.ts'
import { tidy } from './letter-parts.ts'

import { mailId } from './links.ts'

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
  const text = tidy(desk.render('emails/confirm-contact.text', model, language))
  const mail = {
    id: messageId,
    messageId: mailId(desk.keys, messageId, new URL(desk.baseUrl).hostname),
    fromName: cleanText(practice.name),
    to: contact.email,
    subject: cleanText(desk.render('emails/confirm-contact.subject', model, language)),
    text,
    html: desk.render('emails/confirm-contact.html', model, language),
    calendar: '',
    unsubscribeUrl: undefined,
  }
  return { mail, kept: text.replaceAll(link, '…') }
}
