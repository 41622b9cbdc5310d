import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import { today } from '../lib/calendar.ts'
import { formModel, type Labels, type Problem } from '../practice/checked.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { layBasis } from './basis.commands.ts'
import { parseBasis } from './basis.forms.ts'
import { tradeNames } from './basis.ts'
import { findGuide, hasBasis } from './start.queries.ts'
import { pathAfter, stepPath } from './start.ts'
import { guideModel } from './start-page.ts'

const address = stepPath('basis')

/** The starting point: what a practice of this trade usually begins with, made by the product's own commands. */
export function basisRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => basisPage(c, world, valuesOf(c, world)))

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const goOn = () => seeOther(c, `${pathAfter(findGuide(world.db, world.mail), 'basis')}?said=basis`)
    // Another browser, or the back button: what is there stays as it is.
    if (hasBasis(world.db)) return goOn()
    const form = parseBasis(fields)
    if (!form.ok) return basisPage(c, world, fields.values, form.problems)
    const date = today(practice.zone, c.var.now)
    const basis = {
      ...form.value,
      ...{ address: form.value.address ?? '', language: practice.language, today: date },
    }
    layBasis(world.db, basis, c.var.user.id, c.var.now)
    return goOn()
  })

  return app
}

function valuesOf(c: Ctx, world: World): Readonly<Record<string, string>> {
  const [location] = listLocations(world.db)
  const [calendar] = listCalendars(world.db).filter(({ active }) => active)
  return {
    practitioner: calendar?.publicName ?? c.var.user.name,
    locationName: location?.name ?? '',
    address: location?.address ?? '',
  }
}

function basisPage(
  c: Ctx,
  world: World,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const { t } = c.var
  const guide = findGuide(world.db, world.mail)
  const model = {
    ...guideModel(guide, 'basis', t),
    ready: hasBasis(world.db),
    next: pathAfter(guide, 'basis'),
    trades: tradeChoices(t),
    types: listTypes(world.db).filter(({ active }) => active),
    calendars: listCalendars(world.db).filter(({ active }) => active),
    locations: listLocations(world.db),
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'upkeep/start-basis', model, problems.length > 0 ? 422 : 200)
}

/** Each with the three types that it would make. */
function tradeChoices(t: Translate) {
  const names = ['one', 'two', 'three'] as const
  return tradeNames.map((value) => ({
    value,
    label: t(`start.trade.${value}`),
    hints: [names.map((name) => t(`start.type.${value}.${name}`)).join(', ')],
  }))
}

function labelsOf(t: Translate): Labels {
  return [
    ['trade', t('start.basis.trade')],
    ['practitioner', t('start.basis.practitioner')],
    ['locationName', t('settings.field.locationName')],
    ['address', t('settings.field.address')],
  ]
}
