import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { callsRoutes } from './calls.routes.ts'
import { followUpRoutes } from './follow-up.routes.ts'

/** What somebody has to look after. */
export function staffFollowUp(world: World): Hono<LedigEnv> {
  return together(followUpRoutes(world), callsRoutes(world))
}
