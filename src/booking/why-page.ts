import type { Translate } from '../i18n/translate.ts'
import { clock } from '../lib/clock.ts'
import { formModel, type Labels, type Problem } from '../practice/checked.ts'
import { whyAddress } from '../schedule/week-page.ts'
import type { Format } from '../view/format.ts'
import { address } from './address.ts'
import {
  type DayAnswer,
  type Question,
  type Saying,
  type Stretch,
  type TimeAnswer,
  visitors,
  type WhyStock,
} from './why.ts'

interface Writing {
  readonly t: Translate
  readonly format: Format
}

/** One rule as a row. */
function lineModel({ ok, text, source, href }: Saying, t: Translate) {
  return {
    ok,
    text,
    source: source === '' ? '' : t(`why.source.${source}`),
    href,
    link: href === '' ? '' : t(source === '' ? 'why.see' : 'why.change'),
  }
}

/** A time with all its rules, or with those in its way where several practitioners are asked. */
export function timeModel(
  { about, startsAt, rules, person }: TimeAnswer,
  all: boolean,
  { t, format }: Writing,
) {
  const shown = all ? rules : rules.filter(({ ok }) => !ok)
  return {
    title: `${about.type.name}, ${about.calendar.publicName}, ${format.timeRange(startsAt, startsAt + about.type.minutes * 60)}`,
    offered: rules.every(({ ok }) => ok),
    because: all
      ? rules
          .filter(({ ok }) => !ok)
          .map(({ text }) => text)
          .join(' ')
      : '',
    rules: shown.map((each) => lineModel(each, t)),
    person: all ? person.map((each) => lineModel(each, t)) : [],
  }
}

/** A day: what keeps all of it closed, then its starts, those refused for the same reason together. */
export function dayModel({ about, whole, stretches }: DayAnswer, question: Question, { t, format }: Writing) {
  const shut = whole.length > 0
  const count = shut
    ? 0
    : stretches.filter((each) => each.offered).reduce((sum, each) => sum + each.starts, 0)
  return {
    title: `${about.type.name}, ${about.calendar.publicName}`,
    tally: t('why.tally', { count }),
    whole: whole.map((each) => lineModel(each, t)),
    stretches: stretches.map((each) =>
      stretchModel(each, shut, about.calendar.id, about.type.id, question, { t, format }),
    ),
  }
}

/** Each type of a practitioner in one line. */
export function typeModel(
  { about }: DayAnswer | TimeAnswer,
  offered: boolean,
  first: Saying | undefined,
  text: string,
  question: Question,
  t: Translate,
) {
  return {
    name: about.type.name,
    href: hrefOf(question, { type: about.type.id, practitioner: about.calendar.id }),
    offered,
    text: first ? first.text : text,
    line: first ? lineModel(first, t) : undefined,
  }
}

/** The page with the question as it stands, and something else in it. */
export function hrefOf(question: Question, change: Readonly<Record<string, string | number>> = {}): string {
  const { type, calendar, location, date, minute, visitor, link } = question
  const asked = {
    type: type?.id ?? '',
    practitioner: calendar?.id ?? '',
    location: location?.id ?? '',
    date,
    time: minute === undefined ? '' : clock(minute),
    visitor: visitor === 'any' ? '' : visitor,
    link: link?.id ?? '',
    ...change,
  }
  return address(
    whyAddress,
    Object.fromEntries(Object.entries(asked).map(([name, each]) => [name, String(each)])),
  )
}

/** The form of the question. */
export function questionModel(
  stock: WhyStock,
  question: Question,
  typed: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  t: Translate,
) {
  const values = {
    ...typed,
    type: String(question.type?.id ?? ''),
    practitioner: String(question.calendar?.id ?? ''),
    location: String(question.location?.id ?? ''),
    link: String(question.link?.id ?? ''),
    visitor: question.visitor,
    date: typed.date || question.date,
  }
  return { ...questionOptions(stock, question, t), ...formModel(values, problems, t, questionLabels(t)) }
}

function questionLabels(t: Translate): Labels {
  return [
    ['type', t('settings.field.type')],
    ['practitioner', t('schedule.practitioner')],
    ['location', t('settings.field.location')],
    ['date', t('schedule.day.date')],
    ['time', t('why.field.time')],
    ['link', t('why.field.link')],
  ]
}

function questionOptions({ types, calendars, locations, links }: WhyStock, question: Question, t: Translate) {
  const { type, calendar, location } = question
  return {
    typeOptions: options(t('why.any.type'), types, type?.id, ({ name }) => name),
    calendars: options(
      t('booking.summary.noPreference'),
      calendars,
      calendar?.id,
      ({ publicName }) => publicName,
    ),
    locations: options(t('why.any.location'), locations, location?.id, ({ name }) => name),
    links: [
      { value: '', label: t('why.any.link') },
      ...links.map(({ id, slug }) => ({ value: String(id), label: `/to/${slug}` })),
    ],
    visitors: visitors.map((each) => ({ value: each, label: t(`why.visitor.${each}`) })),
  }
}

/** What is in use, and what was asked for though it is not; first the choice to leave it open. */
function options<T extends { readonly id: number; readonly active: boolean }>(
  open: string,
  list: readonly T[],
  asked: number | undefined,
  labelOf: (each: T) => string,
) {
  const offered = list.filter(({ id, active }) => active || id === asked)
  return [
    { value: '', label: open },
    ...offered.map((each) => ({ value: String(each.id), label: labelOf(each) })),
  ]
}

function stretchModel(
  { startsAt, endsAt, starts, offered, why }: Stretch,
  shut: boolean,
  calendarId: number,
  typeId: number,
  question: Question,
  { t, format }: Writing,
) {
  const time = format.time(startsAt)
  return {
    // A range of times stays in one piece in a narrow column.
    times: format.timeRange(startsAt, endsAt).replace('–', '\u2060–\u2060'),
    starts: t('why.starts', { count: starts }),
    offered: offered && !shut,
    why: why.map((each) => lineModel(each, t)),
    href: hrefOf(question, { type: typeId, practitioner: calendarId, time }),
    rules: t('why.rules', { time }),
  }
}
