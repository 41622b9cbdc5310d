import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { followingRoutes } from './following.routes.ts'
import { followingMoveRoutes } from './following-move.routes.ts'
import { repeatRoutes } from './repeat.routes.ts'

/** An appointment repeated, and this one and the following moved or cancelled. */
export function staffSeries(world: World): Hono<LedigEnv> {
  return together(repeatRoutes(world), followingRoutes(world), followingMoveRoutes(world))
}
