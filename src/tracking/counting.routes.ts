import { Hono } from 'hono'
import { listFrameOrigins } from '../practice/frame-origins.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { findTracking } from './tracking.queries.ts'
import { eventNames, framePolicy, trackerOf } from './tracking.ts'

/** The document of the frame in which the practice's script counts. It is the same for everybody. */
export function countingRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/tracking/frame', (c) => {
    const tracker = trackerOf(findTracking(world.db))
    // Whoever opens it as a page has not said yes.
    const asFrame = (c.req.header('sec-fetch-dest') ?? 'iframe') === 'iframe'
    if (!tracker || !asFrame) return notFound(c, world)
    const loader = world.files.href('tracking-frame.js')
    c.set('contentPolicy', framePolicy(tracker, `${world.baseUrl}${loader}`, listFrameOrigins(world.db)))
    return page(c, world, 'tracking/frame', { tracker, loader, events: eventNames.join(' ') })
  })

  return app
}
