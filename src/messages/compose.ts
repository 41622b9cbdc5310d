import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import { cleanText } from '../lib/fold.ts'
import type { Keys } from '../lib/token.ts'
import { phoneLine } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import { calendarFile, cannotCome } from './calendar-file.ts'
import { isGreetable } from './greeting.ts'
import { mailId, unsubscribeToken } from './links.ts'
import type { MessageKind, OutgoingMail, RenderMail, Subject } from './messages.ts'

/** The dates of one language in the practice's zone; view/format.ts has more of them. */
export interface DateWords {
  longDate(at: EpochSeconds): string
  shortDate(at: EpochSeconds): string
  time(at: EpochSeconds): string
}

/** What all messages are made with. */
export interface Desk {
  readonly keys: Keys
  readonly render: RenderMail
  readonly words: (language: Language, zone: Zone) => DateWords
  /** The public address, without a slash at its end. */
  readonly baseUrl: string
}

export interface Letter {
  readonly mail: OutgoingMail
  /** The text as the ledger keeps it: the secret link is `…`. */
  readonly kept: string
}

/** What the views below views/emails/ are given. */
interface LetterModel {
  readonly heading: { readonly date: string; readonly time: string; readonly practice: string }
  readonly greeting: string
  readonly core: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly cannotCome: string
  readonly practice: string
  readonly unsubscribe: string
}

/**
 * Writes a message at the moment it leaves. It says when, where by name, with whom if the practice wants that, and the
 * phone; never a treatment, an address, a number or another person's name (rule 27).
 */
export function composeLetter(
  desk: Desk,
  message: { readonly id: number; readonly kind: MessageKind },
  subject: Subject & { readonly email: string },
  practice: Practice,
  now: EpochSeconds,
): Letter {
  const { language } = subject
  const link = message.kind === 'reminder' ? unsubscribeLink(desk, subject) : ''
  const model = letterModel(desk, message.kind, subject, practice, link)
  const render = (part: 'subject' | 'text' | 'html') =>
    desk.render(`${viewOf(message.kind)}.${part}`, model, language)
  const text = tidy(render('text'))
  const phone = phoneOf(subject, practice)
  const entry = { ...subject, practice: practice.name, location: subject.location, phone }
  const mail: OutgoingMail = {
    id: message.id,
    messageId: mailId(desk.keys, message.id, new URL(desk.baseUrl).hostname),
    fromName: cleanText(practice.name),
    to: subject.email,
    subject: cleanText(render('subject')),
    text,
    html: render('html'),
    calendar: calendarFile(desk.keys, entry, language, now),
    unsubscribeUrl: link === '' ? undefined : link,
  }
  return { mail, kept: link === '' ? text : text.replaceAll(link, '…') }
}

function viewOf(kind: MessageKind): string {
  return kind === 'reminder' ? 'emails/reminder' : 'emails/confirmation'
}

function letterModel(
  desk: Desk,
  kind: MessageKind,
  subject: Subject,
  practice: Practice,
  unsubscribe: string,
): LetterModel {
  const { language, startsAt, endsAt } = subject
  const t = translator(language)
  const words = desk.words(language, practice.zone)
  const facts = [
    { label: t('emails.where'), value: subject.location },
    { label: t('emails.with'), value: practice.messages.practitionerInEmail ? subject.practitioner : '' },
  ]
  const reader = subject.booker ?? subject.patientName
  const whose = subject.booker ? 'other' : 'own'
  return {
    heading: {
      date: subjectDate(language, words.shortDate(startsAt)),
      time: words.time(startsAt),
      practice: practice.name,
    },
    // A missing last name leaves no gap before the comma.
    greeting:
      reader && isGreetable(reader)
        ? t('emails.greeting', { ...reader }).replace(/\s+,/, ',')
        : t('emails.greetingPlain'),
    core: t(`emails.${kind}.${whose}`, {
      date: words.longDate(startsAt),
      from: words.time(startsAt),
      to: words.time(endsAt),
    }),
    facts: facts.filter((fact) => fact.value !== ''),
    cannotCome: cannotCome(phoneOf(subject, practice), language),
    practice: practice.name,
    unsubscribe,
  }
}

function phoneOf(subject: Subject, practice: Practice): string {
  return phoneLine(subject.locationPhone ?? practice.phone, practice.country)?.shown ?? ''
}

function unsubscribeLink(desk: Desk, subject: Subject): string {
  if (!subject.hasUnsubscribeLink) return ''
  return `${desk.baseUrl}/unsubscribe/${unsubscribeToken(desk.keys, subject.attendeeId, subject.linkGeneration)}`
}

/** look.md 6.2 writes a Swedish month without the point that Intl puts there. */
function subjectDate(language: Language, date: string): string {
  return language === 'sv' ? date.replaceAll('.', '') : date
}

/** Without the blanks that a view leaves at the ends of lines and between them. */
export function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
