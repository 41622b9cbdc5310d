import type { Language } from '../i18n/languages.ts'
import { type Translate, translator } from '../i18n/translate.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import type { Practice } from '../practice/practice.ts'
import { onlineNow } from '../types/self-service.ts'
import { formatFor } from '../view/format.ts'
import type { Around, AroundOf } from './around.ts'
import { calendarFile, cannotCome } from './calendar-file.ts'
import { coreOf, movedFrom } from './core.ts'
import { letterMail } from './letter-mail.ts'
import { greetingOf, phoneOf, subjectDate, unsubscribeLink, visitLink, wordsAround } from './letter-parts.ts'
import type { LetterKind, OutgoingMail, RenderMail, Subject } from './messages.ts'

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
  /** What the practice says around its messages; absent: nothing. */
  readonly around?: AroundOf
  /** The public address, without a slash at its end. */
  readonly baseUrl: string
}

/** What composing takes, of what the entry has wired together. */
export function deskOf(parts: Omit<Desk, 'words' | 'around'>, around: AroundOf): Desk {
  const { keys, render, baseUrl } = parts
  return { keys, render, words: formatFor, baseUrl, around }
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
  /** The time that a moved appointment had before; '' for others. */
  readonly was: string
  /** What the reader can do online; undefined: nothing (rule 28). */
  readonly link: Link | undefined
  readonly cannotCome: string
  readonly calendar: string
  readonly practice: string
  readonly unsubscribe: string
}

interface Link {
  readonly text: string
  readonly href: string
}

/**
 * Writes a message at the moment it leaves. It says when, where by name, with whom if the practice wants that, and the
 * phone; never a treatment, an address, a number or another person's name (rule 27).
 */
export function composeLetter(
  desk: Desk,
  message: { readonly id: number; readonly kind: LetterKind; readonly byStaff?: boolean },
  subject: Subject & { readonly email: string },
  practice: Practice,
  now: EpochSeconds,
  around?: Around,
): Letter {
  const { language } = subject
  const unsubscribe = canBeLeft(message) ? unsubscribeLink(desk, subject) : ''
  const visit = message.kind === 'cancelled' ? '' : visitLink(desk, subject)
  const model = {
    ...letterModel(desk, message.kind, subject, practice, { unsubscribe, visit }, now),
    ...wordsAround(desk, message.kind, subject, practice, around),
  }
  const phone = phoneOf(subject, practice)
  const cancelled = message.kind === 'cancelled'
  const entry = { ...subject, practice: practice.name, location: subject.location, phone, cancelled }
  const calendar = message.kind === 'propose' ? '' : calendarFile(desk.keys, entry, language, now)
  const secrets = [unsubscribe, visit]
  const content = { view: views[message.kind], model, language, calendar, unsubscribe, secrets }
  return letterMail(desk, { id: message.id, to: subject.email }, content, practice)
}

const views: Readonly<Record<LetterKind, string>> = {
  confirmation: 'emails/confirmation',
  reminder: 'emails/reminder',
  moved: 'emails/moved',
  reassigned: 'emails/reassigned',
  propose: 'emails/propose',
  cancelled: 'emails/cancelled',
}

/** All but the answer to the reader's own act, and what the practice has to change (rule 31). */
function canBeLeft({ kind, byStaff = false }: { readonly kind: LetterKind; readonly byStaff?: boolean }) {
  return kind === 'reminder' || (kind === 'confirmation' && byStaff)
}

function letterModel(
  desk: Desk,
  kind: LetterKind,
  subject: Subject,
  practice: Practice,
  links: { readonly unsubscribe: string; readonly visit: string },
  now: EpochSeconds,
): LetterModel {
  const { language, startsAt } = subject
  const t = translator(language)
  const words = desk.words(language, practice.zone)
  const facts = [
    { label: t('emails.where'), value: subject.location },
    { label: t('emails.with'), value: practice.messages.practitionerInEmail ? subject.practitioner : '' },
  ]
  const whose = subject.booker ? 'other' : 'own'
  return {
    heading: {
      date: subjectDate(language, words.shortDate(startsAt)),
      time: words.time(startsAt),
      practice: practice.name,
    },
    greeting: greetingOf(subject),
    core: coreOf(kind, whose, subject, practice, words),
    facts: facts.filter((fact) => fact.value !== ''),
    was: kind === 'moved' ? movedFrom(subject, words) : '',
    ...waysOn(desk, kind, subject, practice, links.visit, now),
    calendar: calendarWords(kind, t),
    practice: practice.name,
    unsubscribe: links.unsubscribe,
  }
}

/** Whoever is to choose another time puts nothing into a calendar yet. */
function calendarWords(kind: LetterKind, t: Translate): string {
  if (kind === 'propose') return ''
  return t(`emails.calendar.${kind === 'confirmation' || kind === 'reminder' ? 'add' : kind}`)
}

/** The two forms of rule 28: with the link and until when it serves, or with the phone alone. */
function waysOn(
  desk: Desk,
  kind: LetterKind,
  subject: Subject,
  practice: Practice,
  visit: string,
  now: EpochSeconds,
): Pick<LetterModel, 'link' | 'cannotCome'> {
  const { language, startsAt } = subject
  const t = translator(language)
  const phone = phoneOf(subject, practice)
  if (kind === 'cancelled') {
    const again = practice.portalOpen
      ? { text: t('emails.bookAgain'), href: `${desk.baseUrl}/book?lang=${language}` }
      : undefined
    return { link: again, cannotCome: phone === '' ? '' : t('emails.questions', { phone }) }
  }
  const can = onlineNow(subject.selfService, startsAt, now)
  if (kind === 'propose') return chooseAgain(t, can?.what !== 'cancel' && can ? visit : '', phone)
  const by = cannotCome(phone, language)
  if (visit === '') return { link: undefined, cannotCome: by }
  if (can === undefined) return { link: { text: t('emails.link.view'), href: visit }, cannotCome: by }
  const words = desk.words(language, practice.zone)
  const stamp = (at: EpochSeconds) => t('visit.at', { date: words.longDate(at), time: words.time(at) })
  const until = t(`emails.until.${can.until === undefined ? 'two' : 'one'}`, {
    until: stamp(can.until ?? can.rebookUntil),
    cancel: stamp(can.cancelUntil),
  })
  const later = phone === '' ? t('emails.laterNoPhone') : t('emails.later', { phone })
  return { link: { text: t(`emails.link.${can.what}`), href: visit }, cannotCome: `${until} ${later}` }
}

/** Online where that is on and not too late, by phone in any case (rule 35). */
function chooseAgain(t: Translate, visit: string, phone: string): Pick<LetterModel, 'link' | 'cannotCome'> {
  const link = visit === '' ? undefined : { text: t('emails.link.propose'), href: `${visit}/move` }
  const byPhone = phone === '' ? t('emails.propose.noPhone') : t('emails.propose.phone', { phone })
  return { link, cannotCome: byPhone }
}
