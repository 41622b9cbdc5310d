import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { removeAtOnce, rewriteAtOnce } from './at-once.commands.ts'
import { parseChoice, parseWeekBlock } from './block.forms.ts'
import { isSameStretch, ownValue, stampOf } from './block.ts'
import {
  blockChoices,
  blockLabels,
  blockRow,
  blockTicks,
  blockValues,
  offeredIn,
  type Ticked,
  ticksTyped,
  weekdayName,
} from './block-page.ts'
import { chooseForWeekBlock } from './choice.commands.ts'
import { atOnceOf, inTheWay, isOpen } from './open-template.routes.ts'
import type { TemplateBlock } from './schedule.ts'
import { dateThere, findStock } from './stock.queries.ts'
import { changeWeekBlock, removeWeekBlock } from './templates.commands.ts'
import { findTemplate } from './templates.queries.ts'
import type { Template } from './templates.ts'

const list = '/staff/schedule/templates'
const address = `${list}/:id{[0-9]+}/blocks/:block{[0-9]+}`
const desk = allow('owner', 'reception')

/** One block of a week template; of one in force only what patients may book (rule 11). */
export function templateBlockRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const find = (c: Ctx): Place | undefined => {
    const template = findTemplate(world.db, Number(c.req.param('id')), dateThere(world.db, c.var.now))
    const block = template?.blocks.find(({ id }) => id === Number(c.req.param('block')))
    return template && block ? { template, block } : undefined
  }

  app.get(address, desk, (c) => {
    const place = find(c)
    return place ? blockPage(c, world, place, asItIs(place.block)) : c.notFound()
  })

  app.post(address, desk, async (c) => {
    const [fields, place] = [await readForm(c), find(c)]
    if (!place) return c.notFound()
    const saved = save(c, world, place, fields)
    if (!saved.ok && saved.problems)
      return blockPage(c, world, place, { ...typedIn(fields), problems: saved.problems })
    if (!saved.ok) return blockPage(c, world, find(c) ?? place, { ...typedIn(fields), meanwhile: true })
    return seeOther(c, `${list}/${saved.value}?saved=1`)
  })

  app.post(`${address}/remove`, desk, async (c) => {
    const [fields, place] = [await readForm(c), find(c)]
    if (!place) return c.notFound()
    const actor = byUser(c.var.user.id)
    const stamp = fields.text('stamp')
    const removed =
      place.template.status !== 'draft' && isOpen(world, place.template)
        ? removeAtOnce(world.db, atOnceOf(c, world, place.template), place.block, stamp)
        : removeWeekBlock(world.db, place.block, stamp, actor, c.var.now)
    if (!removed.ok) return blockPage(c, world, place, { ...asItIs(place.block), meanwhile: true })
    return seeOther(c, `${list}/${removed.value}?saved=1`)
  })

  return app
}

interface Place {
  readonly template: Template
  readonly block: TemplateBlock
}

type Saved =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problems?: readonly Problem[] }

function save(c: Ctx, world: World, { template, block }: Place, fields: Form): Saved {
  const offered = offeredIn(findStock(world.db), ownValue(block))
  const [stamp, actor] = [fields.text('stamp'), byUser(c.var.user.id)]
  if (!isOpen(world, template)) {
    // Times were on the page: it has come into force, or been replaced, since it was opened.
    if (fields.has('from')) return { ok: false }
    const choice = parseChoice(fields, offered.types)
    if (!choice.ok) return choice
    return chooseForWeekBlock(world.db, block, stamp, choice.value, actor, c.var.now)
  }
  const others = template.blocks.filter(({ id }) => id !== block.id)
  const form = parseWeekBlock(fields, offered, others)
  if (!form.ok) return form
  const [weekday = block.weekday] = form.value.weekdays
  const change = { ...form.value, weekday }
  if (template.status === 'draft') return changeWeekBlock(world.db, block, stamp, change, actor, c.var.now)
  if (isSameStretch(block, change))
    return chooseForWeekBlock(world.db, block, stamp, change, actor, c.var.now)
  const saved = rewriteAtOnce(world.db, atOnceOf(c, world, template), block, stamp, change)
  return saved.ok || saved.reason !== 'blocks-overlap' ? saved : { ok: false, problems: [inTheWay] }
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly ticked: Ticked
  readonly problems?: readonly Problem[]
  readonly meanwhile?: boolean
}

function asItIs(block: TemplateBlock): Shown {
  const own = ownValue(block)
  return { values: { ...blockValues(own), weekday: String(block.weekday) }, ticked: blockTicks(own) }
}

function typedIn(fields: Form): Shown {
  return { values: fields.values, ticked: ticksTyped(fields) }
}

function blockPage(c: Ctx, world: World, { template, block }: Place, shown: Shown): Response {
  const { t, format } = c.var
  const { values, ticked, problems = [], meanwhile = false } = shown
  const stock = findStock(world.db)
  const stamp = stampOf(ownValue(block))
  const row = blockRow(block, stock, t)
  const model = {
    title: `${weekdayName(block.weekday, format)} ${row.time}`,
    row,
    where: [findCalendar(world.db, template.calendarId)?.publicName, template.name].join(', '),
    back: `${list}/${template.id}`,
    action: `${list}/${template.id}/blocks/${block.id}`,
    whole: isOpen(world, template),
    days: 'one',
    ...blockChoices(stock, offeredIn(stock, ownValue(block)), ticked, format, t),
    meanwhile,
    ...formModel({ ...values, stamp }, problems, t, blockLabels(t)),
  }
  const status = problems.length > 0 ? 422 : meanwhile ? 409 : 200
  return page(c, world, 'schedule/block', model, status)
}
