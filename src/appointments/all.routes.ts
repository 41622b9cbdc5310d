import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { appointmentsRoutes } from './appointments.routes.ts'
import { changedRoutes } from './changed.routes.ts'
import { deskRoutes } from './desk.routes.ts'
import { findTimeRoutes } from './find-time.routes.ts'
import { pickUpRoutes } from './pick-up.routes.ts'
import { presenceRoutes } from './presence.routes.ts'
import { slipRoutes } from './slip.routes.ts'
import { staffCancelRoutes } from './staff-cancel.routes.ts'
import { staffMoveRoutes } from './staff-move.routes.ts'
import { statusRoutes } from './status.routes.ts'

/** Appointments as the staff makes, sees and changes them. */
export function staffAppointments(world: World): Hono<LedigEnv> {
  return together(
    pickUpRoutes(world),
    staffMoveRoutes(world),
    staffCancelRoutes(world),
    changedRoutes(world),
    appointmentsRoutes(world),
    deskRoutes(world),
    findTimeRoutes(world),
    presenceRoutes(world),
    statusRoutes(world),
    slipRoutes(world),
  )
}
