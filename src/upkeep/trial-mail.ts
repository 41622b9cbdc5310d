import type { Language } from '../i18n/languages.ts'
import { cleanText } from '../lib/fold.ts'
import type { MailAccount } from '../messages/mail-account.ts'
import { isReason, type RenderMail } from '../messages/messages.ts'
import type { Problem } from '../practice/checked.ts'

/** The e-mail with which an owner tries the mail server. `token` makes it one of its kind. */
export function trialMail(
  render: RenderMail,
  practice: string,
  to: string,
  language: Language,
  message: { readonly token: string; readonly host: string },
) {
  const part = (name: 'subject' | 'text' | 'html') => render(`emails/trial.${name}`, { practice }, language)
  return {
    messageId: `<${message.token}@${message.host}>`,
    fromName: cleanText(practice),
    to,
    subject: cleanText(part('subject')),
    text: `${part('text').trim()}\n`,
    html: part('html'),
  }
}

/** What came of it, said beside the field that is most likely to be wrong; none: it has been accepted. */
export function trialProblems(answer: string, account: MailAccount): readonly Problem[] {
  if (answer === 'accepted') return []
  const { host, port, user, from } = account
  const known = isReason(answer) ? answer : 'unclear'
  const values = { host, port: String(port), user: user === '' ? '–' : user, from }
  if (known === 'login-refused')
    return [{ field: user === '' ? 'user' : 'password', key: 'start.mail.trouble.login-refused', values }]
  if (known === 'sender-refused') return [{ field: 'from', key: 'start.mail.trouble.sender-refused', values }]
  if (known === 'not-encrypted') return [{ field: 'port', key: 'start.mail.trouble.not-encrypted', values }]
  if (known === 'server-away') return [{ field: 'server', key: 'start.mail.trouble.server-away', values }]
  if (known === 'busy') return [{ field: 'server', key: 'start.mail.trouble.busy', values }]
  if (known === 'unclear') return [{ field: 'server', key: 'start.mail.trouble.unclear', values }]
  return [{ field: 'server', key: 'start.mail.trouble.refused', values }]
}
