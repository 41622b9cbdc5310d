import { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { addressOf, cardOf, cardPage, one, reasonPage } from './card-view.routes.ts'
import { cleanReason, isOpen, look } from './look.routes.ts'

/** A patient's card; one that was merged leads to the card that stands for it. */
export function patientCardRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(one, everybody, (c) => {
    const card = cardOf(c, world)
    if (!card) return c.notFound()
    if (card.mergedInto !== null) return seeOther(c, `${addressOf(card.mergedInto)}?from=${card.id}`)
    return isOpen(c, world, card) ? cardPage(c, world, card) : reasonPage(c, world, card, false)
  })

  app.post(`${one}/reason`, everybody, async (c) => {
    const card = cardOf(c, world)
    const form = await readForm(c)
    const reason = cleanReason(form.text('reason'))
    const beside = /^[1-9]\d{0,14}$/.test(form.text('beside')) ? Number(form.text('beside')) : undefined
    if (!card) return c.notFound()
    if (reason === '') return reasonPage(c, world, card, true, beside)
    look(c, world, 'patient', [card.mergedInto ?? card.id], { basis: reason })
    return seeOther(
      c,
      beside === undefined ? addressOf(card.id) : `/staff/patients/${beside}/merge/${card.id}`,
    )
  })

  return app
}
