import { translator } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { mailedLinkToken } from '../staff/mailed-link.ts'
import { type News, shownPlan } from './calendar-news.ts'
import type { DateWords, Desk, Letter } from './compose.ts'
import { letterMail } from './letter-mail.ts'
import type { Plan } from './plan.ts'
import type { DailyVisit } from './staff-daily.ts'
import type { Reader } from './staff-mail.ts'

/** What a message to staff says: the views below views/emails/ and what they are given. */
interface Content {
  readonly view: string
  readonly model: Readonly<Record<string, unknown>>
  /** A secret that the ledger does not keep; '' for none. */
  readonly secret?: string
}

type At = { readonly id: number; readonly to: string }

/** Writes a message to somebody of the staff as it leaves; no patient and no treatment is named (rule 27). */
export function composeForStaff(
  desk: Desk,
  { id, to }: At,
  reader: Reader,
  practice: Practice,
  { view, model, secret = '' }: Content,
): Letter {
  const shared = { name: reader.name, practice: practice.name }
  const content = { view, model: { ...shared, ...model }, language: reader.language, secrets: [secret] }
  return letterMail(desk, { id, to }, content, practice)
}

export const toFormerAddress: Content = { view: 'emails/former-address', model: {} }

export function signInContent(
  desk: Desk,
  message: { readonly id: number; readonly usefulUntil: EpochSeconds },
  reader: Reader,
  practice: Practice,
): Content {
  const { time } = desk.words(reader.language, practice.zone)
  const link = `${desk.baseUrl}/reset?token=${mailedLinkToken(desk.keys, message.id)}`
  return { view: 'emails/sign-in', model: { until: time(message.usefulUntil), link }, secret: link }
}

/** What others did in the reader's calendars (J47, J48): one thing in a sentence, several in a list. */
export function newsContent(
  desk: Desk,
  news: readonly [News, ...News[]],
  reader: Reader,
  practice: Practice,
  locationOf: (id: number) => string,
): Content {
  const t = translator(reader.language)
  const words = desk.words(reader.language, practice.zone)
  const [first] = news
  const { startsAt } = shownPlan(first)
  const heading = { date: words.shortDate(startsAt), time: words.time(startsAt), practice: practice.name }
  const one = t(`staffMail.news.subject.${first.word}`, heading)
  const several = t('staffMail.news.subject.several', { count: news.length, practice: practice.name })
  const items = news.map((each) => ({
    core: t(`staffMail.news.${each.word}`, spanWords(each, words)),
    location: locationOf(shownPlan(each).locationId),
    link: `${desk.baseUrl}/staff/appointments/${each.appointmentId}`,
  }))
  return { view: 'emails/staff-news', model: { heading: news.length === 1 ? one : several, items } }
}

/** The appointments of a day (O3): when and where, and for whom and what for behind the link alone. */
export function dailyContent(
  desk: Desk,
  { day, visits }: { readonly day: string; readonly visits: readonly DailyVisit[] },
  reader: Reader,
  practice: Practice,
): Content {
  const t = translator(reader.language)
  const words = desk.words(reader.language, practice.zone)
  const noon = practice.zone.instant(day, 720)
  const about = { date: words.shortDate(noon), count: visits.length, practice: practice.name }
  return {
    view: 'emails/staff-daily',
    model: {
      heading: t('staffMail.daily.subject', about),
      lead: t('staffMail.daily.lead', { date: words.longDate(noon), count: visits.length }),
      lists: dailyLists(visits, reader, words),
      agenda: `${desk.baseUrl}/staff/agenda?date=${day}`,
      print: `${desk.baseUrl}/staff/agenda/print?date=${day}`,
    },
  }
}

/** A list for each calendar, with its name where there can be several; where, only if that differs. */
function dailyLists(visits: readonly DailyVisit[], { dailyScope }: Reader, words: DateWords) {
  const places = new Set(visits.map(({ location }) => location)).size
  const calendars = [...new Set(visits.map(({ calendar }) => calendar))]
  const line = ({ startsAt, endsAt, location }: DailyVisit): string => {
    const span = `${words.time(startsAt)}–${words.time(endsAt)}`
    return places > 1 ? `${span} ${location}` : span
  }
  return calendars.map((calendar) => ({
    calendar: dailyScope === 'all' || calendars.length > 1 ? calendar : '',
    lines: visits.filter((each) => each.calendar === calendar).map(line),
  }))
}

function spanWords(news: Pick<News, 'told' | 'now'>, words: DateWords) {
  const [was, is] = [partsOf(news.told ?? news.now, words), partsOf(news.now ?? news.told, words)]
  return { ...is, wasDate: was.date, wasFrom: was.from, wasTo: was.to }
}

function partsOf(plan: Plan | null, words: DateWords) {
  const { startsAt = 0, endsAt = 0 } = plan ?? {}
  return { date: words.longDate(startsAt), from: words.time(startsAt), to: words.time(endsAt) }
}
