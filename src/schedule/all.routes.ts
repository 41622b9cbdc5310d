import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { absenceRoutes } from './absences.routes.ts'
import { closureRoutes } from './closure.routes.ts'
import { closuresRoutes } from './closures.routes.ts'
import { datedBlockRoutes } from './dated-block.routes.ts'
import { dayRoutes } from './days.routes.ts'
import { forceRoutes } from './force.routes.ts'
import { hoursRoutes } from './hours.routes.ts'
import { kindRoutes } from './kinds.routes.ts'
import { periodRoutes } from './periods.routes.ts'
import { removeKindRoutes } from './remove-kind.routes.ts'
import { scheduleRoutes } from './schedule.routes.ts'
import { templateRoutes } from './template.routes.ts'
import { templateBlockRoutes } from './template-block.routes.ts'
import { templatesRoutes } from './templates.routes.ts'

/** When the practice works. */
export function staffSchedule(world: World): Hono<LedigEnv> {
  return together(
    hoursRoutes(world),
    scheduleRoutes(world),
    kindRoutes(world),
    removeKindRoutes(world),
    templatesRoutes(world),
    templateRoutes(world),
    templateBlockRoutes(world),
    forceRoutes(world),
    periodRoutes(world),
    dayRoutes(world),
    datedBlockRoutes(world),
    absenceRoutes(world),
    closuresRoutes(world),
    closureRoutes(world),
  )
}
