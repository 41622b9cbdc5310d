import { Hono } from 'hono'
import { languageNames } from '../i18n/languages.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listAutomatic } from './automatic.queries.ts'
import { typeLabels } from './type-labels.ts'
import { descriptionCount } from './type-page.ts'
import { typeWarnings } from './type-warnings.ts'
import { addType, setTypeOnline } from './types.commands.ts'
import { parseType } from './types.forms.ts'
import { findType, listBlockKinds, listTypes } from './types.queries.ts'
import { retiredTypes, typeRows } from './types-page.ts'

const address = '/staff/settings/types'

/** What can be booked, by whom it is done, and whether patients may book it themselves. */
export function typeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const activeCalendars = () => listCalendars(world.db).filter(({ active }) => active)

  app.get(address, allow('owner'), (c) => {
    const chosen = activeCalendars().map(({ id }) => String(id))
    return typesPage(c, world, { values: { gridMinutes: '15', online: 'yes', notify: 'yes' }, chosen })
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const form = parseType(
      fields,
      practice.languages,
      activeCalendars().map(({ id }) => id),
    )
    if (!form.ok)
      return typesPage(c, world, {
        values: fields.values,
        chosen: fields.list('calendar'),
        problems: form.problems,
      })
    const publicNames = { [practice.language]: form.value.name, ...form.value.publicNames }
    addType(world.db, { ...form.value, publicNames }, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  app.post(`${address}/:id{[0-9]+}/online`, allow('owner'), async (c) => {
    const type = findType(world.db, Number(c.req.param('id')))
    if (!type) return c.notFound()
    const online = (await readForm(c)).text('online') === 'yes'
    if (online !== type.online) setTypeOnline(world.db, type.id, online, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly problems?: readonly Problem[]
}

function typesPage(c: Ctx, world: World, { values, chosen, problems = [] }: Shown): Response {
  const practice = findPractice(world.db)
  if (!practice) return notFound(c, world)
  const all = listCalendars(world.db)
  const types = typeRows(listTypes(world.db), all, practice, c.var.format)
  const retired = retiredTypes(listTypes(world.db))
  const calendars = all
    .filter(({ active }) => active)
    .map(({ id, publicName }) => ({
      value: String(id),
      label: publicName,
      chosen: chosen.includes(String(id)),
    }))
  const texts = practice.languages.map((value) => ({
    value,
    label: languageNames[value],
    count: descriptionCount(values, value),
  }))
  const saved = c.req.query('saved') === '1' && problems.length === 0
  const model = {
    types,
    retired,
    warnings: typeWarnings(listTypes(world.db), listBlockKinds(world.db), listAutomatic(world.db), c.var.t),
    calendars,
    texts,
    saved,
    currency: practice.currency,
    ...formModel(values, problems, c.var.t, typeLabels(practice, c.var.t)),
  }
  return page(c, world, 'types/types', model, problems.length > 0 ? 422 : 200)
}
