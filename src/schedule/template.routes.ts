import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findCalendar, listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { addAtOnce } from './at-once.commands.ts'
import { parseWeekBlock } from './block.forms.ts'
import {
  blockChoices,
  blockLabels,
  emptyBlock,
  noTicks,
  offeredIn,
  type Ticked,
  ticksTyped,
} from './block-page.ts'
import { listBlocks, listPeriods } from './blocks.queries.ts'
import { listBookedIn } from './booked.queries.ts'
import { bookedRow } from './booked-page.ts'
import { isInside } from './force.ts'
import { atOnceOf, inTheWay, isOpen } from './open-template.routes.ts'
import { dateThere, findStock, zoneThere } from './stock.queries.ts'
import { addWeekBlocks, draftOf, removeDraft, renameTemplate } from './templates.commands.ts'
import { parseTemplateName } from './templates.forms.ts'
import { findTemplate, listTemplates } from './templates.queries.ts'
import { periodWords, type Template } from './templates.ts'
import { weekRows } from './templates-page.ts'

const list = '/staff/schedule/templates'
const address = `${list}/:id{[0-9]+}`
const desk = allow('owner', 'reception')

/** One week template: its name and blocks (J36–J39, P4); changed times wait for "Put into force" (rule 11). */
export function templateRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const find = (c: Ctx) => findTemplate(world.db, Number(c.req.param('id')), dateThere(world.db, c.var.now))

  app.get(address, desk, (c) => {
    const template = find(c)
    return template ? templatePage(c, world, template) : c.notFound()
  })

  app.post(address, desk, async (c) => {
    const [fields, template] = [await readForm(c), find(c)]
    if (!template) return c.notFound()
    const form = parseTemplateName(fields)
    const typed = { values: { name: fields.text('name') } }
    if (!form.ok) return templatePage(c, world, template, { ...typed, problems: form.problems })
    const version = Number(fields.text('version'))
    const actor = byUser(c.var.user.id)
    const saved = renameTemplate(world.db, template.id, form.value.name, version, actor, c.var.now)
    if (!saved.ok) return templatePage(c, world, find(c) ?? template, { ...typed, meanwhile: true })
    return seeOther(c, `${list}/${template.id}?saved=1`)
  })

  app.post(`${address}/blocks`, desk, async (c) => {
    const [fields, template] = [await readForm(c), find(c)]
    if (!template) return c.notFound()
    if (!isOpen(world, template))
      return templatePage(c, world, template, { ...typedIn(fields), meanwhile: true })
    const form = parseWeekBlock(fields, offeredIn(findStock(world.db)), template.blocks)
    if (!form.ok) return templatePage(c, world, template, { ...typedIn(fields), problems: form.problems })
    const { weekdays, ...value } = form.value
    const actor = byUser(c.var.user.id)
    const saved =
      template.status === 'draft'
        ? addWeekBlocks(world.db, template.id, weekdays, value, actor, c.var.now)
        : addAtOnce(world.db, atOnceOf(c, world, template), weekdays, value)
    if (!saved.ok && saved.reason === 'blocks-overlap')
      return templatePage(c, world, template, { ...typedIn(fields), problems: [inTheWay] })
    if (!saved.ok) return templatePage(c, world, template, { ...typedIn(fields), meanwhile: true })
    return seeOther(c, `${list}/${saved.value}?saved=1`)
  })

  app.post(`${address}/draft`, desk, (c) => {
    const template = find(c)
    if (!template) return c.notFound()
    const id = draftOf(world.db, template.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}/${id}`)
  })

  app.post(`${address}/remove`, desk, (c) => {
    const template = find(c)
    if (!template) return c.notFound()
    const removed = removeDraft(world.db, template.id, byUser(c.var.user.id), c.var.now)
    if (!removed.ok) return templatePage(c, world, template, { values: {}, meanwhile: true })
    return seeOther(c, `${list}?saved=1`)
  })

  return app
}

/** What lies outside the blocks of a template that is changed at once: nothing was shown beforehand. */
function outsideOf(c: Ctx, world: World, { calendarId, status }: Template) {
  if (status === 'draft') return []
  const zone = zoneThere(world.db)
  const booked = listBookedIn(world.db, zone, calendarId, c.var.now, null)
  return booked
    .filter((each) => !isInside(each, listBlocks(world.db, calendarId, each.date)))
    .map((each) => bookedRow(each, listTypes(world.db), listCalendars(world.db), c.var.format))
}

function isWaitingFor({ id }: Template): (other: Template) => boolean {
  return ({ replacesId, status }) => replacesId === id && status === 'draft'
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly ticked?: Ticked
  readonly problems?: readonly Problem[]
  readonly meanwhile?: boolean
}

function typedIn(fields: Form): Shown {
  return { values: fields.values, ticked: ticksTyped(fields) }
}

function templatePage(
  c: Ctx,
  world: World,
  template: Template,
  { values, ticked = noTicks, problems = [], meanwhile = false }: Shown = { values: {} },
): Response {
  const calendar = findCalendar(world.db, template.calendarId)
  if (!calendar) return notFound(c, world)
  const { t, format } = c.var
  const stock = findStock(world.db)
  const date = dateThere(world.db, c.var.now)
  const periods = listPeriods(world.db, calendar.id).filter(({ templateId }) => templateId === template.id)
  const shown = { name: template.name, ...emptyBlock(stock, template.blocks), ...values }
  const model = {
    template: { id: template.id, name: template.name, version: template.rowVersion },
    draft: template.status === 'draft',
    open: isOpen(world, template),
    outside: isOpen(world, template) ? outsideOf(c, world, template) : [],
    status: t(`schedule.template.status.${template.status}`),
    replaces:
      template.replacesId === null ? '' : (findTemplate(world.db, template.replacesId, date)?.name ?? ''),
    waiting: listTemplates(world.db, date).some(isWaitingFor(template)),
    practitioner: calendar.publicName,
    periods: periods.map((period) => periodWords(period, format, t)),
    days: weekRows(template, stock, format, t),
    ...blockChoices(stock, offeredIn(stock), ticked, format, t),
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    ...formModel(shown, problems, t, [['name', t('schedule.template.name')], ...blockLabels(t)]),
  }
  const status = problems.length > 0 ? 422 : meanwhile ? 409 : 200
  return page(c, world, 'schedule/template', model, status)
}
