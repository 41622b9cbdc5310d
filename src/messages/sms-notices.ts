import { isLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import { measureSms, normaliseSms } from '../lib/sms-text.ts'
import { confirmToken } from '../patients/confirmation.ts'
import type { Practice } from '../practice/practice.ts'
import type { Desk } from './compose.ts'
import { withoutSecrets } from './letter-parts.ts'
import { visitToken } from './links.ts'
import type { Subject } from './messages.ts'
import type { Text } from './sms.ts'

/** Says that the practice has written, and where it can be read; what it wrote stays on the page (P17, rule 27). */
export function composeAutomaticSms(desk: Desk, subject: Subject, practice: Practice): Text {
  const { language, attendeeId, linkGeneration } = subject
  const link = `${desk.baseUrl}/v/${visitToken(desk.keys, attendeeId, linkGeneration)}`
  return notice(practice, translator(language)('texting.dialogue', { link }), link)
}

/** Asks whether a number is the reader's (rule 6): no name, no appointment, for the reader may be anybody. */
export function composeConfirmSms(
  desk: Desk,
  contact: { readonly id: number; readonly generation: number; readonly language: string },
  practice: Practice,
): Text {
  const language = isLanguage(contact.language) ? contact.language : practice.language
  const link = `${desk.baseUrl}/confirm/${confirmToken(desk.keys, contact.id, contact.generation)}`
  return notice(practice, translator(language)('texting.confirm-contact', { link }), link)
}

function notice(practice: Practice, says: string, secret: string): Text {
  const text = normaliseSms(`${cleanText(practice.name)}: ${says}`)
  return { text, kept: withoutSecrets(text, [secret]), segments: measureSms(text).segments }
}
