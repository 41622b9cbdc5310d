import { Hono } from 'hono'
import { type Language, languageNames } from '../i18n/languages.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { byUser } from './actor.ts'
import { type FormShown, formModel, type Labels } from './checked.ts'
import { checkTexts } from './fields.forms.ts'
import { changePractice } from './practice.commands.ts'
import type { Practice } from './practice.ts'
import { savedNow } from './saved-now.ts'
import { findPractice } from './settings.queries.ts'
import { textsWaiting } from './texts.ts'

const address = '/staff/settings/statements'
const most = 4000
const limits = { privacy: { most, multiline: true }, accessibility: { most, multiline: true } }

/** What the practice adds to its pages on privacy and accessibility, in each of its languages. */
export function statementRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice ? statementsPage(c, world, practice, { values: valuesOf(practice) }) : c.notFound()
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const { values } = fields
    const form = checkTexts(fields, limits, practice.languages)
    const version = fields.text('version')
    if (!form.ok) return statementsPage(c, world, practice, { values, problems: form.problems, version })
    if (version !== String(practice.rowVersion))
      return statementsPage(c, world, practice, { values, meanwhile: true })
    const { languages, privacy, accessibility } = practice
    const changes = {
      privacy_texts: JSON.stringify({ ...form.value.privacy, ...textsWaiting(privacy, languages) }),
      accessibility_texts: JSON.stringify({
        ...form.value.accessibility,
        ...textsWaiting(accessibility, languages),
      }),
    }
    changePractice(world.db, changes, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

function valuesOf({ languages, privacy, accessibility }: Practice): Readonly<Record<string, string>> {
  const entries = languages.flatMap((language: Language) => [
    [`privacy-${language}`, privacy[language] ?? ''],
    [`accessibility-${language}`, accessibility[language] ?? ''],
  ])
  return Object.fromEntries(entries)
}

function statementsPage(c: Ctx, world: World, practice: Practice, shown: FormShown): Response {
  const { t } = c.var
  const { values, problems = [], meanwhile = false, version = String(practice.rowVersion) } = shown
  const texts = practice.languages.map((value) => ({ value, label: languageNames[value] }))
  const labels: Labels = (['privacy', 'accessibility'] as const).flatMap((name) =>
    texts.map(
      ({ value, label }) => [`${name}-${value}`, t(`statements.field.${name}`, { language: label })] as const,
    ),
  )
  const model = {
    version,
    texts,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    savedNow: meanwhile ? savedNow(values, valuesOf(practice), labels) : [],
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'practice/statements', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
