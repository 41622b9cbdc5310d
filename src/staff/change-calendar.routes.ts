import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findCalendarLimits, findPractice } from '../practice/settings.queries.ts'
import { textsWaiting } from '../practice/texts.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listUsers } from './accounts.queries.ts'
import { findAroundCalendar } from './around-calendar.queries.ts'
import { calendarLabels, calendarModel, calendarValues } from './calendar-page.ts'
import { findCalendar } from './calendars.queries.ts'
import type { Calendar } from './calendars.ts'
import { changeCalendar, moveCalendar } from './change-calendar.commands.ts'
import { parseCalendarChange } from './change-calendar.forms.ts'
import type { CalendarChange } from './change-calendar.ts'

const list = '/staff/settings/practitioners'
const address = `${list}/:id{[0-9]+}`

/** Everything of one calendar: P2, P8–P12, F16, F26, J47, rule 35. */
export function changeCalendarRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const asked = (c: Ctx) =>
    [findPractice(world.db), findCalendar(world.db, Number(c.req.param('id')))] as const

  app.get(address, allow('owner'), (c) => {
    const [practice, calendar] = asked(c)
    if (!practice || !calendar) return c.notFound()
    const own = findCalendarLimits(world.db, calendar.id) ?? { lead_hours: null, horizon_days: null }
    return calendarPage(c, world, practice, calendar, { values: calendarValues(calendar, own, practice) })
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const [practice, calendar] = asked(c)
    if (!practice || !calendar) return c.notFound()
    const { values } = fields
    const accounts = listUsers(world.db).map(({ id }) => id)
    const version = fields.text('version')
    const form = parseCalendarChange(fields, { languages: practice.languages, accounts })
    if (!form.ok)
      return calendarPage(c, world, practice, calendar, { values, problems: form.problems, version })
    const change = withWaiting(form.value, calendar, practice)
    const saved = changeCalendar(
      world.db,
      calendar.id,
      change,
      Number(version),
      byUser(c.var.user.id),
      c.var.now,
    )
    if (!saved.ok) return calendarPage(c, world, practice, calendar, { values, meanwhile: true })
    return seeOther(c, `${list}/${calendar.id}?saved=1`)
  })

  app.post(`${address}/move`, allow('owner'), async (c) => {
    const calendar = findCalendar(world.db, Number(c.req.param('id')))
    if (!calendar) return c.notFound()
    const direction = (await readForm(c)).text('to') === 'up' ? 'up' : 'down'
    moveCalendar(world.db, calendar.id, direction, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}?saved=1`)
  })

  return app
}

function withWaiting(change: CalendarChange, calendar: Calendar, { languages }: Practice): CalendarChange {
  return {
    ...change,
    profession: { ...change.profession, ...textsWaiting(calendar.profession, languages) },
    about: { ...change.about, ...textsWaiting(calendar.about, languages) },
  }
}

function calendarPage(
  c: Ctx,
  world: World,
  practice: Practice,
  { id }: Calendar,
  shown: FormShown,
): Response {
  const { problems = [], meanwhile = false, values } = shown
  const fresh = findCalendar(world.db, id)
  if (!fresh) return notFound(c, world)
  const { t } = c.var
  const labels = calendarLabels(practice, t)
  const own = findCalendarLimits(world.db, id) ?? { lead_hours: null, horizon_days: null }
  const model = {
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    ...calendarModel(findAroundCalendar(world.db, fresh, c.var.now), practice, t),
    version: shown.version ?? fresh.rowVersion,
    savedNow: meanwhile ? savedNow(values, calendarValues(fresh, own, practice), labels) : [],
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'staff/calendar', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
