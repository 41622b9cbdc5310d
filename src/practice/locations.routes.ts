import { Hono } from 'hono'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { byUser } from './actor.ts'
import { changeLocation, moveLocation } from './change-location.commands.ts'
import { parseLocationChange, parseNewLocation } from './change-location.forms.ts'
import type { LocationChange } from './change-location.ts'
import { type FormShown, formModel } from './checked.ts'
import { locationLabels, locationModel, locationValues, newLocationLabels } from './location-page.ts'
import { findLocationUsage } from './location-usage.queries.ts'
import { addLocation } from './practice.commands.ts'
import type { Location, Practice } from './practice.ts'
import { savedNow } from './saved-now.ts'
import {
  findLocation,
  findLocationLimits,
  findPractice,
  listEveryLocation,
  resolveLimits,
} from './settings.queries.ts'
import { textsWaiting } from './texts.ts'

const address = '/staff/settings/locations'
const one = `${address}/:id{[0-9]+}`

/** Where patients come, and what they can do for themselves there (F39, rule 24). */
export function locationRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const asked = (c: Ctx) =>
    [findPractice(world.db), findLocation(world.db, Number(c.req.param('id')))] as const

  app.get(address, allow('owner'), (c) => locationsPage(c, world, { values: {} }))

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const form = parseNewLocation(fields, practice.country)
    if (!form.ok) return locationsPage(c, world, { values: fields.values, problems: form.problems })
    const id = addLocation(world.db, form.value, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}/${id}?saved=1`)
  })

  app.get(one, allow('owner'), (c) => {
    const [practice, location] = asked(c)
    if (!practice || !location) return c.notFound()
    const own = findLocationLimits(world.db, location.id) ?? { lead_hours: null, horizon_days: null }
    return locationPage(c, world, practice, location, { values: locationValues(location, own, practice) })
  })

  app.post(one, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const [practice, location] = asked(c)
    if (!practice || !location) return c.notFound()
    const show = (shown: Omit<FormShown, 'values'>) =>
      locationPage(c, world, practice, location, { values: fields.values, ...shown })
    const form = parseLocationChange(fields, practice.languages, practice.country)
    const version = fields.text('version')
    if (!form.ok) return show({ problems: form.problems, version })
    const change = withWaiting(form.value, location, practice)
    const saved = changeLocation(
      world.db,
      location.id,
      change,
      Number(version),
      byUser(c.var.user.id),
      c.var.now,
    )
    if (saved.ok) return seeOther(c, `${address}/${location.id}?saved=1`)
    if (saved.reason === 'edited-meanwhile') return show({ meanwhile: true })
    return show({ problems: [{ field: 'active', key: 'people.error.lastLocation' }], version })
  })

  app.post(`${one}/move`, allow('owner'), async (c) => {
    const [, location] = asked(c)
    if (!location) return c.notFound()
    const direction = (await readForm(c)).text('to') === 'up' ? 'up' : 'down'
    moveLocation(world.db, location.id, direction, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

function withWaiting(change: LocationChange, location: Location, { languages }: Practice): LocationChange {
  return {
    ...change,
    directions: { ...change.directions, ...textsWaiting(location.directions, languages) },
    outOfHours: { ...change.outOfHours, ...textsWaiting(location.outOfHours, languages) },
  }
}

function locationsPage(c: Ctx, world: World, { values, problems = [] }: FormShown): Response {
  const all = listEveryLocation(world.db)
  const inUse = all.filter(({ active }) => active)
  const model = {
    saved: c.req.query('saved') === '1' && problems.length === 0,
    locations: inUse.map(({ id, name, address: where, newBookingOn }, index) => ({
      id,
      name,
      where,
      newBookingOn,
      moves: (['up', 'down'] as const).filter((way) => index !== (way === 'up' ? 0 : inUse.length - 1)),
    })),
    retired: all.filter(({ active }) => !active).map(({ id, name }) => ({ id, name })),
    ...formModel(values, problems, c.var.t, newLocationLabels(c.var.t)),
  }
  return page(c, world, 'practice/locations', model, problems.length > 0 ? 422 : 200)
}

function locationPage(
  c: Ctx,
  world: World,
  practice: Practice,
  { id }: Location,
  shown: FormShown,
): Response {
  const { problems = [], meanwhile = false, values } = shown
  const location = findLocation(world.db, id)
  if (!location) return notFound(c, world)
  const { t, now } = c.var
  const labels = locationLabels(practice, t)
  const own = findLocationLimits(world.db, id) ?? { lead_hours: null, horizon_days: null }
  const around = {
    location,
    usage: findLocationUsage(world.db, id, now),
    // Nothing has the number 0: what is left are the limits of the practice.
    above: resolveLimits(world.db, 0, 0, 0),
    here: resolveLimits(world.db, 0, 0, id),
  }
  const model = {
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    ...locationModel(around, practice, t),
    version: shown.version ?? location.rowVersion,
    savedNow: meanwhile ? savedNow(values, locationValues(location, own, practice), labels) : [],
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'practice/location', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
