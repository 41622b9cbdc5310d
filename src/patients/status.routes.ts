import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { isPatientStatus, patientStatuses } from '../practice/statuses.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import type { CardFacts } from './card.ts'
import { addressOf, one, openCardOf } from './card-view.routes.ts'
import { look } from './look.routes.ts'
import { movedOr404 } from './moved-card.routes.ts'
import { changeStatus, type RestoreLinks } from './status.commands.ts'

/** What a patient is to the practice (J22–J24, rule 8). */
export function patientStatusRoutes(world: World, restore: RestoreLinks): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(`${one}/status`, everybody, (c) => {
    const card = openCardOf(c, world)
    return card ? statusPage(c, world, card, card.status) : seeOther(c, addressOf(Number(c.req.param('id'))))
  })

  app.post(`${one}/status`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    const to = fields.text('status')
    if (!card) return movedOr404(c, world, fields)
    if (!isPatientStatus(to)) return statusPage(c, world, card, '', { problems: [missing] })
    const version = Number(fields.text('version'))
    const actor = byUser(c.var.user.id)
    const done = changeStatus(world.db, card.id, to, version, restore, actor, c.var.now)
    if (!done.ok) return statusPage(c, world, card, to, { meanwhile: true })
    look(c, world, 'patient', [card.id], { action: 'U' })
    return seeOther(c, addressOf(card.id, 'status'))
  })

  return app
}

const missing: Problem = { field: 'status', key: 'settings.error.choose' }

interface Outcome {
  readonly problems?: readonly Problem[]
  /** Somebody else has changed the card since this page was opened. */
  readonly meanwhile?: boolean
}

function statusPage(
  c: Ctx,
  world: World,
  card: CardFacts,
  status: string,
  { problems = [], meanwhile = false }: Outcome = {},
): Response {
  const { t } = c.var
  const gives = card.number === 0 ? (findPractice(world.db)?.numberStatuses ?? []) : []
  look(c, world, 'patient', [card.id], { once: true })
  const model = {
    id: card.id,
    name: `${card.firstName} ${card.lastName}`,
    now: t(`patients.status.${card.status}`),
    number:
      card.number > 0
        ? t('appointments.number', { number: String(card.number) })
        : t('appointments.number.none'),
    version: card.rowVersion,
    meanwhile,
    statuses: patientStatuses.map((value) => ({
      value,
      label: t(`patients.status.${value}`),
      hints: [
        t(`patients.status.${value}.hint`),
        ...(gives.includes(value) ? [t('patients.status.givesNumber')] : []),
      ],
    })),
    ...formModel({ status }, problems, t),
  }
  return page(c, world, 'patients/status', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
