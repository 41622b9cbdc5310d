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
    if (card.mergedInto !== null) return seeOther(c, addressOf(card.mergedInto))
    return isOpen(c, world, card) ? cardPage(c, world, card) : reasonPage(c, world, card, false)
  })

  app.post(`${one}/reason`, everybody, async (c) => {
    const card = cardOf(c, world)
    const reason = cleanReason((await readForm(c)).text('reason'))
    if (!card) return c.notFound()
    if (reason === '') return reasonPage(c, world, card, true)
    look(c, world, 'patient', [card.id], { basis: reason })
    return seeOther(c, addressOf(card.id))
  })

  return app
}
