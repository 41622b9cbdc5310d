import { Hono } from 'hono'
import { addDays, type IsoDate, today, zoneOf } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listBlockKinds } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { parseHours } from './hours.forms.ts'
import { findWeek, type WeekInForce } from './hours.queries.ts'
import { dayLabels, daysOfWeek, hoursFields } from './hours.ts'
import { replaceHours } from './schedule.commands.ts'

const address = '/staff/settings/hours'

/** The plain form of weekly hours: two stretches a day, every week the same. */
export function hoursRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const asked = c.req.query('calendar')
    const calendars = activeCalendars(world)
    const calendar = asked === undefined ? calendars[0] : calendars.find(({ id }) => String(id) === asked)
    if (!calendar) return asked === undefined ? page(c, world, 'schedule/no-calendar', {}) : c.notFound()
    const week = findWeek(world.db, calendar.id, dateOf(c, world))
    return hoursPage(c, world, { calendar, values: valuesOf(c, world, week), plain: week?.plain ?? true })
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const calendar = activeCalendars(world).find(({ id }) => String(id) === fields.text('calendar'))
    if (!calendar) return c.notFound()
    const form = parseHours(fields, {
      kinds: idsOf(kindsOf(world)),
      locations: idsOf(listLocations(world.db)),
      today: dateOf(c, world),
    })
    if (!form.ok) return hoursPage(c, world, { calendar, values: fields.values, problems: form.problems })
    const { kindId, locationId, from } = form.value
    const blocks = form.value.blocks.map((block) => ({ ...block, kindId, locationId }))
    const hours = {
      calendarId: calendar.id,
      name: calendar.publicName,
      from,
      dayBefore: addDays(from, -1),
      blocks,
    }
    replaceHours(world.db, hours, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?calendar=${calendar.id}&saved=1`)
  })

  return app
}

interface Shown {
  readonly calendar: Calendar
  readonly values: Readonly<Record<string, string>>
  readonly plain?: boolean
  readonly problems?: readonly Problem[]
}

function hoursPage(c: Ctx, world: World, { calendar, values, plain = true, problems = [] }: Shown): Response {
  const days = daysOfWeek(c.var.format)
  const { t } = c.var
  const labels = [
    ...dayLabels(days),
    ['kind', t('settings.field.kind')] as const,
    ['location', t('settings.field.location')] as const,
    ['from', t('settings.field.from')] as const,
  ]
  const model = {
    id: calendar.id,
    name: calendar.publicName,
    calendars: activeCalendars(world).map(({ id, publicName }) => ({
      id,
      label: publicName,
      current: id === calendar.id,
    })),
    kinds: choices(kindsOf(world)),
    locations: choices(listLocations(world.db)),
    days,
    plain,
    saved: c.req.query('saved') === '1' && problems.length === 0,
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'schedule/hours', model, problems.length > 0 ? 422 : 200)
}

function valuesOf(c: Ctx, world: World, week: WeekInForce | undefined): Readonly<Record<string, string>> {
  const [first] = week?.blocks ?? []
  const [date] = [dateOf(c, world), week?.from ?? ''].sort().reverse()
  const kind = first?.kindId ?? kindsOf(world)[0]?.id ?? ''
  const location = first?.locationId ?? listLocations(world.db)[0]?.id ?? ''
  const hours = hoursFields(week?.blocks ?? [])
  return { from: date ?? '', kind: String(kind), location: String(location), ...hours }
}

function activeCalendars(world: World): readonly Calendar[] {
  return listCalendars(world.db).filter(({ active }) => active)
}

function kindsOf(world: World) {
  return listBlockKinds(world.db).filter(({ active }) => active)
}

function idsOf(list: readonly { readonly id: number }[]): readonly number[] {
  return list.map(({ id }) => id)
}

function choices(list: readonly { readonly id: number; readonly name: string }[]) {
  return list.map(({ id, name }) => ({ value: String(id), label: name }))
}

function dateOf(c: Ctx, world: World): IsoDate {
  return today(findPractice(world.db)?.zone ?? zoneOf('UTC'), c.var.now)
}
