import { isLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import { measureSms, normaliseSms } from '../lib/sms-text.ts'
import { confirmToken } from '../patients/confirmation.ts'
import type { Practice } from '../practice/practice.ts'
import type { Text } from '../texting/sms.ts'
import { type Around, noWords } from './around.ts'
import type { Desk } from './compose.ts'
import { withoutSecrets } from './letter-parts.ts'
import { visitToken } from './links.ts'
import type { Subject } from './messages.ts'
import { textOf } from './sms-parts.ts'

/** Says that the practice has written, and where it can be read; what it wrote stays on the page (P17, rule 27). */
export function composeAutomaticSms(
  desk: Desk,
  subject: Subject,
  practice: Practice,
  around: Around = desk.around?.('dialogue', 'sms', subject.language) ?? noWords,
): Text {
  const { language, attendeeId, linkGeneration } = subject
  const link = `${desk.baseUrl}/v/${visitToken(desk.keys, attendeeId, linkGeneration)}`
  const says = { core: [translator(language)('texting.dialogue', { link })], ways: [''], secret: link }
  return textOf(says, subject, practice, desk.words(language, practice.zone), around)
}

/** Asks whether a number is the reader's (rule 6): no name, no appointment, for the reader may be anybody. */
export function composeConfirmSms(
  desk: Desk,
  contact: { readonly id: number; readonly generation: number; readonly language: string },
  practice: Practice,
): Text {
  const language = isLanguage(contact.language) ? contact.language : practice.language
  const link = `${desk.baseUrl}/confirm/${confirmToken(desk.keys, contact.id, contact.generation)}`
  const says = translator(language)('texting.confirm-contact', { link })
  const text = normaliseSms(`${cleanText(practice.name)}: ${says}`)
  return { text, kept: withoutSecrets(text, [link]), segments: measureSms(text).segments }
}
