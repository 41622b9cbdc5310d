import { Hono } from 'hono'
import { parseIsoDate } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { parseDatedBlock } from './block.forms.ts'
import {
  blockChoices,
  blockLabels,
  blockRow,
  emptyBlock,
  noTicks,
  offeredIn,
  ticksTyped,
} from './block-page.ts'
import { isDatedDay, listBlocks } from './blocks.queries.ts'
import { listBookedIn } from './booked.queries.ts'
import { bookedRow } from './booked-page.ts'
import { resetDay } from './dated.commands.ts'
import { addDatedBlock } from './days.commands.ts'
import { isInside } from './force.ts'
import { dateThere, findStock, zoneThere } from './stock.queries.ts'
import { tryAddress, whyAddress } from './week-page.ts'

const list = '/staff/schedule/days'
const address = `${list}/:calendar{[0-9]+}/:date{[0-9-]+}`
const desk = allow('owner', 'reception')

/** The blocks of one date: extra ones, changed ones, and back to the template (schema.md, dated overrides). */
export function dayRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(list, desk, (c) => {
    const calendars = listCalendars(world.db).filter(({ active }) => active)
    const asked = calendars.find(({ id }) => String(id) === c.req.query('calendar'))
    const calendar = asked ?? calendars[0]
    const date = parseIsoDate(c.req.query('date') ?? '') ?? dateThere(world.db, c.var.now)
    return calendar ? dayPage(c, world, { calendar, date }) : page(c, world, 'schedule/no-one', {})
  })

  app.post(address, desk, async (c) => {
    const [fields, day] = [await readForm(c), dayOf(c, world)]
    if (!day) return c.notFound()
    const { calendar, date } = day
    const blocks = listBlocks(world.db, calendar.id, date)
    const form = parseDatedBlock(fields, offeredIn(findStock(world.db)), blocks)
    if (!form.ok) return dayPage(c, world, day, { fields, problems: form.problems })
    const place = { calendarId: calendar.id, date }
    const added = addDatedBlock(world.db, place, form.value, byUser(c.var.user.id), c.var.now)
    return added.ok ? seeOther(c, dayHref(day, true)) : dayPage(c, world, day, { fields, meanwhile: true })
  })

  app.post(`${address}/reset`, desk, (c) => {
    const day = dayOf(c, world)
    if (!day) return c.notFound()
    if (isDatedDay(world.db, day.calendar.id, day.date))
      resetDay(world.db, day.calendar.id, day.date, byUser(c.var.user.id), c.var.now)
    return seeOther(c, dayHref(day, true))
  })

  return app
}

export interface Day {
  readonly calendar: Calendar
  readonly date: string
}

/** The day of an address; undefined for a past one too: what has been does not change. */
export function dayOf(c: Ctx, world: World): Day | undefined {
  const calendar = listCalendars(world.db).find(({ id }) => id === Number(c.req.param('calendar')))
  const date = parseIsoDate(c.req.param('date') ?? '')
  const isPast = date === undefined || date < dateThere(world.db, c.var.now)
  return calendar?.active && !isPast ? { calendar, date } : undefined
}

export function dayHref({ calendar, date }: Day, saved = false): string {
  return `${list}?calendar=${calendar.id}&date=${date}${saved ? '&saved=1' : ''}`
}

interface Shown {
  readonly fields?: Form
  readonly problems?: readonly Problem[]
  readonly meanwhile?: boolean
}

function dayPage(c: Ctx, world: World, day: Day, shown: Shown = {}): Response {
  const { fields, problems = [], meanwhile = false } = shown
  const { calendar, date } = day
  const { t, format } = c.var
  const stock = findStock(world.db)
  const calendars = listCalendars(world.db)
  const blocks = listBlocks(world.db, calendar.id, date)
  const past = date < dateThere(world.db, c.var.now)
  const own = `${list}/${calendar.id}/${date}`
  const from = zoneThere(world.db).instant(date, 0)
  const booked = past ? [] : listBookedIn(world.db, zoneThere(world.db), calendar.id, from, date)
  const ticked = fields ? ticksTyped(fields) : noTicks
  const rows = blocks.map((block, position) => ({
    ...blockRow(block, stock, t),
    href: past ? '' : `${own}/${position}`,
  }))
  const values = { ...emptyBlock(stock, blocks), ...fields?.values, calendar: String(calendar.id), date }
  const model = {
    title: `${calendar.publicName}, ${format.longDay(date)}`,
    own,
    past,
    whyHref: `${whyAddress}?practitioner=${calendar.id}&date=${date}`,
    tryHref: `${tryAddress}?practitioner=${calendar.id}&date=${date}&from=day`,
    dated: isDatedDay(world.db, calendar.id, date),
    days: rows.length > 0 ? [{ title: format.longDay(date), rows }] : [],
    outside: booked
      .filter((each) => !isInside(each, blocks))
      .map((each) => bookedRow(each, stock.types, calendars, format)),
    calendars: calendars
      .filter(({ active }) => active)
      .map(({ id, publicName }) => ({ value: String(id), label: publicName })),
    ...blockChoices(stock, offeredIn(stock), ticked, format, t, 'schedule.field.asUsual'),
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    ...formModel(values, problems, t, blockLabels(t)),
  }
  return page(c, world, 'schedule/day', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
