import { Hono } from 'hono'
import { type EpochSeconds, today } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice, listEveryLocation } from '../practice/settings.queries.ts'
import { instantsOf } from '../schedule/clock-change.ts'
import { whyAddress } from '../schedule/week-page.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listLinks } from './links.queries.ts'
import { readQuestion } from './why.forms.ts'
import type { About, Asker, Question, WhyStock } from './why.ts'
import { answerDay, answerTime, doersOf } from './why-answers.queries.ts'
import { dayModel, hrefOf, questionModel, timeModel, typeModel } from './why-page.ts'
import { triedHref } from './why-try.ts'
import { waysFor } from './why-ways.ts'

/** Why a time is not offered: every rule by its level, with the way to its setting (rule 11). */
export function whyRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(whyAddress, allow('owner', 'reception', 'practitioner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return notFound(c, world)
    const stock = {
      types: listTypes(world.db),
      calendars: listCalendars(world.db),
      locations: listEveryLocation(world.db),
      links: listLinks(world.db),
    }
    const text = (name: string) => c.req.query(name) ?? ''
    const { question, problems } = readQuestion(text, stock, today(practice.zone, c.var.now))
    return whyPage(c, world, practice, stock, question, problems)
  })

  return app
}

function whyPage(
  c: Ctx,
  world: World,
  practice: Practice,
  stock: WhyStock,
  question: Question,
  problems: readonly Problem[],
): Response {
  const { t, format, now, user } = c.var
  const asker = { practice, question, now, t, format, ways: waysFor(user.role) }
  const typed = { date: c.req.query('date') ?? '', time: c.req.query('time') ?? '' }
  const asked = problems.length === 0 && (question.type || question.calendar)
  const model = {
    date: format.longDay(question.date),
    ...(asked ? answersTo(world, asker, stock) : nothingAsked),
    asked: Boolean(asked),
    tryHref: triedHref(question),
    ...questionModel(stock, question, typed, problems, t),
  }
  return page(c, world, 'booking/why', model, problems.length > 0 ? 422 : 200)
}

const nothingAsked = { times: [], days: [], types: [], said: '', wholeDayHref: '' }

function answersTo(world: World, asker: Asker, stock: WhyStock) {
  const { type, calendar } = asker.question
  const instants = instantsAsked(asker)
  if (instants?.length === 0) return { ...nothingAsked, said: skipped(asker) }
  if (!type)
    return { ...nothingAsked, types: calendar ? typesOf(world, asker, stock, calendar, instants) : [] }
  const calendars = calendar ? [calendar] : doersOf(type, stock.calendars)
  if (calendars.length === 0)
    return { ...nothingAsked, said: asker.t('why.does.nobody', { type: type.name }) }
  const all = calendars.map((each): About => ({ type, calendar: each, calendars }))
  return instants
    ? { ...nothingAsked, ...timesOf(world, asker, all, instants) }
    : { ...nothingAsked, ...daysOf(world, asker, all) }
}

function timesOf(world: World, asker: Asker, all: readonly About[], instants: readonly EpochSeconds[]) {
  const answers = all.flatMap((about) =>
    instants.flatMap((at) => answerTime(world.db, asker, about, at) ?? []),
  )
  return {
    times: answers.map((each) => timeModel(each, all.length === 1, asker)),
    wholeDayHref: hrefOf(asker.question, { time: '' }),
  }
}

function daysOf(world: World, asker: Asker, all: readonly About[]) {
  const answers = all.flatMap((about) => answerDay(world.db, asker, about) ?? [])
  return { days: answers.map((each) => dayModel(each, asker.question, asker)) }
}

/** Every type that the practitioner does, each in a line: at the time asked about, or on the day. */
function typesOf(
  world: World,
  asker: Asker,
  { types }: WhyStock,
  calendar: Calendar,
  instants: readonly EpochSeconds[] | undefined,
) {
  const done = types.filter(({ active, calendarIds }) => active && calendarIds.includes(calendar.id))
  return done.flatMap((type) => {
    const about = { type, calendar, calendars: [calendar] }
    return instants?.[0] === undefined
      ? typeOnDay(world, asker, about)
      : typeAt(world, asker, about, instants[0])
  })
}

function typeAt(world: World, asker: Asker, about: About, at: EpochSeconds) {
  const answer = answerTime(world.db, asker, about, at)
  if (!answer) return []
  const no = answer.rules.find(({ ok }) => !ok)
  return [typeModel(answer, no === undefined, no, '', asker.question, asker.t)]
}

function typeOnDay(world: World, asker: Asker, about: About) {
  const answer = answerDay(world.db, asker, about)
  if (!answer) return []
  const { tally } = dayModel(answer, asker.question, asker)
  const offered = answer.whole.length === 0 && answer.stretches.some((each) => each.offered)
  const no = offered ? undefined : (answer.whole[0] ?? answer.stretches[0]?.why[0])
  return [typeModel(answer, offered, no, tally, asker.question, asker.t)]
}

/** Two where the clock shows the time twice, none where it skips it; undefined: the whole day. */
function instantsAsked({ practice, question }: Asker): readonly EpochSeconds[] | undefined {
  const { date, minute } = question
  return minute === undefined ? undefined : instantsOf(practice.zone, date, minute)
}

function skipped({ t, format, question }: Asker): string {
  return t('why.skipped', { time: clock(question.minute ?? 0), date: format.longDay(question.date) })
}
