import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { handoverRoutes } from './choose.routes.ts'
import { carryOutRoutes } from './preview.routes.ts'
import { handoverProgressRoutes } from './progress.routes.ts'

/** The appointments of one calendar, handed over to others. */
export function staffHandover(world: World): Hono<LedigEnv> {
  return together(handoverRoutes(world), carryOutRoutes(world), handoverProgressRoutes(world))
}
