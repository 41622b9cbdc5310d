import { Hono } from 'hono'
import { addDays, parseIsoDate, today, weekday } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listBlockKinds, listTypes } from '../types/types.queries.ts'
import { datesBetween } from '../view/format.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listBlocks } from './blocks.queries.ts'
import { findShut } from './shut.queries.ts'
import { listTemplates } from './templates.queries.ts'
import { saveKindTicks, saveTemplateTicks, saveTicks } from './ticks.commands.ts'
import { nameOfPlace, parseTick, type ShownTick } from './week.ts'
import {
  calendarLinks,
  daysOf,
  hoursOf,
  isHardlyAny,
  type Kept,
  kindsOf,
  tryAddress,
  type Week,
  weekLinks,
  whyAddress,
} from './week-page.ts'
import { templatesOf } from './week-templates.ts'

const address = '/staff/schedule'

/** Which blocks patients may book in (F18, F19). */
export function scheduleRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner', 'reception', 'practitioner'), (c) => weekPage(c, world))

  app.post(address, allow('owner', 'reception'), async (c) => {
    const fields = await readForm(c)
    const shown = fields
      .list('shown')
      .map(parseTick)
      .filter((tick): tick is ShownTick => tick !== undefined)
    const ticked = new Set(fields.list('web'))
    const saved = saveTicks(world.db, shown, ticked, byUser(c.var.user.id), c.var.now)
    if (saved.ok) return seeOther(c, `${address}?${viewOf(fields)}`)
    const names = (ticks: readonly ShownTick[]) => new Set(ticks.map(nameOfPlace))
    return weekPage(c, world, fields, { ticked, shown: names(shown), changed: names(saved.changed) })
  })

  app.post(`${address}/template-ticks`, allow('owner', 'reception'), async (c) => {
    const fields = await readForm(c)
    const shown = fields
      .list('shown')
      .map((text) => ({ blockId: Number(text.split('_')[0]), web: text.endsWith('_1') }))
    const ticked = new Set(fields.list('web').map(Number))
    saveTemplateTicks(world.db, shown, ticked, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?${viewOf(fields)}#templates`)
  })

  app.post(`${address}/kinds`, allow('owner', 'reception'), async (c) => {
    const fields = await readForm(c)
    const shown = fields
      .list('shown')
      .map((text) => ({ kindId: Number(text.split('_')[0]), web: text.endsWith('_1') }))
    saveKindTicks(world.db, shown, new Set(fields.list('web').map(Number)), byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?${viewOf(fields)}#kinds`)
  })

  return app
}

/** The week and the calendar that a form was on, for the page after it. */
function viewOf(fields: Form): URLSearchParams {
  const view = new URLSearchParams({ saved: '1' })
  if (fields.has('week')) view.set('week', fields.text('week'))
  if (fields.has('calendar')) view.set('calendar', fields.text('calendar'))
  return view
}

function weekPage(c: Ctx, world: World, fields?: Form, kept?: Kept): Response {
  const practice = findPractice(world.db)
  if (!practice) return notFound(c, world)
  const asked = (name: string) => fields?.text(name) ?? c.req.query(name) ?? ''
  const date = parseIsoDate(asked('week')) ?? today(practice.zone, c.var.now)
  const monday = addDays(date, 1 - weekday(date))
  const calendars = listCalendars(world.db).filter(({ active }) => active)
  const chosen = calendars.find(({ id }) => String(id) === asked('calendar'))
  const week = weekOf(c, world, practice, monday, chosen ? [chosen] : calendars)
  const hours = hoursOf(week)
  const about = `${chosen ? `practitioner=${chosen.id}&` : ''}date=${[monday, week.today].toSorted()[1] ?? monday}`
  const model = {
    days: daysOf(week, c.var.format, c.var.t, kept),
    kinds: kindsOf(week, c.var.t),
    templates: templatesOf(week, listTemplates(world.db, week.today), c.var.format, c.var.t),
    week: weekLinks(monday, chosen, address),
    links: calendarLinks(monday, calendars, chosen, address, c.var.t),
    calendar: chosen?.id ?? 0,
    whyHref: `${whyAddress}?${about}`,
    tryHref: `${tryAddress}?${about}&from=week`,
    hours,
    hardlyAny: isHardlyAny(hours),
    may: c.var.user.role !== 'practitioner',
    owner: c.var.user.role === 'owner',
    saved: c.req.query('saved') === '1' && !kept,
    changed: kept !== undefined,
  }
  return page(c, world, 'schedule/week', model, kept ? 409 : 200)
}

function weekOf(
  c: Ctx,
  world: World,
  practice: Practice,
  monday: string,
  calendars: Week['calendars'],
): Week {
  return {
    dates: datesBetween(monday, addDays(monday, 6)),
    today: today(practice.zone, c.var.now),
    calendars,
    kinds: new Map(listBlockKinds(world.db).map((kind) => [kind.id, kind])),
    types: listTypes(world.db),
    blocks: (calendarId, date) => listBlocks(world.db, calendarId, date),
    shut: (calendar, date, block) => findShut(world.db, practice.zone, calendar, date, block),
  }
}
