import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { basisRoutes } from './basis.routes.ts'
import { changesRoutes } from './changes.routes.ts'
import { firstHoursRoutes } from './first-hours.routes.ts'
import { mailRoutes } from './mail.routes.ts'
import { mailDoctorRoutes } from './mail-doctor.routes.ts'
import { openRoutes } from './open.routes.ts'
import { settingsRoutes } from './settings.routes.ts'
import { startRoutes } from './start.routes.ts'
import { websiteRoutes } from './website.routes.ts'

/** The first run, the index of the settings and the mail server. */
export function staffUpkeep(world: World): Hono<LedigEnv> {
  return together(
    startRoutes(world),
    basisRoutes(world),
    firstHoursRoutes(world),
    mailRoutes(world),
    mailDoctorRoutes(world),
    changesRoutes(world),
    openRoutes(world),
    websiteRoutes(world),
    settingsRoutes(world),
  )
}
