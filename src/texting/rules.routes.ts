import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import { clock } from '../lib/clock.ts'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel, type Labels } from '../practice/checked.ts'
import { countryChoices } from '../practice/countries.ts'
import { changePractice } from '../practice/practice.commands.ts'
import type { Practice } from '../practice/practice.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { gatewayName } from './gateway-page.ts'
import { isTexted, parseTextRules, type TextRules } from './rules.forms.ts'
import { listSpent } from './spent.queries.ts'
import { monthOf, spentModel } from './spent.ts'

const address = '/staff/settings/text-messages'

/** Where, when and how many text messages leave, and what they have cost (O32, rules 5 and 32). */
export function rulesRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const { countries } = practice.messages.sms
    return rulesPage(c, world, practice, { values: valuesOf(practice), countries })
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const form = parseTextRules(fields)
    const version = fields.text('version')
    const typed = { values: fields.values, countries: fields.list('countries') }
    if (!form.ok) return rulesPage(c, world, practice, { ...typed, problems: form.problems, version })
    if (version !== String(practice.rowVersion))
      return rulesPage(c, world, practice, { ...typed, meanwhile: true })
    changePractice(world.db, changesOf(form.value), byUser(c.var.user.id), c.var.now)
    world.wake?.()
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

function changesOf(form: TextRules) {
  return {
    channel_policy: form.policy,
    sms_from_minute: form.from,
    sms_until_minute: form.until,
    sms_countries: JSON.stringify(form.countries),
    sms_per_number: form.perNumber,
    sms_per_day: form.perDay,
    sms_price_micros: form.price,
  }
}

function valuesOf({ messages }: Practice): Readonly<Record<string, string>> {
  const { fromMinute, untilMinute, perNumber, perDay, priceMicros } = messages.sms
  return {
    policy: messages.channelPolicy,
    from: clock(fromMinute),
    until: clock(untilMinute),
    perNumber: String(perNumber),
    perDay: String(perDay),
    price: String(priceMicros / 1e6),
  }
}

interface Shown extends FormShown {
  readonly countries: readonly string[]
}

function rulesPage(c: Ctx, world: World, practice: Practice, shown: Shown): Response {
  const { t } = c.var
  const { values, countries, problems = [], meanwhile = false, version = String(practice.rowVersion) } = shown
  const labels = labelsOf(t, practice.currency)
  const named = countriesShown(c, practice, countries)
  const namesOf = (codes: readonly string[]) => namesIn(named, codes)
  const saved = { ...valuesOf(practice), countries: namesOf(practice.messages.sms.countries) }
  const model = {
    version,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    savedNow: meanwhile ? savedNow({ ...values, countries: namesOf(countries) }, saved, labels) : [],
    fixed: world.smsServer?.fixed ?? '',
    gateway: gatewayName(world.smsServer?.address(), t),
    policies: (['preferred', 'all', 'email-first'] as const).map((value) => ({
      value,
      label: t(`sending.policy.${value}`),
      hints: [t(`sending.policy.${value}.hint`)],
    })),
    currency: practice.currency,
    ...named,
    ...spentOf(c, world, practice),
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'texting/rules', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

/** The chosen ones and those near by first, the rest behind a button. */
function countriesShown(c: Ctx, practice: Practice, chosen: readonly string[]) {
  const near = ['NL', 'SE', 'NO', practice.country, ...practice.messages.sms.countries, ...chosen]
  const all = countryChoices(c.var.lang)
    .filter(({ value }) => isTexted(value))
    .map((choice) => ({ ...choice, chosen: chosen.includes(choice.value) }))
  return {
    near: all.filter(({ value }) => near.includes(value)),
    far: all.filter(({ value }) => !near.includes(value)),
  }
}

function namesIn({ near, far }: ReturnType<typeof countriesShown>, codes: readonly string[]): string {
  const named = [...near, ...far].filter(({ value }) => codes.includes(value))
  return named.map(({ label }) => label).join(', ')
}

function spentOf(c: Ctx, world: World, practice: Practice) {
  const { t, format, now } = c.var
  const month = monthOf(c.req.query('month'), practice.zone, now)
  const rows = listSpent(world.db, month.startsAt, month.endsAt, practice.messages.sms.priceMicros)
  // Nothing is not known to be free: no price was given.
  const money = (micros: number) => (micros === 0 ? '–' : format.money(micros / 10_000, practice.currency))
  const { before, after } = month
  const free = rows.every((row) => row.micros === 0)
  const title = format.monthAndYear(month.first)
  return { spent: { ...spentModel(rows, t, money), title, before, after, free } }
}

function labelsOf(t: Translate, currency: string): Labels {
  return [
    ['policy', t('sending.policy')],
    ['from', t('sending.from')],
    ['until', t('sending.until')],
    ['countries', t('sending.countries')],
    ['perNumber', t('sending.perNumber')],
    ['perDay', t('sending.perDay')],
    ['price', t('sending.price', { currency })],
  ]
}
