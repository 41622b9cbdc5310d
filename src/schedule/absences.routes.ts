import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { changeAbsence, removeAbsence } from './absences.commands.ts'
import { parseAbsence } from './absences.forms.ts'
import { findAbsence, listComingAbsences, listResources } from './absences.queries.ts'
import { type Absence, stampOfAbsence } from './absences.ts'
import { absenceLabels, absenceValues, absenceWords, handoverHref, resourceGroups } from './absences-page.ts'
import { listBookedOn } from './booked.queries.ts'
import { bookedRow } from './booked-page.ts'
import { addAbsence } from './schedule.commands.ts'
import { zoneThere } from './stock.queries.ts'

const list = '/staff/schedule/absences'
const address = `${list}/:id{[0-9]+}`
const desk = allow('owner', 'reception')

/** Who or what is away, and what is booked meanwhile; nothing is moved (J32, rule 35). */
export function absenceRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const find = (c: Ctx) => findAbsence(world.db, Number(c.req.param('id')))

  app.get(list, desk, (c) => listPage(c, world, {}))

  app.post(list, desk, async (c) => {
    const fields = await readForm(c)
    const form = parsed(world, fields)
    if (!form.ok) return listPage(c, world, fields.values, form.problems)
    const id = addAbsence(world.db, form.value, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}/${id}?saved=1`)
  })

  app.get(address, desk, (c) => {
    const absence = find(c)
    return absence ? absencePage(c, world, absence) : c.notFound()
  })

  app.post(address, desk, async (c) => {
    const [fields, absence] = [await readForm(c), find(c)]
    if (!absence) return c.notFound()
    const form = parsed(world, fields, absence)
    const { values } = fields
    if (!form.ok) return absencePage(c, world, absence, { values, problems: form.problems })
    const change = { ...form.value, id: absence.id }
    const actor = byUser(c.var.user.id)
    const saved = changeAbsence(world.db, change, fields.text('stamp'), actor, c.var.now)
    if (!saved.ok) return absencePage(c, world, absence, { values, meanwhile: true })
    return seeOther(c, `${list}/${absence.id}?saved=1`)
  })

  app.post(`${address}/remove`, desk, async (c) => {
    const [fields, absence] = [await readForm(c), find(c)]
    if (!absence) return c.notFound()
    const actor = byUser(c.var.user.id)
    const removed = removeAbsence(world.db, absence.id, fields.text('stamp'), actor, c.var.now)
    return removed.ok ? seeOther(c, `${list}?saved=1`) : absencePage(c, world, absence, { meanwhile: true })
  })

  return app
}

function parsed(world: World, fields: Form, absence?: Absence) {
  const ids = offered(world, absence).map(({ id }) => id)
  return parseAbsence(fields, ids, zoneThere(world.db))
}

/** Those in use, and the one that an absence is of already. */
function offered(world: World, absence?: Absence) {
  return listResources(world.db).filter(({ id, active }) => active || id === absence?.resourceId)
}

type Values = Readonly<Record<string, string>>

function listPage(c: Ctx, world: World, values: Values, problems: readonly Problem[] = []): Response {
  const { t, format, now } = c.var
  const zone = zoneThere(world.db)
  const resources = listResources(world.db)
  const model = {
    absences: listComingAbsences(world.db, now).map((absence) => ({
      href: `${list}/${absence.id}`,
      who: resources.find(({ id }) => id === absence.resourceId)?.name ?? '',
      when: absenceWords(absence, zone, format),
      reason: absence.reason,
      booked: listBookedOn(world.db, zone, absence.resourceId, absence).length,
    })),
    groups: resourceGroups(offered(world), t),
    saved: c.req.query('saved') === '1' && problems.length === 0,
    meanwhile: false,
    ...formModel(values, problems, t, absenceLabels(t)),
  }
  return page(c, world, 'schedule/absences', model, problems.length > 0 ? 422 : 200)
}

interface Shown {
  readonly values?: Values
  readonly problems?: readonly Problem[]
  readonly meanwhile?: boolean
}

function absencePage(c: Ctx, world: World, absence: Absence, shown: Shown = {}): Response {
  const { t, format } = c.var
  const { problems = [], meanwhile = false } = shown
  const zone = zoneThere(world.db)
  const resources = listResources(world.db)
  const who = resources.find(({ id }) => id === absence.resourceId)?.name ?? ''
  const [types, calendars] = [listTypes(world.db), listCalendars(world.db)]
  const booked = listBookedOn(world.db, zone, absence.resourceId, absence)
  const model = {
    title: t('schedule.absence.of', { name: who }),
    action: `${list}/${absence.id}`,
    when: absenceWords(absence, zone, format),
    booked: booked.map((each) => bookedRow(each, types, calendars, format)),
    handoverHref: booked.length > 0 ? handoverHref(absence, calendars, zone) : '',
    groups: resourceGroups(offered(world, absence), t),
    stamp: stampOfAbsence(absence),
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    ...formModel(shown.values ?? absenceValues(absence, zone), problems, t, absenceLabels(t)),
  }
  const status = problems.length > 0 ? 422 : meanwhile ? 409 : 200
  return page(c, world, 'schedule/absence', model, status)
}
