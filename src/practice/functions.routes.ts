import { Hono } from 'hono'
import { languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { byUser } from './actor.ts'
import { type FormShown, formModel, type Labels } from './checked.ts'
import { functionWords } from './function-words.ts'
import { type FunctionsForm, parseFunctions } from './functions.forms.ts'
import { functionNames } from './functions.ts'
import { changePractice } from './practice.commands.ts'
import type { Practice } from './practice.ts'
import { savedNow } from './saved-now.ts'
import { findPractice, listLocations, resolveLimits } from './settings.queries.ts'
import { textsWaiting } from './texts.ts'

const address = '/staff/settings/functions'

/** What patients may do for themselves, each function on its own (F1, F12, F15), and how late (F16). */
export function functionRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice ? functionsPage(c, world, practice, { values: valuesOf(world, practice) }) : c.notFound()
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const { values } = fields
    const form = parseFunctions(fields, practice.languages)
    const version = fields.text('version')
    if (!form.ok) return functionsPage(c, world, practice, { values, problems: form.problems, version })
    if (version !== String(practice.rowVersion))
      return functionsPage(c, world, practice, { values, meanwhile: true })
    changePractice(world.db, changesOf(form.value, practice), byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

function changesOf(form: FunctionsForm, practice: Practice) {
  const { portalOpen, functions, visitType, rebookHours, cancelHours } = form
  const waiting = textsWaiting(practice.lateCancel, practice.languages)
  return {
    visit_type_on: visitType ? 1 : 0,
    late_cancel_texts: JSON.stringify({ ...waiting, ...form.lateCancel }),
    portal_open: portalOpen ? 1 : 0,
    new_booking_on: functions.newBooking ? 1 : 0,
    view_on: functions.view ? 1 : 0,
    rebook_on: functions.rebook ? 1 : 0,
    cancel_on: functions.cancel ? 1 : 0,
    rebook_deadline_hours: rebookHours,
    cancel_deadline_hours: cancelHours,
  } as const
}

function valuesOf(world: World, practice: Practice): Readonly<Record<string, string>> {
  const { functions, choices, languages, lateCancel, visitShowsType } = practice
  const { rebookHours, cancelHours } = deadlines(world)
  return {
    ...Object.fromEntries(languages.map((each) => [`lateCancel-${each}`, lateCancel[each] ?? ''])),
    visitType: visitShowsType ? 'yes' : '',
    portalOpen: functions.portalOpen ? 'yes' : '',
    ...Object.fromEntries(functionNames.map((name) => [name, choices[name] ? 'yes' : ''])),
    rebookHours: String(rebookHours),
    cancelHours: String(cancelHours),
    sameDeadline: rebookHours === cancelHours ? 'yes' : '',
  }
}

// No type, calendar or location has the number 0: what is left are the practice's own.
function deadlines(world: World) {
  const { rebookHours, cancelHours } = resolveLimits(world.db, 0, 0, 0)
  return { rebookHours: rebookHours.value, cancelHours: cancelHours.value }
}

function functionsPage(c: Ctx, world: World, practice: Practice, shown: FormShown): Response {
  const { t } = c.var
  const { values, problems = [], meanwhile = false } = shown
  const model = {
    version: shown.version ?? practice.rowVersion,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    texts: practice.languages.map((value) => ({ value, label: languageNames[value] })),
    savedNow: meanwhile ? savedNow(values, valuesOf(world, practice), labelsOf(practice, t)) : [],
    can: functionWords(
      { portalOpen: practice.functions.portalOpen, functions: practice.functions, ...deadlines(world) },
      t,
    ),
    differing: listLocations(world.db)
      .filter(({ choices }) => functionNames.some((name) => choices[name] !== null))
      .map(({ id, name }) => ({ id, name })),
    ...formModel(values, problems, t, labelsOf(practice, t)),
  }
  return page(c, world, 'practice/functions', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

function labelsOf({ languages }: Practice, t: Translate): Labels {
  return [
    ['portalOpen', t('settings.field.portalOpen')],
    ...functionNames.map((name) => [name, t(`people.function.${name}`)] as const),
    ['rebookHours', t('people.field.rebookHours')],
    ['cancelHours', t('people.field.cancelHours')],
    ...languages.map(
      (each) =>
        [`lateCancel-${each}`, t('visit.field.lateCancel', { language: languageNames[each] })] as const,
    ),
  ]
}
