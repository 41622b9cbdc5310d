import { Hono } from 'hono'
import { findPractice } from '../practice/settings.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { countDemand } from './demand.queries.ts'
import { demandModel, reportSince } from './demand.ts'

/** What patients looked for and did not find, so that the practice can open it. */
export function demandRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/reports/demand', allow('owner', 'practitioner', 'reception'), (c) => {
    const { now, t, format } = c.var
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const since = reportSince(practice.zone, now)
    const model = demandModel(countDemand(world.db, since), t, format)
    return page(c, world, 'reports/demand', { ...model, since: format.longDate(since) })
  })

  return app
}
