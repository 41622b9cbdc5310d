import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import { nationalIdKinds } from '../lib/national-id.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { byUser } from './actor.ts'
import { formModel, type Labels, type Problem } from './checked.ts'
import { together } from './fields.forms.ts'
import { changePractice } from './practice.commands.ts'
import type { Practice } from './practice.ts'
import { type CardSettings, parseCardSettings, parseRecognition } from './recognition.forms.ts'
import {
  fieldNames,
  fieldRules,
  identifications,
  type Recognition,
  recognitionWarnings,
} from './recognition.ts'
import { findPractice } from './settings.queries.ts'
import { newPatientKinds, patientStatuses } from './statuses.ts'

const address = '/staff/settings/patients'

/** How patients are recognised and what they are asked for (product.md, conflict 7.1). */
export function recognitionRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const chosen = { kinds: practice.nationalIdKinds, statuses: practice.numberStatuses }
    return patientsPage(c, world, practice, valuesOf(practice), chosen)
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const chosen = { kinds: fields.list('kind'), statuses: fields.list('numberStatus') }
    const typed = [fields.values, chosen] as const
    const form = together(parseRecognition(fields, practice), parseCardSettings(fields))
    const version = fields.text('version')
    if (!form.ok) return patientsPage(c, world, practice, ...typed, { problems: form.problems, version })
    if (version !== String(practice.rowVersion))
      return patientsPage(c, world, practice, ...typed, { meanwhile: true })
    changePractice(world.db, changesOf(form.value), byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?${new URLSearchParams({ saved: '1', set: form.value.set.join(' ') })}`)
  })

  return app
}

function changesOf(form: Recognition & CardSettings) {
  const { identification, fields, nationalIdKinds: kinds } = form
  return {
    guardian_age: form.guardianAge,
    new_patient: form.newPatient,
    number_statuses: JSON.stringify(form.numberStatuses),
    identification,
    field_birth_date: fields.birthDate,
    field_national_id: fields.nationalId,
    field_mobile: fields.mobile,
    field_email: fields.email,
    field_message: fields.message,
    national_id_kinds: JSON.stringify(kinds),
  } as const
}

function valuesOf(practice: Practice): Readonly<Record<string, string>> {
  const { identification, guardianAge, newPatient, fields } = practice
  return { identification, guardianAge: String(guardianAge), newPatient, ...fields }
}

/** What is ticked in the lists. */
interface Chosen {
  readonly kinds: readonly string[]
  readonly statuses: readonly string[]
}

interface Outcome {
  readonly problems?: readonly Problem[]
  /** What was opened: the correction of a mistake must not overwrite what somebody saved meanwhile. */
  readonly version?: string
  /** Somebody else has saved since this page was opened. */
  readonly meanwhile?: boolean
}

function patientsPage(
  c: Ctx,
  world: World,
  practice: Practice,
  values: Readonly<Record<string, string>>,
  chosen: Chosen,
  { problems = [], meanwhile = false, version = String(practice.rowVersion) }: Outcome = {},
): Response {
  const { t } = c.var
  const saved = c.req.query('saved') === '1' && problems.length === 0 && !meanwhile
  const set = saved ? (c.req.query('set') ?? '').split(' ') : []
  const model = {
    version,
    saved,
    meanwhile,
    savedNow: meanwhile ? savedNow(practice, values, t) : [],
    set: fieldNames.filter((name) => set.includes(name)).map((name) => saidOf(practice, name, t)),
    warnings: recognitionWarnings(practice).map((key) => t(key)),
    ...choicesOf(chosen, t),
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'practice/patients', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

function choicesOf(chosen: Chosen, t: Translate) {
  return {
    ways: identifications.map((value) => ({
      value,
      label: t(`settings.way.${value}`),
      hints: hintsOf(value, t),
    })),
    rules: fieldRules.map((value) => ({ value, label: t(`settings.rule.${value}`) })),
    fields: fieldNames.map((name) => ({ name, label: t(`settings.asked.${name}`) })),
    kinds: nationalIdKinds.map((value) => ({
      value,
      label: t(`settings.number.${value}`),
      chosen: chosen.kinds.includes(value),
    })),
    beginnings: newPatientKinds.map((value) => ({
      value,
      label: t(`patients.setting.newPatient.${value}`),
      hints: [t(`patients.setting.newPatient.${value}.hint`)],
    })),
    statuses: patientStatuses.map((value) => ({
      value,
      label: t(`patients.status.${value}`),
      chosen: chosen.statuses.includes(value),
    })),
  }
}

function saidOf(practice: Practice, name: (typeof fieldNames)[number], t: Translate): string {
  return `${t(`settings.asked.${name}`)}: ${t(`settings.rule.${practice.fields[name]}`)}`
}

/** What is saved now where it differs from what somebody has typed meanwhile. */
function savedNow(
  practice: Practice,
  typed: Readonly<Record<string, string>>,
  t: Translate,
): readonly string[] {
  const { identification: way, fields } = practice
  const fieldsNow = fieldNames.filter((name) => typed[name] !== fields[name])
  return [
    ...(typed.identification === way ? [] : [`${t('settings.group.way')}: ${t(`settings.way.${way}`)}`]),
    ...fieldsNow.map((name) => saidOf(practice, name, t)),
  ]
}

function hintsOf(value: (typeof identifications)[number], t: Translate): readonly string[] {
  const lines = [t(`settings.way.${value}.asks`), t(`settings.way.${value}.discloses`)]
  return value === 'national-id' ? [...lines, t('settings.way.law')] : lines
}

function labelsOf(t: Translate): Labels {
  return [
    ['identification', t('settings.group.way')],
    ...fieldNames.map((name) => [name, t(`settings.asked.${name}`)] as const),
    ['kind', t('settings.group.numbers')],
    ['newPatient', t('patients.setting.newPatient')],
    ['numberStatus', t('patients.setting.numberStatus')],
    ['guardianAge', t('patients.setting.guardianAge')],
  ]
}
