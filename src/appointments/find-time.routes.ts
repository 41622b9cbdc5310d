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
import { findTimes, searchOf } from './find-time.queries.ts'
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
  const until = found ? format.longDay(found.until) : ''
  const model = {
    ...choices(c, stock, sought),
    days: found?.days.map((day) => dayModel(day, zone, search?.calendars ?? [], { t, format })) ?? [],
    said: saidOf(
      c,
      found?.days.reduce((sum, { times }) => sum + times.length, 0),
      until,
    ),
    laterHref: found?.next ? addressFrom(c, found.next) : '',
    hidden: ['type', 'minutes', 'room', 'patient', 'kept'].flatMap((name) =>
      values[name] ? [{ name, value: values[name] }] : [],
    ),
    kept: ['patient', 'kept'].flatMap((name) => (values[name] ? [{ name, value: values[name] }] : [])),
    ...formModel(shown(values, sought, search?.type.id), [], t),
  }
  return page(c, world, 'appointments/find', model)
}

function saidOf(c: Ctx, count: number | undefined, date: string): string {
  const { t } = c.var
  if (count === undefined) return t('find.noneType')
  return count === 0 ? t('find.none', { date }) : t('find.shown', { count, date })
}

function shown(values: Values, { from, part }: Sought, typeId: number | undefined): Values {
  return { ...values, from, part, type: String(typeId ?? '') }
}

function addressFrom(c: Ctx, date: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('from', date)
  return `${findTimeAddress}${url.search}`
}

/** What can be asked for. The weekdays are named by a week that everybody knows. */
function choices(c: Ctx, stock: DeskStock, sought: Sought) {
  const { t, format } = c.var
  const option = ({ id, name }: { readonly id: number; readonly name: string }) => ({
    value: String(id),
    label: name,
  })
  const type = stock.types.find(({ id }) => id === sought.typeId) ?? stock.types[0]
  return {
    typeGroups: typeGroups(stock, sought.calendarId, t),
    lengths: lengths(type, sought.minutes, t),
    parts: parts.map((value) => ({ value: String(value), label: t(`find.part.${value}`) })),
    calendars: [
      { value: '', label: t('find.any') },
      ...stock.calendars.map(({ id, publicName }) => option({ id, name: publicName })),
    ],
    locations:
      stock.locations.length > 1
        ? [{ value: '', label: t('find.anywhere') }, ...stock.locations.map(option)]
        : [],
    rooms:
      stock.rooms.length > 0 ? [{ value: '', label: t('find.room.any') }, ...stock.rooms.map(option)] : [],
    weekdays: [4, 5, 6, 7, 8, 9, 10].map((day, index) => ({
      value: String(index + 1),
      label: format.weekday(`2027-01-${String(day).padStart(2, '0')}`),
      chosen: sought.weekdays.includes(index + 1),
    })),
  }
}
