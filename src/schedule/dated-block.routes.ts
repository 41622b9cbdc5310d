import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { parseDatedBlock } from './block.forms.ts'
import { datedValue, stampOf } from './block.ts'
import {
  blockChoices,
  blockLabels,
  blockRow,
  blockTicks,
  blockValues,
  offeredIn,
  ticksTyped,
} from './block-page.ts'
import { listBlocks } from './blocks.queries.ts'
import { changeDatedBlock, removeDatedBlock } from './days.commands.ts'
import { type Day, dayHref, dayOf } from './days.routes.ts'
import type { PlannedBlock } from './schedule.ts'
import { findStock } from './stock.queries.ts'

const address = '/staff/schedule/days/:calendar{[0-9]+}/:date{[0-9-]+}/:position{[0-9]+}'
const desk = allow('owner', 'reception')

/** One block of one date. */
export function datedBlockRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, desk, (c) => {
    const spot = spotOf(c, world)
    return spot ? blockPage(c, world, spot) : c.notFound()
  })

  app.post(address, desk, async (c) => {
    const [fields, spot] = [await readForm(c), spotOf(c, world)]
    if (!spot) return c.notFound()
    const others = spot.blocks.filter((each) => each !== spot.block)
    const offered = offeredIn(findStock(world.db), datedValue(spot.block))
    const form = parseDatedBlock(fields, offered, others)
    if (!form.ok) return blockPage(c, world, spot, { fields, problems: form.problems })
    const shown = shownIn(spot, fields)
    const saved = changeDatedBlock(world.db, shown, form.value, byUser(c.var.user.id), c.var.now)
    return saved.ok
      ? seeOther(c, dayHref(spot, true))
      : blockPage(c, world, spot, { fields, meanwhile: true })
  })

  app.post(`${address}/remove`, desk, async (c) => {
    const [fields, spot] = [await readForm(c), spotOf(c, world)]
    if (!spot) return c.notFound()
    const removed = removeDatedBlock(world.db, shownIn(spot, fields), byUser(c.var.user.id), c.var.now)
    return removed.ok ? seeOther(c, dayHref(spot, true)) : blockPage(c, world, spot, { meanwhile: true })
  })

  return app
}

interface Spot extends Day {
  readonly blocks: readonly PlannedBlock[]
  readonly block: PlannedBlock
  readonly position: number
}

function spotOf(c: Ctx, world: World): Spot | undefined {
  const day = dayOf(c, world)
  if (!day) return undefined
  const blocks = listBlocks(world.db, day.calendar.id, day.date)
  const position = Number(c.req.param('position'))
  const block = blocks[position]
  return block ? { ...day, blocks, block, position } : undefined
}

function shownIn({ calendar, date, position }: Spot, fields: Form) {
  return { calendarId: calendar.id, date, position, stamp: fields.text('stamp') }
}

interface Shown {
  readonly fields?: Form
  readonly problems?: readonly Problem[]
  readonly meanwhile?: boolean
}

function blockPage(c: Ctx, world: World, spot: Spot, shown: Shown = {}): Response {
  const { fields, problems = [], meanwhile = false } = shown
  const { t, format } = c.var
  const stock = findStock(world.db)
  const value = datedValue(spot.block)
  const row = blockRow(spot.block, stock, t)
  const ticked = fields ? ticksTyped(fields) : blockTicks(value)
  const values = { ...(fields?.values ?? blockValues(value)), stamp: stampOf(value) }
  const model = {
    title: `${format.longDay(spot.date)} ${row.time}`,
    row,
    where: spot.calendar.publicName,
    back: dayHref(spot),
    action: `/staff/schedule/days/${spot.calendar.id}/${spot.date}/${spot.position}`,
    whole: true,
    days: 'none',
    ...blockChoices(stock, offeredIn(stock, value), ticked, format, t, 'schedule.field.asUsual'),
    meanwhile,
    ...formModel(values, problems, t, blockLabels(t)),
  }
  return page(c, world, 'schedule/block', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
