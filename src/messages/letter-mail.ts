import type { Language } from '../i18n/languages.ts'
import { cleanText } from '../lib/fold.ts'
import type { Practice } from '../practice/practice.ts'
import type { Desk, Letter } from './compose.ts'
import { tidy, withoutSecrets } from './letter-parts.ts'
import { mailId } from './links.ts'

/** What a letter says, and what goes with it. */
interface Content {
  /** Below views/, without `.subject`, `.text` and `.html`. */
  readonly view: string
  readonly model: object
  readonly language: Language
  /** The calendar file; none where it is about no appointment. */
  readonly calendar?: string
  /** The one-click address; '' or none: nobody can unsubscribe from it (rule 31). */
  readonly unsubscribe?: string
  /** What the ledger does not keep; '' is passed over. */
  readonly secrets: readonly string[]
}

/** The letter as it leaves, from the practice, and as the ledger keeps it. */
export function letterMail(
  desk: Desk,
  { id, to }: { readonly id: number; readonly to: string },
  { view, model, language, calendar = '', unsubscribe = '', secrets }: Content,
  practice: Practice,
): Letter {
  const render = (part: 'subject' | 'text' | 'html') => desk.render(`${view}.${part}`, model, language)
  const text = tidy(render('text'))
  const mail = {
    id,
    messageId: mailId(desk.keys, id, new URL(desk.baseUrl).hostname),
    fromName: cleanText(practice.name),
    to,
    subject: cleanText(render('subject')),
    text,
    html: render('html'),
    calendar,
    unsubscribeUrl: unsubscribe === '' ? undefined : unsubscribe,
  }
  return { mail, kept: withoutSecrets(text, secrets) }
}
