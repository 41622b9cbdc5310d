import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import { formModel } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { lengths, typeGroups } from './desk-choices.ts'
import { readStock } from './desk-facts.queries.ts'
import type { DeskStock } from './desk-facts.ts'
import { findTimeAddress, type Values } from './draft.ts'
import { type Found, findTimes, searchOf } from './find-time.queries.ts'
import { dayModel, parts, type Sought, soughtOf } from './find-time.ts'

/** "Find next free": times that fit, each leading to the form of the desk. It holds no names. */
export function findTimeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(findTimeAddress, allow('owner', 'practitioner', 'reception'), (c) => findPage(c, world))

  return app
}

function findPage(c: Ctx, world: World): Response | Promise<Response> {
  const practice = findPractice(world.db)
  if (!practice) return c.notFound()
  const { t, format, now } = c.var
  const { zone } = practice
  const stock = readStock(world.db)
  const values = c.req.query()
  const sought = soughtOf(values, c.req.queries('day') ?? [], today(zone, now))
  const search = searchOf(stock, sought, zone, now)
  const found = search && findTimes(world.db, search, sought)
  const days = found?.days ?? []
  const fields = { ...values, from: sought.from, part: sought.part, type: String(search?.type.id ?? '') }
  const model = {
    ...choices(c, stock, sought),
    days: days.map((day) => dayModel(day, zone, search?.calendars ?? [], { t, format })),
    said: saidOf(c, found),
    laterHref: found?.next ? addressFrom(c, found.next) : '',
    hidden: hiddenOf(fields, ['type', 'minutes', 'room', 'patient', 'kept']),
    kept: hiddenOf(fields, ['patient', 'kept']),
    ...formModel(fields, [], t),
  }
  return page(c, world, 'appointments/find', model)
}

function hiddenOf(values: Values, names: readonly string[]) {
  return names.flatMap((name) => (values[name] ? [{ name, value: values[name] }] : []))
}

function saidOf(c: Ctx, found: Found | undefined): string {
  const { t, format } = c.var
  if (!found) return t('find.noneType')
  const count = found.days.reduce((sum, { times }) => sum + times.length, 0)
  const date = format.longDay(found.until)
  return count === 0 ? t('find.none', { date }) : t('find.shown', { count, date })
}

function addressFrom(c: Ctx, date: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('from', date)
  return `${findTimeAddress}${url.search}`
}

/** What can be asked for. */
function choices(c: Ctx, stock: DeskStock, sought: Sought) {
  const { t } = c.var
  const people = stock.calendars.map(({ id, publicName }) => ({ id, name: publicName }))
  const { locations, rooms } = stock
  const type = stock.types.find(({ id }) => id === sought.typeId) ?? stock.types[0]
  return {
    typeGroups: typeGroups(stock, sought.calendarId, t),
    lengths: lengths(type, sought.minutes, t),
    parts: parts.map((value) => ({ value: String(value), label: t(`find.part.${value}`) })),
    calendars: optionsOf(t('find.any'), people),
    locations: locations.length > 1 ? optionsOf(t('find.anywhere'), locations) : [],
    rooms: rooms.length > 0 ? optionsOf(t('find.room.any'), rooms) : [],
    weekdays: weekdaysOf(c, sought),
  }
}

function optionsOf(any: string, list: readonly { readonly id: number; readonly name: string }[]) {
  return [{ value: '', label: any }, ...list.map(({ id, name }) => ({ value: String(id), label: name }))]
}

/** Named by a week that begins on a Monday. */
function weekdaysOf(c: Ctx, { weekdays }: Sought) {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: c.var.format.weekday(`2027-01-${String(day + 3).padStart(2, '0')}`),
    chosen: weekdays.includes(day),
  }))
}
