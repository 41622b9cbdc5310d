import { Hono } from 'hono'
import { type IsoDate, today } from '../lib/calendar.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { parseWeek } from '../schedule/hours.forms.ts'
import { findWeek, type WeekInForce } from '../schedule/hours.queries.ts'
import { dayLabels, daysOfWeek, hoursFields, sameHours } from '../schedule/hours.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listBlockKinds } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { settleHours } from './first-hours.commands.ts'
import { findGuide } from './start.queries.ts'
import { pathAfter, stepPath } from './start.ts'
import { guideModel } from './start-page.ts'

const address = stepPath('hours')

/** The week of the starting point in a plain table: right, or made right. All of it can be done in the settings. */
export function firstHoursRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const found = findFirst(world, c.var.now)
    return hoursPage(c, world, found, hoursFields(found?.week?.blocks ?? []))
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const found = findFirst(world, c.var.now)
    // Something else is in force by now than this table can show.
    if (!found?.plain) return seeOther(c, address)
    const form = parseWeek(fields)
    if (!form.ok) return hoursPage(c, world, found, fields.values, form.problems)
    const { calendar, from, kindId, locationId, week } = found
    const same = week !== undefined && sameHours(week.blocks, form.value.blocks)
    const hours = same ? undefined : form.value.blocks
    settleHours(world.db, { calendar, from, kindId, locationId, hours }, c.var.user.id, c.var.now)
    return seeOther(c, `${pathAfter(findGuide(world.db, world.mail), 'hours')}?said=hours`)
  })

  return app
}

interface First {
  readonly calendar: Calendar
  readonly others: number
  readonly week: WeekInForce | undefined
  /** Whether the table can show all of what is in force. */
  readonly plain: boolean
  readonly from: IsoDate
  readonly kindId: number
  readonly locationId: number
}

/** The hours of the first practitioner: a solo practice has one. undefined: there is nobody, no place or no kind yet. */
function findFirst({ db }: World, now: number): First | undefined {
  const practice = findPractice(db)
  const [calendar, ...others] = listCalendars(db).filter(({ active }) => active)
  if (!practice || !calendar) return undefined
  const date = today(practice.zone, now)
  const week = findWeek(db, calendar.id, date)
  const kinds = listBlockKinds(db).filter(({ active }) => active)
  const kindId = week?.blocks[0]?.kindId ?? kinds.find(({ web }) => web)?.id ?? kinds[0]?.id
  const locationId = week?.blocks[0]?.locationId ?? listLocations(db)[0]?.id
  if (kindId === undefined || locationId === undefined) return undefined
  const from = week && week.from > date ? week.from : date
  return { calendar, others: others.length, week, plain: week?.plain ?? true, from, kindId, locationId }
}

function hoursPage(
  c: Ctx,
  world: World,
  found: First | undefined,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const days = daysOfWeek(c.var.format)
  const guide = findGuide(world.db, world.mail)
  const model = {
    ...guideModel(guide, 'hours', c.var.t),
    there: found !== undefined,
    plain: found?.plain ?? false,
    others: found?.others ?? 0,
    name: found?.calendar.publicName ?? '',
    calendarId: found?.calendar.id ?? 0,
    next: pathAfter(guide, 'hours'),
    days,
    said: c.req.query('said') === 'basis',
    ...formModel(values, problems, c.var.t, dayLabels(days)),
  }
  return page(c, world, 'upkeep/start-hours', model, problems.length > 0 ? 422 : 200)
}
