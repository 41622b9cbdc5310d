import { Hono } from 'hono'
import { languageNames, languages } from '../i18n/languages.ts'
import { today } from '../lib/calendar.ts'
import { foldName } from '../lib/fold.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { parseNewCard } from './card.forms.ts'
import { addressOf } from './card-view.routes.ts'
import { addCard } from './change-card.commands.ts'
import { look } from './look.routes.ts'
import { listNamesakes } from './patients.queries.ts'
import { labelsOf } from './typed.ts'

/** A card that staff make; who may have one already is shown first. */
export function newPatientRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get('/staff/patients/new', everybody, (c) => {
    const language = findPractice(world.db)?.language ?? 'en'
    return newPage(c, world, { values: { language } })
  })

  app.post('/staff/patients/new', everybody, async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const { values } = fields
    const form = parseNewCard(fields, practice.country, today(practice.zone, c.var.now))
    if (!form.ok) return newPage(c, world, { values, problems: form.problems })
    const { birthDate, lastName } = form.value
    // One of a protected identity is not shown to whoever types a name (rule 9).
    const twins = (birthDate === null ? [] : listNamesakes(world.db, birthDate, foldName(lastName))).filter(
      (each) => !each.protected,
    )
    if (twins.length > 0 && fields.text('anyway') !== 'yes') return newPage(c, world, { values, twins })
    const id = addCard(world.db, form.value, byUser(c.var.user.id), c.var.now)
    look(c, world, 'patient', [id], { action: 'C' })
    return seeOther(c, addressOf(id, 'added'))
  })

  return app
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  /** Cards of the same last name and birth date. */
  readonly twins?: readonly { readonly id: number; readonly firstName: string }[]
}

function newPage(c: Ctx, world: World, { values, problems = [], twins = [] }: Shown): Response {
  const { t } = c.var
  look(
    c,
    world,
    'patients',
    twins.map(({ id }) => id),
    { once: true },
  )
  const model = {
    twins: twins.map(({ id, firstName }) => ({ href: addressOf(id), name: firstName })),
    languages: languages.map((value) => ({ value, label: languageNames[value] })),
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'patients/new', model, problems.length + twins.length > 0 ? 422 : 200)
}
