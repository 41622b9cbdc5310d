import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import { phoneLine } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import { type Around, fillIn, noWords } from './around.ts'
import type { Desk } from './compose.ts'
import { isGreetable } from './greeting.ts'
import { unsubscribeToken, visitToken } from './links.ts'
import type { MessageKind, Subject } from './messages.ts'

/** To whoever booked; without a name where it must not or cannot be told. */
export function greetingOf({ language, booker, patientName }: Subject): string {
  const t = translator(language)
  const reader = booker ?? patientName
  if (!reader || !isGreetable(reader)) return t('emails.greetingPlain')
  // A missing last name leaves no gap before the comma.
  return t('emails.greeting', { ...reader }).replace(/\s+,/, ',')
}

export function phoneOf(subject: Subject, practice: Practice): string {
  return phoneLine(subject.locationPhone ?? practice.phone, practice.country)?.shown ?? ''
}

/** The page about the appointment, by its short address too; '' where there is none for its patient. */
export function visitLink(desk: Desk, subject: Subject, path: 'visit' | 'v' = 'visit'): string {
  if (subject.cancelled || !subject.hasVisitLink || !subject.selfService.view) return ''
  return `${desk.baseUrl}/${path}/${visitToken(desk.keys, subject.attendeeId, subject.linkGeneration)}`
}

export function unsubscribeLink(desk: Desk, subject: Subject): string {
  if (!subject.hasUnsubscribeLink) return ''
  return `${desk.baseUrl}/unsubscribe/${unsubscribeToken(desk.keys, subject.attendeeId, subject.linkGeneration)}`
}

/** look.md 6.2 writes a Swedish month without the point that Intl puts there. */
export function subjectDate(language: Language, date: string): string {
  return language === 'sv' ? date.replaceAll('.', '') : date
}

/** The practice's words with what their placeholders stand for, which is never read as a placeholder itself (O30). */
export function filledIn(
  { before, after }: Around,
  subject: Subject,
  practice: Practice,
  { date, time }: { readonly date: string; readonly time: string },
): Around {
  const phone = phoneOf(subject, practice)
  const values = {
    practice: cleanText(practice.name),
    location: cleanText(subject.location),
    phone,
    date,
    time,
  }
  const say = (text: string) => cleanText(fillIn(text, values), { multiline: true })
  return { before: say(before), after: say(after) }
}

/** The same for an e-mail of a kind, with long dates; `around` beats what the practice has saved. */
export function wordsAround(
  desk: Desk,
  kind: MessageKind,
  subject: Subject,
  practice: Practice,
  around: Around = desk.around?.(kind, 'email', subject.language) ?? noWords,
): Around {
  const words = desk.words(subject.language, practice.zone)
  const when = { date: words.longDate(subject.startsAt), time: words.time(subject.startsAt) }
  return filledIn(around, subject, practice, when)
}

export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, '…')), text)
}

/** Without the blanks that a view leaves at the ends of lines and between them. */
export function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
