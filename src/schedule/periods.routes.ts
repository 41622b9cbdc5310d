import { Hono } from 'hono'
import { addDays } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { findCalendar, listCalendars } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listPeriods } from './blocks.queries.ts'
import { withdrawPeriod } from './force.commands.ts'
import { endChoices } from './force-page.ts'
import type { StoredPeriod } from './schedule.ts'
import { dateThere } from './stock.queries.ts'
import { listTemplates } from './templates.queries.ts'
import { periodWords, stampOfPeriods } from './templates.ts'

const address = '/staff/schedule/periods/:id{[0-9]+}/withdraw'
const desk = allow('owner', 'reception')

/** Takes back what is to come into force; what ended for it may go on. */
export function periodRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, desk, (c) => {
    const period = findComing(c, world)
    return period ? withdrawPage(c, world, period) : c.notFound()
  })

  app.post(address, desk, async (c) => {
    const [fields, period] = [await readForm(c), findComing(c, world)]
    if (!period) return c.notFound()
    const resumes = endedFor(world, period).filter(({ id }) => fields.list('resume').includes(String(id)))
    const done = withdrawPeriod(
      world.db,
      period,
      resumes.map(({ id }) => id),
      fields.text('stamp'),
      byUser(c.var.user.id),
      c.var.now,
    )
    return done.ok ? seeOther(c, '/staff/schedule/templates?saved=1') : withdrawPage(c, world, period, true)
  })

  return app
}

function findComing(c: Ctx, world: World): StoredPeriod | undefined {
  const date = dateThere(world.db, c.var.now)
  const all = listCalendars(world.db).flatMap(({ id }) => listPeriods(world.db, id))
  return all.find(({ id, from }) => id === Number(c.req.param('id')) && from > date)
}

function endedFor(world: World, period: StoredPeriod): readonly StoredPeriod[] {
  const dayBefore = addDays(period.from, -1)
  return listPeriods(world.db, period.calendarId).filter(({ to }) => to === dayBefore)
}

function withdrawPage(c: Ctx, world: World, period: StoredPeriod, meanwhile = false): Response {
  const { t, format } = c.var
  const templates = listTemplates(world.db, dateThere(world.db, c.var.now))
  const nameOf = (templateId: number) => templates.find(({ id }) => id === templateId)?.name ?? ''
  const ended = endedFor(world, period)
  const chosen = ended.map(({ id }) => String(id))
  const model = {
    id: period.id,
    name: nameOf(period.templateId),
    when: periodWords(period, format, t),
    practitioner: findCalendar(world.db, period.calendarId)?.publicName ?? '',
    stamp: stampOfPeriods(listPeriods(world.db, period.calendarId)),
    resumes: endChoices(ended, chosen, nameOf, format, t),
    meanwhile,
  }
  return page(c, world, 'schedule/withdraw', model, meanwhile ? 409 : 200)
}
