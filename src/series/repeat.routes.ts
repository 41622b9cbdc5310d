import { Hono } from 'hono'
import { rehearseSeries } from '../appointments/rehearse.commands.ts'
import { findRepeated, type Repeated } from '../appointments/series.queries.ts'
import type { SeriesRule } from '../appointments/series.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, formOf, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { headOf } from './head.ts'
import { showPeople } from './people.routes.ts'
import { asProposed, type Chosen, choicesOf, planOf } from './plan.ts'
import { planModel } from './plan-page.ts'
import { makeSeries } from './repeat.commands.ts'
import { chosenIn, parseRule, versionIn } from './repeat.forms.ts'
import { planReader, staffPlanOf, wantedOf, whyNotRepeated } from './repeat.queries.ts'
import { endChoices, firstValues, hiddenRule, otherDays, repeatLabels } from './repeat-page.ts'
import { isUnseenPlan, seriesTelling } from './telling.routes.ts'

const address = '/staff/appointments/:id{[0-9]{1,15}}/repeat'
const everybody = allow('owner', 'practitioner', 'reception')

/** One appointment becomes a series: the rule, then every date with what is there, then all of them at once (O12). */
export function repeatRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const find = (c: Ctx) => findRepeated(world.db, Number(c.req.param('id')))

  app.get(address, everybody, (c) => {
    const source = find(c)
    if (!source) return c.notFound()
    const fields = formOf(new URL(c.req.url).searchParams)
    if (!fields.has('every')) return repeatPage(c, world, source, { values: firstValues })
    return repeatPage(c, world, source, shownOf(world, source, fields))
  })

  app.post(address, everybody, async (c) => {
    const [source, fields] = [find(c), await readForm(c)]
    if (!source) return c.notFound()
    const shown = shownOf(world, source, fields)
    if (!shown.rule) return repeatPage(c, world, source, shown)
    const chosen = chosenIn(fields)
    const tell = fields.text('tell') === 'yes'
    const rows = rowsOf(c, world, source, shown.rule, chosen)
    if (fields.text('act') !== 'make') return repeatPage(c, world, source, { ...shown, chosen, tell })
    if (isUnseenPlan(fields, rows))
      return repeatPage(c, world, source, { ...shown, chosen, tell, unseen: true })
    const repeat = { appointmentId: source.id, version: versionIn(fields), rule: shown.rule, chosen, tell }
    const made = makeSeries(world.db, world.keys, repeat, byUser(c.var.user.id), c.var.now)
    if (!made.ok) return repeatPage(c, world, source, { ...shown, chosen, tell, failed: made.reason })
    world.wake?.()
    return seeOther(c, `/staff/appointments/${source.id}?series=made-${made.value.count}`)
  })

  return app
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly days?: readonly string[]
  readonly problems?: readonly Problem[]
  readonly rule?: SeriesRule
  readonly chosen?: Chosen
  readonly tell?: boolean
  /** The patients would be told what staff have not read. */
  readonly unseen?: boolean
  /** Why nothing was made. */
  readonly failed?: string
}

function shownOf(world: World, source: Repeated, fields: Form): Shown {
  const plan = staffPlanOf(world.db, source)
  const parsed = parseRule(fields, plan?.zone.local(source.startsAt).date ?? '')
  const shown = { values: { ...firstValues, ...fields.values }, days: fields.list('days') }
  return parsed.ok ? { ...shown, rule: parsed.value } : { ...shown, problems: parsed.problems }
}

const nothing: Chosen = () => undefined

function repeatPage(c: Ctx, world: World, source: Repeated, shown: Shown): Response | Promise<Response> {
  const { t, format } = c.var
  const plan = staffPlanOf(world.db, source)
  if (!plan) return c.notFound()
  const { values, days = [], problems = [], failed, unseen = false } = shown
  const why = whyNotRepeated(world.db, source)
  const { date } = plan.zone.local(source.startsAt)
  const model = {
    ...headOf(source, plan, showPeople(c, world, source), c.var),
    title: t('telling.repeat', { when: format.longDate(source.startsAt) }),
    why: why ? t(`series.why.${why}`) : '',
    inSeries: why === 'in-series',
    days: otherDays(date, days, format),
    ends: endChoices(t),
    ...(why || !shown.rule ? none : previewOf(c, world, source, shown.rule, shown)),
    carried: [...hiddenRule(values, days), { name: 'version', value: String(source.version) }],
    meanwhile: unseen ? t('telling.unseen') : meanwhileOf(failed, t),
    ...formModel(values, problems, t, repeatLabels(t)),
  }
  const wrong = problems.length > 0 || failed === 'not-offered' || unseen
  const status = wrong ? 422 : failed ? 409 : 200
  return page(c, world, 'series/repeat', model, status)
}

const none = { preview: undefined, telling: undefined }

/** The dates with what is there, and what the patients would read of them. */
function previewOf(c: Ctx, world: World, source: Repeated, rule: SeriesRule, shown: Shown) {
  const { chosen = nothing, tell = true } = shown
  const plan = staffPlanOf(world.db, source)
  if (!plan) return none
  const rows = rowsOf(c, world, source, rule, chosen)
  const { t, format, user, now } = c.var
  const repeat = {
    appointmentId: source.id,
    version: source.version,
    rule,
    chosen: asProposed(rows),
    tell: true,
  }
  const make = () => makeSeries(world.db, world.keys, repeat, byUser(user.id), now)
  const about = { tell, shown: choicesOf(rows) }
  return {
    preview: planModel(rows, { t, format, zone: plan.zone, length: source.endsAt - source.startsAt }),
    telling: seriesTelling(c, world, source, rehearseSeries(world.db, make, now), about),
  }
}

function rowsOf(c: Ctx, world: World, source: Repeated, rule: SeriesRule, chosen: Chosen) {
  const plan = staffPlanOf(world.db, source)
  if (!plan) return []
  return planOf(planReader(world.db, plan, c.var.now), wantedOf(source, rule, plan.zone), chosen)
}

function meanwhileOf(failed: string | undefined, t: Ctx['var']['t']): string {
  if (failed === undefined) return ''
  if (failed === 'slot-taken') return t('series.meanwhile.times')
  return t(failed === 'not-offered' ? 'series.meanwhile.nothing' : 'series.meanwhile.appointment')
}
