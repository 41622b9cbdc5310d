import { type Translate, translator } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { onlineNow } from '../types/self-service.ts'
import type { Around } from './around.ts'
import { cannotCome, seriesFile } from './calendar-file.ts'
import type { DateWords, Desk, Letter } from './compose.ts'
import { letterMail } from './letter-mail.ts'
import { greetingOf, phoneOf, subjectDate, unsubscribeLink, wordsAround } from './letter-parts.ts'
import type { Subject } from './messages.ts'

export interface DayLetter {
  readonly id: number
  readonly to: string
  /** Soonest first; two at least. */
  readonly list: readonly [Subject, ...Subject[]]
  /** The page about all of them; '' where none has a page (rule 28). */
  readonly link: string
}

/**
 * Writes the reminder of several appointments of a patient on one day (O15, rule 30): how many, the first time, and each
 * with its time, place by name and, where the practice wants that, practitioner.
 */
export function composeDay(
  desk: Desk,
  { id, to, list, link }: DayLetter,
  practice: Practice,
  now: EpochSeconds,
  around?: Around,
): Letter {
  const [head] = list
  const { language } = head
  const unsubscribe = unsubscribeLink(desk, head)
  const model = {
    ...dayModel(desk, list, link, unsubscribe, practice, now),
    ...wordsAround(desk, 'reminder', head, practice, around),
  }
  const calendar = calendarOf(desk, list, practice, now)
  const secrets = [unsubscribe, link]
  const content = { view: 'emails/reminder-day', model, language, calendar, unsubscribe, secrets }
  return letterMail(desk, { id, to }, content, practice)
}

function dayModel(
  desk: Desk,
  list: DayLetter['list'],
  href: string,
  unsubscribe: string,
  practice: Practice,
  now: EpochSeconds,
) {
  const [head] = list
  const { language, startsAt } = head
  const t = translator(language)
  const words = desk.words(language, practice.zone)
  const booked = list.find(({ booker }) => booker !== undefined)
  const count = list.length
  const date = words.longDate(startsAt)
  return {
    heading: {
      ...{ count, practice: practice.name },
      date: subjectDate(language, words.shortDate(startsAt)),
      time: words.time(startsAt),
    },
    greeting: greetingOf(booked ?? head),
    core: t(`emails.reminder-day.${booked ? 'other' : 'own'}`, { count, date, from: words.time(startsAt) }),
    listed: t('emails.reminder-day.list', { count }),
    pages: '',
    dates: list.map((each) => ({ text: lineOf(each, practice, words, t), href: '' })),
    facts: [],
    link: href === '' ? undefined : { href, text: linkWords(list, t, now) },
    cannotCome: cannotCome(phoneOf(head, practice), language),
    calendar: t('emails.reminder-day.calendar'),
    practice: practice.name,
    unsubscribe,
  }
}

function lineOf(
  { startsAt, endsAt, location: place, practitioner: name }: Subject,
  { messages }: Practice,
  words: DateWords,
  t: Translate,
): string {
  const when = { from: words.time(startsAt), to: words.time(endsAt), place }
  return messages.practitionerInEmail
    ? t('emails.reminder-day.lineWith', { ...when, name })
    : t('emails.reminder-day.line', when)
}

function linkWords(list: readonly Subject[], t: Translate, now: EpochSeconds): string {
  const open = list.some(({ selfService, startsAt }) => onlineNow(selfService, startsAt, now) !== undefined)
  return t(`emails.reminder-day.link.${open ? 'change' : 'view'}`)
}

function calendarOf(desk: Desk, list: DayLetter['list'], practice: Practice, now: EpochSeconds): string {
  const entries = list.map((each) => ({ ...each, practice: practice.name, phone: phoneOf(each, practice) }))
  return seriesFile(
    desk.keys,
    entries.map((entry) => ({ ...entry, cancelled: false })),
    list[0].language,
    now,
  )
}
