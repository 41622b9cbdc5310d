import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { cancelRoutes } from './cancel.routes.ts'
import { changeRoutes } from './change.routes.ts'
import { moveRoutes } from './move.routes.ts'
import { newTimeRoutes } from './new-time.routes.ts'
import { stopTextsRoutes } from './stop-texts.routes.ts'
import { visitRoutes } from './visit.routes.ts'
import { visitWishRoutes } from './wish.routes.ts'

/** A visit as whoever booked it sees and changes it. */
export function publicVisit(world: World): Hono<LedigEnv> {
  return together(
    visitRoutes(world),
    stopTextsRoutes(world),
    moveRoutes(world),
    newTimeRoutes(world),
    cancelRoutes(world),
    visitWishRoutes(world),
    changeRoutes(world),
  )
}
