import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { agendaRoutes } from './agenda.routes.ts'
import { clockChangeRoutes } from './clock-change.routes.ts'
import { agendaPrintRoutes } from './print.routes.ts'
import { runningLateRoutes } from './running-late.routes.ts'
import { agendaViewRoutes } from './views.routes.ts'

/** The day and the week of the practice. */
export function staffAgenda(world: World): Hono<LedigEnv> {
  return together(
    agendaRoutes(world),
    agendaViewRoutes(world),
    agendaPrintRoutes(world),
    clockChangeRoutes(world),
    runningLateRoutes(world),
  )
}
