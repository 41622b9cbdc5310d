import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findOwnLimits, findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findAround } from './around.queries.ts'
import { offeredIn } from './around.ts'
import { changeType, type TypeChange } from './change-type.commands.ts'
import { parseTypeChange, type TypeChangeForm } from './change-type.forms.ts'
import { turnTyped, turnWords } from './kind-turns.ts'
import { needRows } from './needs.forms.ts'
import { changeLabels } from './type-labels.ts'
import { type Chosen, typeModel } from './type-page.ts'
import { typeValues } from './type-values.ts'
import { findBlockKind, findType, listBlockKinds, listNeeds, listTypes } from './types.queries.ts'
import type { AppointmentType } from './types.ts'

const address = '/staff/settings/types/:id{[0-9]+}'

/** Everything of one appointment type (J30, J31, F23–F37, P8–P16). */
export function changeTypeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const [practice, type] = [findPractice(world.db), findType(world.db, Number(c.req.param('id')))]
    if (!practice || !type) return c.notFound()
    return typePage(c, world, practice, type, asItIs(world, practice, type))
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const [practice, type] = [findPractice(world.db), findType(world.db, Number(c.req.param('id')))]
    if (!practice || !type) return c.notFound()
    const typed = {
      values: fields.values,
      calendars: fields.list('calendar'),
      locations: fields.list('location'),
      needs: needRows(fields),
    }
    const form = parseTypeChange(fields, offeredIn(findAround(world.db, type), practice))
    const version = fields.text('version')
    if (!form.ok) return typePage(c, world, practice, type, { ...typed, problems: form.problems, version })
    const change = changeOf(form.value, type, practice)
    const saved = changeType(world.db, type.id, change, Number(version), byUser(c.var.user.id), c.var.now)
    if (!saved.ok) return typePage(c, world, practice, type, { ...typed, meanwhile: true })
    const turned = saved.value.map((turn) => `&turned=${turnTyped(turn)}`).join('')
    return seeOther(c, `/staff/settings/types/${type.id}?saved=1${turned}`)
  })

  return app
}

/** Texts of a language that is not offered at present wait for its return; a name for patients there always is. */
function changeOf(form: TypeChangeForm, type: AppointmentType, practice: Practice): TypeChange {
  const waiting = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(texts).filter(([key]) => !practice.languages.some((each) => each === key)),
    )
  return {
    ...form,
    publicNames: { [practice.language]: form.name, ...form.publicNames, ...waiting(type.publicNames) },
    descriptions: { ...form.descriptions, ...waiting(type.descriptions) },
    information: { ...form.information, ...waiting(type.information) },
  }
}

interface Shown extends Chosen {
  readonly values: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  /** What was opened: the correction of a mistake must not overwrite what somebody saved meanwhile. */
  readonly version?: string
  /** Somebody else has saved since this page was opened. */
  readonly meanwhile?: boolean
}

function asItIs(world: World, practice: Practice, type: AppointmentType): Shown {
  const own = findOwnLimits(world.db, type.id) ?? { lead_hours: null, horizon_days: null }
  const kind = type.blockKindId === null ? undefined : findBlockKind(world.db, type.blockKindId)
  const needs = listNeeds(world.db, type.id)
  return {
    values: typeValues(type, own, kind, listTypes(world.db), practice),
    calendars: type.calendarIds.map(String),
    locations: type.locationIds.map(String),
    needs: needs.map(({ name, resourceIds }) => ({ name, means: resourceIds.map(String) })),
  }
}

function typePage(c: Ctx, world: World, practice: Practice, type: AppointmentType, shown: Shown): Response {
  const { problems = [], meanwhile = false, values } = shown
  const fresh = findType(world.db, type.id)
  if (!fresh) return notFound(c, world)
  const { t } = c.var
  const saved = c.req.query('saved') === '1' && problems.length === 0 && !meanwhile
  const turned = saved ? (c.req.queries('turned') ?? []) : []
  const labels = changeLabels(practice, shown.needs.length + 1, t)
  const model = {
    saved,
    turns: turnWords(turned, listBlockKinds(world.db), listTypes(world.db), t),
    meanwhile,
    savedNow: meanwhile ? savedNow(values, asItIs(world, practice, fresh).values, labels) : [],
    ...typeModel(findAround(world.db, fresh), practice, values, shown, t),
    version: shown.version ?? fresh.rowVersion,
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'types/type', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
