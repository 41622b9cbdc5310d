import { Hono } from 'hono'
import { addDays, weekday } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { type Fields, formModel, type Problem } from '../practice/checked.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { formOf, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listPeriods } from './blocks.queries.ts'
import { bookedRow } from './booked-page.ts'
import { takeOver } from './force.commands.ts'
import { type ForceForm, parseForce } from './force.forms.ts'
import { findClash, findConsequences, listOpenPeriods } from './force.queries.ts'
import { cycleChoices, cycleModel, endChoices, endWords, forceLabels } from './force-page.ts'
import type { Period } from './schedule.ts'
import { dateThere, zoneThere } from './stock.queries.ts'
import { findTemplate, listTemplates } from './templates.queries.ts'
import { stampOfPeriods, type Template } from './templates.ts'

const list = '/staff/schedule/templates'
const address = `${list}/:id{[0-9]+}/force`
const desk = allow('owner', 'reception')

/** "Put into force from date …": what it would do is shown first, and nothing booked is moved (F31, P5, rule 11). */
export function forceRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const find = (c: Ctx) => findTemplate(world.db, Number(c.req.param('id')), dateThere(world.db, c.var.now))

  app.get(address, desk, (c) => {
    const template = find(c)
    if (!template || template.blocks.length === 0) return c.notFound()
    const asked = formOf(new URL(c.req.url).searchParams)
    if (!asked.has('from')) return forcePage(c, world, template, suggestion(c, world, template))
    return forcePage(c, world, template, judged(c, world, template, asked))
  })

  app.post(address, desk, async (c) => {
    const [fields, template] = [await readForm(c), find(c)]
    if (!template || template.blocks.length === 0) return c.notFound()
    const shown = judged(c, world, template, fields)
    if (!shown.force) return forcePage(c, world, template, shown)
    const { force } = shown
    const dated = findConsequencesOf(c, world, template, force).dated.map(({ date }) => date)
    const takeover = {
      period: periodOf(template, force),
      ends: force.ends,
      resets: dated.filter((date) => fields.list('reset').includes(date)),
      stamp: fields.text('stamp'),
    }
    const done = takeOver(world.db, takeover, byUser(c.var.user.id), c.var.now)
    if (!done.ok) return forcePage(c, world, template, { ...shown, meanwhile: true })
    return seeOther(c, `${list}?saved=1`)
  })

  return app
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly ends: readonly string[]
  readonly force?: ForceForm
  readonly problems?: readonly Problem[]
  readonly meanwhile?: boolean
}

/** From next Monday, in place of what it would get in the way of. */
function suggestion(c: Ctx, world: World, template: Template): Shown {
  const today = dateThere(world.db, c.var.now)
  const from = addDays(today, 8 - weekday(today))
  const force: ForceForm = { from, to: null, cycle: 'every', anchor: null, weeks: 1, week: 1, ends: [] }
  const open = listOpenPeriods(world.db, template.calendarId, today)
  const kin = [template.id, template.replacesId]
  const others = (id: number) => open.filter((each) => each.id !== id).map((each) => each.id)
  const ends = open.filter(
    ({ id, templateId }) =>
      kin.includes(templateId) || findClash(world.db, periodOf(template, force), others(id)) !== undefined,
  )
  const values = { from, to: '', cycle: 'every', weeks: '2', week: '1', anchor: from }
  return { values, ends: ends.map(({ id }) => String(id)) }
}

function judged(c: Ctx, world: World, template: Template, fields: Fields): Shown {
  const today = dateThere(world.db, c.var.now)
  const open = listOpenPeriods(world.db, template.calendarId, today)
  const form = parseForce(
    fields,
    today,
    open.map(({ id }) => id),
  )
  const typed = { values: fields.values, ends: fields.list('ends') }
  if (!form.ok) return { ...typed, problems: form.problems }
  const clash = findClash(world.db, periodOf(template, form.value), form.value.ends)
  if (!clash) return { ...typed, force: form.value }
  const name = nameIn(c, world)(clash.period.templateId)
  const values = { name, date: c.var.format.longDay(clash.date) }
  return { ...typed, problems: [{ field: 'ends', key: 'schedule.error.clash', values }] }
}

function periodOf(template: Template, { ends: _, ...force }: ForceForm): Period {
  return { ...force, calendarId: template.calendarId, templateId: template.id }
}

function nameIn(c: Ctx, world: World): (templateId: number) => string {
  const templates = listTemplates(world.db, dateThere(world.db, c.var.now))
  return (templateId) => templates.find(({ id }) => id === templateId)?.name ?? ''
}

function findConsequencesOf(c: Ctx, world: World, template: Template, force: ForceForm) {
  return findConsequences(world.db, zoneThere(world.db), periodOf(template, force), force.ends, c.var.now)
}

function forcePage(c: Ctx, world: World, template: Template, shown: Shown): Response {
  const { values, ends, force, problems = [], meanwhile = false } = shown
  const calendars = listCalendars(world.db)
  const calendar = calendars.find(({ id }) => id === template.calendarId)
  if (!calendar) return notFound(c, world)
  const { t, format } = c.var
  const open = listOpenPeriods(world.db, calendar.id, dateThere(world.db, c.var.now))
  const model = {
    template: { id: template.id, name: template.name },
    practitioner: calendar.publicName,
    cycles: cycleChoices(t),
    open: endChoices(open, ends, nameIn(c, world), format, t),
    stamp: stampOfPeriods(listPeriods(world.db, calendar.id)),
    preview: force ? previewOf(c, world, template, force) : undefined,
    meanwhile,
    ...formModel(values, problems, t, forceLabels(t)),
  }
  const status = problems.length > 0 ? 422 : meanwhile ? 409 : 200
  return page(c, world, 'schedule/force', model, status)
}

function previewOf(c: Ctx, world: World, template: Template, force: ForceForm) {
  const { t, format } = c.var
  const { ends, outside, dated } = findConsequencesOf(c, world, template, force)
  const [types, calendars] = [listTypes(world.db), listCalendars(world.db)]
  const note = (already: boolean) => (already ? t('schedule.force.already') : '')
  return {
    ...cycleModel(periodOf(template, force), format, t),
    from: format.birthDate(force.from),
    ends: ends.map(({ period, left }) =>
      endWords(nameIn(c, world)(period.templateId), left, force.from, format, t),
    ),
    endIds: force.ends,
    outside: outside.map(({ booked, already }) => bookedRow(booked, types, calendars, format, note(already))),
    dated: dated.map(({ date, outside: count }) => ({
      date,
      label: format.longDay(date),
      note: count > 0 ? t('schedule.force.datedOutside', { count }) : '',
    })),
  }
}
