import { Hono } from 'hono'
import { languageNames, languages } from '../i18n/languages.ts'
import { today } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv, Role } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { parseCard } from './card.forms.ts'
import type { CardChange, CardFacts } from './card.ts'
import { addressOf, one, openCardOf } from './card-view.routes.ts'
import { changeCard } from './change-card.commands.ts'
import { look } from './look.routes.ts'
import { movedOr404 } from './moved-card.routes.ts'
import { labelsOf } from './typed.ts'

/** What stands on the card itself: names, birth date, language, messages, protection, booking online. */
export function changePatientRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(`${one}/change`, everybody, (c) => {
    const card = openCardOf(c, world)
    if (!card) return seeOther(c, addressOf(Number(c.req.param('id'))))
    return changePage(c, world, card, { values: valuesOf(card) })
  })

  app.post(`${one}/change`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    const practice = findPractice(world.db)
    if (!card || !practice) return movedOr404(c, world, fields)
    const { values } = fields
    const version = fields.text('version')
    const form = parseCard(fields, today(practice.zone, c.var.now))
    if (!form.ok) return changePage(c, world, card, { values, problems: form.problems, version })
    const kept = mayNotLift(card, form.value, c.var.user.role)
    if (kept.length > 0) return changePage(c, world, card, { values, problems: kept, version })
    const actor = byUser(c.var.user.id)
    const saved = changeCard(world.db, card.id, form.value, Number(version), actor, c.var.now)
    if (!saved.ok) return changePage(c, world, card, { values, meanwhile: true })
    look(c, world, 'patient', [card.id], { action: 'U' })
    return seeOther(c, addressOf(card.id, 'changed'))
  })

  return app
}

/** Everybody may protect; what keeps a patient safe is lifted by the owner, what keeps one from booking by the desk. */
function mayNotLift(card: CardFacts, change: CardChange, role: Role): readonly Problem[] {
  const lifts = (flag: 'protected' | 'excludedOnline') => card[flag] && !change[flag]
  return [
    ...(lifts('protected') && role !== 'owner'
      ? [{ field: 'protected', key: 'patients.error.liftProtected' } as const]
      : []),
    ...(lifts('excludedOnline') && role === 'practitioner'
      ? [{ field: 'excludedOnline', key: 'patients.error.liftExcluded' } as const]
      : []),
  ]
}

function valuesOf(card: CardFacts): Readonly<Record<string, string>> {
  const yes = (on: boolean) => (on ? 'yes' : '')
  return {
    firstName: card.firstName,
    lastName: card.lastName,
    birthDate: card.birthDate?.split('-').reverse().join('-') ?? '',
    language: card.language,
    notifications: yes(card.notifications),
    preferredChannel: card.preferredChannel ?? '',
    protected: yes(card.protected),
    excludedOnline: yes(card.excludedOnline),
    excludedReason: card.excludedReason ?? '',
  }
}

function changePage(c: Ctx, world: World, card: CardFacts, shown: FormShown): Response {
  const { t } = c.var
  const { values, problems = [], version = String(card.rowVersion), meanwhile = false } = shown
  look(c, world, 'patient', [card.id], { once: true })
  const model = {
    id: card.id,
    name: `${card.firstName} ${card.lastName}`,
    version,
    meanwhile,
    languages: languages.map((value) => ({ value, label: languageNames[value] })),
    channels: (['', 'email', 'sms'] as const).map((value) => ({
      value,
      label: t(`patients.channel.${value === '' ? 'any' : value}`),
    })),
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'patients/change', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
