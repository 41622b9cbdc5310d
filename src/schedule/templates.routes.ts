import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listPeriods } from './blocks.queries.ts'
import { addTemplate } from './schedule.commands.ts'
import { dateThere } from './stock.queries.ts'
import { parseNewTemplate } from './templates.forms.ts'
import { listTemplates } from './templates.queries.ts'
import { calendarSection } from './templates-page.ts'

const address = '/staff/schedule/templates'

/** Which week templates there are, and which are in force for whom (P4, P5, F31). */
export function templatesRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner', 'reception'), (c) => templatesPage(c, world, { name: '', calendar: '' }))

  app.post(address, allow('owner', 'reception'), async (c) => {
    const fields = await readForm(c)
    const form = parseNewTemplate(
      fields,
      calendarsOf(world).map(({ id }) => id),
    )
    if (!form.ok) return templatesPage(c, world, fields.values, form.problems)
    const { name, calendar: calendarId } = form.value
    const template = { calendarId, name, blocks: [] }
    const id = addTemplate(world.db, template, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}/${id}`)
  })

  return app
}

function templatesPage(
  c: Ctx,
  world: World,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const { t, format } = c.var
  const date = dateThere(world.db, c.var.now)
  const templates = listTemplates(world.db, date)
  const calendars = calendarsOf(world)
  const model = {
    sections: calendars.map((calendar) =>
      calendarSection(calendar, templates, listPeriods(world.db, calendar.id), date, format, t),
    ),
    calendars: [
      { value: '', label: t('settings.choose') },
      ...calendars.map(({ id, publicName }) => ({ value: String(id), label: publicName })),
    ],
    atOnce: findPractice(world.db)?.templatesAtOnce === true,
    saved: c.req.query('saved') === '1' && problems.length === 0,
    ...formModel(values, problems, t, [
      ['calendar', t('schedule.practitioner')],
      ['name', t('schedule.template.name')],
    ]),
  }
  return page(c, world, 'schedule/templates', model, problems.length > 0 ? 422 : 200)
}

function calendarsOf(world: World) {
  return listCalendars(world.db).filter(({ active }) => active)
}
