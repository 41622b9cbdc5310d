import { Hono } from 'hono'
import { type Language, languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel, type Labels } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { textsWaiting } from '../practice/texts.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { changeTracking } from './tracking.commands.ts'
import { parseTracking, type TrackingForm } from './tracking.forms.ts'
import { findTracking } from './tracking.queries.ts'
import { eventNames, products, type Tracking, trackerKinds, trackerOf } from './tracking.ts'

const address = '/staff/settings/tracking'

/** Whether and with what visits to the booking pages are counted (P25–P35), and the test of it (P42). */
export function trackingRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const tracking = findTracking(world.db)
    return settingsPage(c, world, practice, { values: valuesOf(tracking, practice) })
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const { values } = fields
    const version = fields.text('version')
    const form = parseTracking(fields, practice.languages, new URL(world.baseUrl).host)
    if (!form.ok) return settingsPage(c, world, practice, { values, problems: form.problems, version })
    const to = {
      ...withWaiting(form.value, findTracking(world.db), practice),
      rowVersion: versionIn(version),
    }
    const changed = changeTracking(world.db, to, byUser(c.var.user.id), c.var.now)
    return changed.ok
      ? seeOther(c, `${address}?saved=1`)
      : settingsPage(c, world, practice, { values, meanwhile: true })
  })

  app.get(`${address}/test`, allow('owner'), (c) => {
    const tracker = trackerOf(findTracking(world.db))
    c.set('framesOwn', tracker !== undefined)
    const { t } = c.var
    const events = eventNames.map((name) => ({ name, when: t(`tracking.event.${name}`) }))
    const script = tracker ? world.files.href('tracking-test.js') : ''
    return page(c, world, 'tracking/test', { service: tracker?.service ?? '', events, script })
  })

  return app
}

/** No version that was ever given out where it is no number. */
function versionIn(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** Questions in a language that is not offered at present wait for its return. */
function withWaiting(form: TrackingForm, before: Tracking, practice: Practice): TrackingForm {
  return { ...form, questions: { ...textsWaiting(before.questions, practice.languages), ...form.questions } }
}

function valuesOf(tracking: Tracking, practice: Practice): Readonly<Record<string, string>> {
  const { kind, ga4Id, matomoUrl, matomoSite, ownUrl, ownId, questions } = tracking
  const texts = practice.languages.map((language) => [`question-${language}`, questions[language] ?? ''])
  return { kind, ga4Id, matomoUrl, matomoSite, ownUrl, ownId, ...Object.fromEntries(texts) }
}

function settingsPage(c: Ctx, world: World, practice: Practice, shown: FormShown): Response {
  const { t } = c.var
  const tracking = findTracking(world.db)
  const { values, problems = [], version = String(tracking.rowVersion), meanwhile = false } = shown
  const kinds = trackerKinds.map((value) => ({
    value,
    label: value === 'ga4' || value === 'matomo' ? products[value] : t(`tracking.kind.${value}`),
    hints: [t(`tracking.kind.${value}.hint`)],
  }))
  const model = {
    version,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    kinds,
    products,
    texts: practice.languages.map((value) => ({ value, label: languageNames[value] })),
    ...formModel(values, problems, t, labelsOf(practice.languages, t)),
  }
  return page(c, world, 'tracking/settings', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

function labelsOf(offered: readonly Language[], t: Translate): Labels {
  const fields = ['kind', 'ga4Id', 'matomoUrl', 'matomoSite', 'ownUrl', 'ownId'] as const
  return [
    ...fields.map((field) => [field, t(`tracking.field.${field}`)] as const),
    ...offered.map(
      (value) =>
        [`question-${value}`, t('tracking.field.question', { language: languageNames[value] })] as const,
    ),
  ]
}
