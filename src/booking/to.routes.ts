import { Hono } from 'hono'
import { createThrottle } from '../lib/throttle.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { namedByLink } from './link.ts'
import { countOpened } from './links.commands.ts'
import { findLinkBySlug, leadsSomewhere } from './links.queries.ts'
import { readOffering } from './offering.queries.ts'
import { langOf, openDoor, showUnavailable } from './pages.routes.ts'

/** Openings of one network that count within the hour; beyond that somebody plays with the figures. */
const mostCounted = 60
const countedFor = 3600

/** The short address of a link, for buttons, posters and cards: it leads on to what the link names. */
export function toRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const counted = createThrottle(mostCounted, countedFor)

  app.get('/to/:slug', (c) => {
    const practice = openDoor(c, world)
    if (practice instanceof Response) return practice
    const link = findLinkBySlug(world.db, c.req.param('slug').toLowerCase())
    if (!link || !leadsSomewhere(world.db, link)) return showUnavailable(c, world)
    const { near, network } = c.var.peer
    const counts = isVisit(c) && (near || counted.closedUntil(network, c.var.now) === undefined)
    if (counts) {
      counted.add(network, c.var.now)
      countOpened(world.db, link.id)
    }
    c.header('Cache-Control', 'no-store')
    return seeOther(c, address('/book', { ...namedByLink(readOffering(world.db), link), lang: langOf(c) }))
  })

  return app
}

/** Whether somebody wants to see the page, as opposed to a browser or a checker that only looks ahead. */
function isVisit(c: Ctx): boolean {
  const said = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => c.req.header(name) ?? '')
  return c.req.method === 'GET' && !said.some((text) => /prefetch|preview|prerender/i.test(text))
}
