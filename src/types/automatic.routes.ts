import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { textsWaiting } from '../practice/texts.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { addAutomatic, changeAutomatic } from './automatic.commands.ts'
import { parseAutomatic } from './automatic.forms.ts'
import { findAutomatic, listAutomatic, typesWith } from './automatic.queries.ts'
import { type AutomaticTemplate, automaticLabels, mostCharacters, textFields } from './automatic.ts'

const list = '/staff/settings/automatic-messages'
const one = `${list}/:id{[0-9]+}`

/** The practice's own messages to whoever books (P17, P18). */
export function automaticRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(list, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice ? listPage(c, world, practice, { values: { staffToo: 'yes' } }) : c.notFound()
  })

  app.post(list, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const form = parseAutomatic(fields, practice)
    if (!form.ok) return listPage(c, world, practice, { values: fields.values, problems: form.problems })
    const id = addAutomatic(world.db, form.value, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}/${id}?saved=1`)
  })

  app.get(one, allow('owner'), (c) => {
    const [practice, template] = [findPractice(world.db), asked(c, world)]
    if (!practice || !template) return c.notFound()
    return templatePage(c, world, practice, template, { values: valuesOf(template, practice) })
  })

  app.post(one, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const [practice, template] = [findPractice(world.db), asked(c, world)]
    if (!practice || !template) return c.notFound()
    const { values } = fields
    const form = parseAutomatic(fields, practice)
    const version = fields.text('version')
    if (!form.ok)
      return templatePage(c, world, practice, template, { values, problems: form.problems, version })
    // Texts of a language that is not offered at present wait for its return.
    const texts = { ...form.value.texts, ...textsWaiting(template.texts, practice.languages) }
    const { user, now } = c.var
    const change = { ...form.value, texts }
    const saved = changeAutomatic(world.db, template.id, change, Number(version), byUser(user.id), now)
    if (!saved.ok) return templatePage(c, world, practice, template, { values, meanwhile: true })
    return seeOther(c, `${list}/${template.id}?saved=1`)
  })

  return app
}

function asked(c: Ctx, world: World): AutomaticTemplate | undefined {
  return findAutomatic(world.db, Number(c.req.param('id')))
}

function valuesOf({ name, texts, staffToo, active }: AutomaticTemplate, { languages }: Practice) {
  const written = languages.map((each) => [`text-${each}`, texts[each] ?? ''])
  return {
    name,
    ...Object.fromEntries(written),
    staffToo: staffToo ? 'yes' : '',
    active: active ? 'yes' : '',
  }
}

function listPage(c: Ctx, world: World, practice: Practice, { values, problems = [] }: FormShown): Response {
  const { t } = c.var
  const model = {
    saved: c.req.query('saved') === '1' && problems.length === 0,
    found: listAutomatic(world.db).map(({ id, name, active }) => ({
      ...{ href: `${list}/${id}`, name, active },
      types: typesWith(world.db, id).map((type) => type.name),
    })),
    texts: textFields(practice, values),
    limit: mostCharacters,
    ...formModel(values, problems, t, automaticLabels(practice, t)),
  }
  return page(c, world, 'types/automatic-messages', model, problems.length > 0 ? 422 : 200)
}

function templatePage(
  c: Ctx,
  world: World,
  practice: Practice,
  { id }: AutomaticTemplate,
  shown: FormShown,
): Response {
  const { problems = [], meanwhile = false, values } = shown
  const template = findAutomatic(world.db, id)
  if (!template) return notFound(c, world)
  const { t } = c.var
  const labels = automaticLabels(practice, t)
  const types = typesWith(world.db, id).map((type) => ({
    name: type.name,
    href: `/staff/settings/types/${type.id}`,
  }))
  const model = {
    template: { name: template.name, active: template.active, href: `${list}/${id}` },
    types,
    version: shown.version ?? template.rowVersion,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    savedNow: meanwhile ? savedNow(values, valuesOf(template, practice), labels) : [],
    texts: textFields(practice, values),
    limit: mostCharacters,
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'types/automatic-message', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
