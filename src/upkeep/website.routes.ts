import { Hono } from 'hono'
import { codesOf } from '../booking/codes.ts'
import { translator } from '../i18n/translate.ts'
import { listFrameOrigins } from '../practice/frame-origins.queries.ts'
import { findButtonTones } from '../practice/look.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { sayStep } from './start.commands.ts'
import { findGuide } from './start.queries.ts'
import { pathAfter, stepPath } from './start.ts'
import { guideModel } from './start-page.ts'

const address = stepPath('website')

/** What goes on the practice's website (J26, J27): the address, a button, a frame. */
export function websiteRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const tones = findButtonTones(world.db)
    return page(c, world, 'upkeep/start-website', {
      ...guideModel(findGuide(world.db, world.mail), 'website', c.var.t),
      codes: codesOf(world.baseUrl, '/book', practice.name, tones, translator(practice.language)),
      paperHref: '/staff/settings/links/own',
      // Nobody else could open an address that names this very machine.
      near: /^https?:\/\/(localhost|127\.|\[::1\])/.test(world.baseUrl),
      open: practice.portalOpen,
      framable: listFrameOrigins(world.db).length > 0,
      said: c.req.query('said') ?? '',
    })
  })

  app.post(address, allow('owner'), (c) => {
    sayStep(world.db, 'website', 'done', c.var.user.id, c.var.now)
    return seeOther(c, pathAfter(findGuide(world.db, world.mail), 'website'))
  })

  return app
}
