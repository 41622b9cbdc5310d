import { Hono } from 'hono'
import { clockChanges } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { clockDay } from '../schedule/clock-change.ts'
import type { LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { countOn, rehearse } from './clock-change.queries.ts'
import { rehearsalModel } from './clock-change.ts'

/** The next two clock changes, played through the practice's real schedule (product.md, beyond the five). */
export function clockChangeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/schedule/clock-change', allow('owner', 'reception', 'practitioner'), (c) => {
    const { now, t, format } = c.var
    const practice = findPractice(world.db)
    if (!practice) return notFound(c, world)
    const { zone } = practice
    const changes = clockChanges(zone, now, 2).map((change) =>
      rehearsalModel(
        rehearse(world.db, practice, clockDay(zone, change), now),
        practice,
        (date) => countOn(world.db, practice, date),
        t,
        format,
      ),
    )
    return page(c, world, 'agenda/clock-change', { changes, zone: zone.name })
  })

  return app
}
