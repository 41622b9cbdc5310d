import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import { plainDigits } from '../lib/fold.ts'
import { byUser } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { sayRunningLate } from './running-late.commands.ts'
import { findRunningLate } from './running-late.queries.ts'
import { mostMinutes, usualMinutes } from './running-late.ts'

const path = '/staff/agenda/running-late/:id{[0-9]{1,15}}'

/** "Running N minutes late" today (rule 36): reception says it of everybody, a practitioner of the own day. */
export function runningLateRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(path, everybody, (c) => {
    const calendar = ownOrAny(c, world)
    return calendar ? latePage(c, world, calendar, {}) : c.notFound()
  })

  app.post(path, everybody, async (c) => {
    const [calendar, practice] = [ownOrAny(c, world), findPractice(world.db)]
    if (!calendar || !practice) return c.notFound()
    const form = await readForm(c)
    const typed = form.text('minutes')
    const minutes = readMinutes(typed)
    if (minutes === undefined) return latePage(c, world, calendar, { typed })
    const date = today(practice.zone, c.var.now)
    const saying = { calendarId: calendar.id, date, minutes, version: Number(form.text('version')) }
    const said = sayRunningLate(world.db, saying, byUser(c.var.user.id), c.var.now)
    if (!said.ok) return latePage(c, world, calendar, { typed, meanwhile: true })
    return seeOther(c, `/staff/agenda#c${calendar.id}`)
  })

  return app
}

function ownOrAny(c: Ctx, { db }: World): Calendar | undefined {
  const calendar = findCalendar(db, Number(c.req.param('id')))
  if (!calendar?.active) return undefined
  const { role, id } = c.var.user
  return role === 'practitioner' && calendar.userId !== id ? undefined : calendar
}

function readMinutes(typed: string): number | undefined {
  const digits = plainDigits(typed.trim())
  const minutes = /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN
  return minutes <= mostMinutes ? minutes : undefined
}

interface Shown {
  /** What could not be read, or was not saved. */
  readonly typed?: string
  /** Somebody else has said something since the page was opened. */
  readonly meanwhile?: boolean
}

function latePage(c: Ctx, world: World, calendar: Calendar, shown: Shown): Response | Promise<Response> {
  const practice = findPractice(world.db)
  if (!practice) return c.notFound()
  const { t, format, now } = c.var
  const late = findRunningLate(world.db, calendar.id, today(practice.zone, now))
  const { typed, meanwhile = false } = shown
  const invalid = typed !== undefined && !meanwhile
  const words = { minutes: late.minutes, name: late.saidBy ?? '', time: format.time(late.saidAt) }
  const model = {
    title: t('day.running.title', { name: calendar.publicName }),
    action: `/staff/agenda/running-late/${calendar.id}`,
    back: `/staff/agenda#c${calendar.id}`,
    version: late.version,
    usual: usualMinutes,
    typed: typed ?? '',
    problem: invalid,
    meanwhile: meanwhile ? t('day.running.meanwhile', words) : '',
    current:
      late.minutes === 0 ? '' : t(late.saidBy === null ? 'day.running.nowAlone' : 'day.running.now', words),
  }
  return page(c, world, 'agenda/running-late', model, invalid ? 422 : meanwhile ? 409 : 200)
}
