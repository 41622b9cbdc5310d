import { translator } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import type { Practice } from '../practice/practice.ts'
import type { Around } from './around.ts'
import type { Desk, Letter } from './compose.ts'
import { greetingOf, phoneOf, tidy, unsubscribeLink, withoutSecrets, wordsAround } from './letter-parts.ts'
import { mailId, visitToken } from './links.ts'
import type { Subject } from './messages.ts'

/**
 * Says that the practice has written, and where it can be read; the text itself, which may tell what somebody is treated
 * for, stays on the page (P17, rule 27).
 */
export function automaticLetter(
  desk: Desk,
  messageId: number,
  subject: Subject & { readonly email: string },
  practice: Practice,
  around?: Around,
): Letter {
  const { language, attendeeId, linkGeneration } = subject
  const t = translator(language)
  const link = `${desk.baseUrl}/visit/${visitToken(desk.keys, attendeeId, linkGeneration)}`
  const unsubscribe = unsubscribeLink(desk, subject)
  const phone = phoneOf(subject, practice)
  const model = {
    greeting: greetingOf(subject),
    practice: practice.name,
    link,
    questions: phone === '' ? '' : t('emails.questions', { phone }),
    unsubscribe,
    ...wordsAround(desk, 'dialogue', subject, practice, around),
  }
  const render = (part: 'subject' | 'text' | 'html') =>
    desk.render(`emails/automatic.${part}`, model, language)
  const text = tidy(render('text'))
  const mail = {
    id: messageId,
    messageId: mailId(desk.keys, messageId, new URL(desk.baseUrl).hostname),
    fromName: cleanText(practice.name),
    to: subject.email,
    subject: cleanText(render('subject')),
    text,
    html: render('html'),
    calendar: '',
    unsubscribeUrl: unsubscribe === '' ? undefined : unsubscribe,
  }
  return { mail, kept: withoutSecrets(text, [link, unsubscribe]) }
}
