import { Hono } from 'hono'
import { address as addressOf } from '../booking/address.ts'
import { makePass } from '../booking/preview.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { changePractice } from '../practice/practice.commands.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { couldOffer, listReadiness } from './ready.queries.ts'
import { readyModel } from './ready-page.ts'
import { sayStep } from './start.commands.ts'
import { findGuide } from './start.queries.ts'
import { pathAfter, stepPath } from './start.ts'
import { guideModel } from './start-page.ts'

const address = stepPath('open')

/** Try it out, then open the door (J26, J51): not while there is nothing behind it. */
export function openRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice ? openPage(c, world, practice) : c.notFound()
  })

  app.post(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    if (!couldOffer(world.db, practice, c.var.now))
      return openPage(c, world, practice, [{ field: 'ready', key: 'start.open.nothing' }])
    const newBooking = practice.functions.newBooking ? {} : ({ new_booking_on: 1 } as const)
    changePractice(world.db, { portal_open: 1, ...newBooking }, byUser(c.var.user.id), c.var.now)
    sayStep(world.db, 'open', 'done', c.var.user.id, c.var.now)
    return seeOther(c, `${pathAfter(findGuide(world.db, world.mail), 'open')}?said=open`)
  })

  return app
}

function openPage(c: Ctx, world: World, practice: Practice, problems: readonly Problem[] = []): Response {
  const guide = findGuide(world.db, world.mail)
  const model = {
    ...guideModel(guide, 'open', c.var.t),
    ...readyModel(listReadiness(world.db, practice, c.var.now), c.var.t),
    open: practice.portalOpen,
    mail: world.mail,
    tryHref: addressOf('/book', { preview: makePass(world.keys, '', c.var.now) }),
    next: pathAfter(guide, 'open'),
    said: c.req.query('said') ?? '',
    ...formModel({}, problems, c.var.t),
  }
  return page(c, world, 'upkeep/start-open', model, problems.length > 0 ? 422 : 200)
}
