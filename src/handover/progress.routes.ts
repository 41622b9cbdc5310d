import { Hono } from 'hono'
import { findPractice } from '../practice/settings.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { look, writingOf } from './desk.routes.ts'
import { findHandover, listItems } from './progress.queries.ts'
import { progressModel } from './progress-page.ts'

/** What became of a handover, person by person: told, phoned, not reached (rule 35). */
export function handoverProgressRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/handover/:id{[0-9]{1,15}}', allow('owner', 'reception'), (c) => {
    const practice = findPractice(world.db)
    const head = findHandover(world.db, Number(c.req.param('id')))
    if (!practice || !head) return c.notFound()
    const items = listItems(world.db, head)
    const seen = items.map(({ patientId }) => patientId)
    look(c, world, seen)
    return page(
      c,
      world,
      'handover/progress',
      progressModel(head, items, practice.country, writingOf(c, world)),
    )
  })

  return app
}
