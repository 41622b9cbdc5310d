import { translator } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import { measureSms, normaliseSms } from '../lib/sms-text.ts'
import { phoneLine } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import type { Desk } from './compose.ts'
import type { Written } from './letter.ts'
import { letterMail } from './letter-mail.ts'
import { withoutSecrets } from './letter-parts.ts'
import type { Channel } from './messages.ts'
import { type SoftwareMessage, softwareUnsubscribeToken } from './software-message.ts'

interface To {
  readonly channel: Channel
  readonly to: string
}

/** What other software asked to be said, in the practice's name: nobody is greeted by name, for it may be a parent's contact. */
export function writeForSoftware(
  desk: Desk,
  id: number,
  { channel, to }: To,
  message: SoftwareMessage,
  practice: Practice,
): Written {
  return channel === 'sms'
    ? { channel, to, ...textOf(message, practice) }
    : { channel, to, ...letterOf(desk, id, to, message, practice) }
}

function textOf({ text, link }: SoftwareMessage, practice: Practice) {
  const says = [`${cleanText(practice.name)}:`, cleanText(text), link].filter((part) => part !== '').join(' ')
  const sent = normaliseSms(says)
  return { text: sent, kept: withoutSecrets(sent, [link]), segments: measureSms(sent).segments }
}

function letterOf(desk: Desk, id: number, to: string, message: SoftwareMessage, practice: Practice) {
  const { language, link } = message
  const t = translator(language)
  const unsubscribe = `${desk.baseUrl}/unsubscribe/${softwareUnsubscribeToken(desk.keys, id)}`
  const phone = phoneLine(practice.phone, practice.country)?.shown ?? ''
  const model = {
    ...{ link, unsubscribe, practice: practice.name },
    paragraphs: cleanText(message.text, { multiline: true }).split(/\n{2,}/),
    questions: phone === '' ? '' : t('emails.questions', { phone }),
  }
  const content = { view: 'emails/software', model, language, unsubscribe, secrets: [link, unsubscribe] }
  return letterMail(desk, { id, to }, content, practice)
}
