import type { Language } from '../i18n/languages.ts'
import { phoneLine } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import type { Desk } from './compose.ts'
import { unsubscribeToken, visitToken } from './links.ts'
import type { Subject } from './messages.ts'

export function phoneOf(subject: Subject, practice: Practice): string {
  return phoneLine(subject.locationPhone ?? practice.phone, practice.country)?.shown ?? ''
}

/** The page about the appointment; '' where there is none for its patient. */
export function visitLink(desk: Desk, subject: Subject): string {
  if (subject.cancelled || !subject.hasVisitLink || !subject.selfService.view) return ''
  return `${desk.baseUrl}/visit/${visitToken(desk.keys, subject.attendeeId, subject.linkGeneration)}`
}

export function unsubscribeLink(desk: Desk, subject: Subject): string {
  if (!subject.hasUnsubscribeLink) return ''
  return `${desk.baseUrl}/unsubscribe/${unsubscribeToken(desk.keys, subject.attendeeId, subject.linkGeneration)}`
}

/** look.md 6.2 writes a Swedish month without the point that Intl puts there. */
export function subjectDate(language: Language, date: string): string {
  return language === 'sv' ? date.replaceAll('.', '') : date
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
