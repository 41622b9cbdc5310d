import { Hono } from 'hono'
import { languageNames, textIn } from '../i18n/languages.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { addCalendar, setCalendarOnline } from './calendars.commands.ts'
import { findCalendar, listCalendars } from './calendars.queries.ts'
import { parsePractitioner } from './practitioners.forms.ts'

const address = '/staff/settings/practitioners'

/** Who has a calendar, and whether patients may book in it. */
export function practitionerRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => practitionersPage(c, world, { online: 'yes' }))

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const form = parsePractitioner(fields, findPractice(world.db)?.languages ?? [])
    if (!form.ok) return practitionersPage(c, world, fields.values, form.problems)
    const { name, publicName } = form.value
    const calendar = { ...form.value, kind: 'practitioner', publicName: publicName ?? name } as const
    addCalendar(world.db, calendar, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  app.post(`${address}/:id{[0-9]+}/online`, allow('owner'), async (c) => {
    const calendar = findCalendar(world.db, Number(c.req.param('id')))
    if (!calendar) return c.notFound()
    const online = (await readForm(c)).text('online') === 'yes'
    if (online !== calendar.online)
      setCalendarOnline(world.db, calendar.id, online, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

function practitionersPage(
  c: Ctx,
  world: World,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const practice = findPractice(world.db)
  if (!practice) return notFound(c, world)
  const inUse = listCalendars(world.db).filter(({ active }) => active)
  const practitioners = inUse.map((calendar, index) => ({
    id: calendar.id,
    name: calendar.publicName,
    profession: textIn(calendar.profession, c.var.lang, practice.language),
    online: calendar.online,
    moves: (['up', 'down'] as const).filter((way) => index !== (way === 'up' ? 0 : inUse.length - 1)),
  }))
  const retired = listCalendars(world.db)
    .filter(({ active }) => !active)
    .map(({ id, publicName: name }) => ({ id, name }))
  const texts = practice.languages.map((value) => ({ value, label: languageNames[value] }))
  const saved = c.req.query('saved') === '1' && problems.length === 0
  const { t } = c.var
  const labels = [
    ['name', t('settings.field.name')] as const,
    ['publicName', t('settings.field.publicName')] as const,
    ...texts.map(
      ({ value, label }) =>
        [`profession-${value}`, t('settings.field.profession', { language: label })] as const,
    ),
  ]
  const model = { practitioners, retired, texts, saved, ...formModel(values, problems, t, labels) }
  return page(c, world, 'staff/practitioners', model, problems.length > 0 ? 422 : 200)
}
