import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { automaticRoutes } from './automatic.routes.ts'
import { changeTypeRoutes } from './change-type.routes.ts'
import { removeAutomaticRoutes } from './remove-automatic.routes.ts'
import { removeTypeRoutes } from './remove-type.routes.ts'
import { typeRoutes } from './types.routes.ts'

/** What may be booked, and the messages that go with it. */
export function staffTypes(world: World): Hono<LedigEnv> {
  return together(
    typeRoutes(world),
    changeTypeRoutes(world),
    removeTypeRoutes(world),
    automaticRoutes(world),
    removeAutomaticRoutes(world),
  )
}
