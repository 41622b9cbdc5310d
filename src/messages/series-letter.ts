import { translator } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Around } from './around.ts'
import { cannotCome, seriesFile } from './calendar-file.ts'
import type { DateWords, Desk, Letter } from './compose.ts'
import { letterMail } from './letter-mail.ts'
import { greetingOf, phoneOf, subjectDate, unsubscribeLink, visitLink, wordsAround } from './letter-parts.ts'
import type { SeriesKind, Subject } from './messages.ts'

/**
 * Writes one message about several appointments of a series at the moment it leaves (O8, O11, O12): the first one in the
 * sentence, each one in the list; never a treatment, an address, a number or another person's name (rule 27).
 */
export function composeSeries(
  desk: Desk,
  message: { readonly id: number; readonly kind: SeriesKind },
  email: string,
  list: readonly [Subject, ...Subject[]],
  practice: Practice,
  now: EpochSeconds,
  around?: Around,
): Letter {
  const [head] = list
  const { kind } = message
  // Moves and cancellations by the practice are told to everybody (rule 31).
  const unsubscribe = kind === 'series-created' ? unsubscribeLink(desk, head) : ''
  const links = list.map((each) => visitLink(desk, each))
  const model = {
    ...seriesModel(desk, kind, list, links, practice, unsubscribe),
    ...wordsAround(desk, kind, head, practice, around),
  }
  const calendar = calendarOf(desk, kind, list, practice, now)
  const secrets = [unsubscribe, ...links]
  const content = { view: views[kind], model, language: head.language, calendar, unsubscribe, secrets }
  return letterMail(desk, { id: message.id, to: email }, content, practice)
}

const views: Readonly<Record<SeriesKind, string>> = {
  'series-created': 'emails/series-created',
  'series-moved': 'emails/series-moved',
  'series-cancelled': 'emails/series-cancelled',
}

function seriesModel(
  desk: Desk,
  kind: SeriesKind,
  list: readonly [Subject, ...Subject[]],
  links: readonly string[],
  practice: Practice,
  unsubscribe: string,
) {
  const [head] = list
  const { language } = head
  const t = translator(language)
  const words = desk.words(language, practice.zone)
  const facts = [
    { label: t('emails.where'), value: head.location },
    { label: t('emails.with'), value: practice.messages.practitionerInEmail ? head.practitioner : '' },
  ]
  return {
    heading: {
      date: subjectDate(language, words.shortDate(head.startsAt)),
      time: words.time(head.startsAt),
      practice: practice.name,
    },
    greeting: greetingOf(head),
    core: coreOf(kind, list, practice, words),
    listed: t(`emails.${kind}.list`, { count: list.length }),
    dates: list.map((each, index) => ({ text: spanWords(each, words), href: links[index] ?? '' })),
    facts: facts.filter((fact) => fact.value !== ''),
    ...waysOn(desk, kind, head, links, practice),
    calendar: t(`emails.${kind}.calendar`),
    practice: practice.name,
    unsubscribe,
  }
}

function coreOf(
  kind: SeriesKind,
  list: readonly [Subject, ...Subject[]],
  practice: Practice,
  words: DateWords,
): string {
  const [head] = list
  const t = translator(head.language)
  const whose = head.booker ? 'other' : 'own'
  const was = head.movedFrom ?? head.startsAt
  const values = {
    count: list.length,
    date: words.longDate(head.startsAt),
    from: words.time(head.startsAt),
    to: words.time(head.endsAt),
    wasDate: words.longDate(was),
    was: words.time(was),
    name: head.practitioner,
  }
  // The times are the same, and somebody else is there.
  if (kind === 'series-moved' && was === head.startsAt)
    return t(`emails.series-with.${whose}${practice.messages.practitionerInEmail ? '' : 'Unnamed'}`, values)
  return t(`emails.${kind}.${whose}`, values)
}

function spanWords({ startsAt, endsAt }: Subject, words: DateWords): string {
  return `${words.longDate(startsAt)} ${words.time(startsAt)}–${words.time(endsAt)}`
}

/** The two forms of rule 28: each date with its page, or the phone alone. */
function waysOn(desk: Desk, kind: SeriesKind, head: Subject, links: readonly string[], practice: Practice) {
  const { language } = head
  const t = translator(language)
  const phone = phoneOf(head, practice)
  if (kind !== 'series-cancelled') {
    const pages = links.some((link) => link !== '') ? t('emails.series.pages') : ''
    return { link: undefined, pages, cannotCome: cannotCome(phone, language) }
  }
  const again = { text: t('emails.bookAgain'), href: `${desk.baseUrl}/book?lang=${language}` }
  const questions = phone === '' ? '' : t('emails.questions', { phone })
  return { link: practice.portalOpen ? again : undefined, pages: '', cannotCome: questions }
}

function calendarOf(
  desk: Desk,
  kind: SeriesKind,
  list: readonly Subject[],
  practice: Practice,
  now: EpochSeconds,
): string {
  const cancelled = kind === 'series-cancelled'
  const entries = list.map((each) => ({
    ...each,
    practice: practice.name,
    phone: phoneOf(each, practice),
    cancelled,
  }))
  return seriesFile(desk.keys, entries, list[0]?.language ?? 'en', now)
}
