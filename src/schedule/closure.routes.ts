import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { whenClosed } from '../practice/closures.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listBookedDuring } from './booked.queries.ts'
import { bookedRow } from './booked-page.ts'
import { changeClosure, removeClosure } from './closures.commands.ts'
import { findClosure } from './closures.queries.ts'
import { parsedClosure } from './closures.routes.ts'
import { type StoredClosure, stampOfClosure } from './closures.ts'
import { closureChoices, closureLabels, closureValues } from './closures-page.ts'

const list = '/staff/schedule/closures'
const address = `${list}/:id{[0-9]+}`
const desk = allow('owner', 'reception')

/** One closure, and what is booked on its days. */
export function closureRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const find = (c: Ctx) => {
    const [practice, closure] = [findPractice(world.db), findClosure(world.db, Number(c.req.param('id')))]
    return practice && closure ? { practice, closure } : undefined
  }

  app.get(address, desk, (c) => {
    const found = find(c)
    return found ? closurePage(c, world, found) : c.notFound()
  })

  app.post(address, desk, async (c) => {
    const [fields, found] = [await readForm(c), find(c)]
    if (!found) return c.notFound()
    const { practice, closure } = found
    const { values } = fields
    const form = parsedClosure(c, world, practice, fields, closure.locationId)
    if (!form.ok) return closurePage(c, world, found, { values, problems: form.problems })
    // Texts of a language that is not offered at present wait for its return.
    const texts = { ...closure.texts, ...emptied(practice), ...form.value.texts }
    const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
    const change = { ...form.value, texts: said }
    const actor = byUser(c.var.user.id)
    const saved = changeClosure(world.db, closure.id, change, fields.text('stamp'), actor, c.var.now)
    if (!saved.ok) return closurePage(c, world, found, { values, meanwhile: true })
    return seeOther(c, `${list}/${closure.id}?saved=1`)
  })

  app.post(`${address}/remove`, desk, async (c) => {
    const [fields, found] = [await readForm(c), find(c)]
    if (!found) return c.notFound()
    const actor = byUser(c.var.user.id)
    const removed = removeClosure(world.db, found.closure.id, fields.text('stamp'), actor, c.var.now)
    return removed.ok ? seeOther(c, `${list}?saved=1`) : closurePage(c, world, found, { meanwhile: true })
  })

  return app
}

function emptied({ languages }: Practice): Readonly<Record<string, string>> {
  return Object.fromEntries(languages.map((language) => [language, '']))
}

interface Found {
  readonly practice: Practice
  readonly closure: StoredClosure
}

interface Shown {
  readonly values?: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  readonly meanwhile?: boolean
}

function closurePage(c: Ctx, world: World, { practice, closure }: Found, shown: Shown = {}): Response {
  const { t, format, lang, now } = c.var
  const { problems = [], meanwhile = false } = shown
  const locations = listLocations(world.db)
  const [types, calendars] = [listTypes(world.db), listCalendars(world.db)]
  const booked = listBookedDuring(world.db, practice.zone, closure, now)
  const model = {
    title: whenClosed(closure, locations, lang, practice.zone),
    action: `${list}/${closure.id}`,
    booked: booked.map((each) => bookedRow(each, types, calendars, format)),
    stamp: stampOfClosure(closure),
    ...closureChoices(practice, locations, t),
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    ...formModel(shown.values ?? closureValues(closure), problems, t, closureLabels(practice, t)),
  }
  const status = problems.length > 0 ? 422 : meanwhile ? 409 : 200
  return page(c, world, 'schedule/closure', model, status)
}
