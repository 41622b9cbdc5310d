import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { fineTuningRoutes } from './fine-tuning.routes.ts'
import { functionRoutes } from './functions.routes.ts'
import { locationRoutes } from './locations.routes.ts'
import { lookRoutes } from './look.routes.ts'
import { practiceRoutes } from './practice.routes.ts'
import { recognitionRoutes } from './recognition.routes.ts'
import { practiceSettingsRoutes } from './settings.routes.ts'
import { statementRoutes } from './statements.routes.ts'
import { uploadRoutes } from './uploads.routes.ts'

/** The practice’s front page, what it says of itself, and its pictures. */
export function publicPractice(world: World): Hono<LedigEnv> {
  return together(practiceRoutes(world), uploadRoutes(world))
}

/** What the practice is and how it works: settings of the owner. */
export function staffPractice(world: World): Hono<LedigEnv> {
  return together(
    practiceSettingsRoutes(world),
    lookRoutes(world),
    locationRoutes(world),
    recognitionRoutes(world),
    functionRoutes(world),
    fineTuningRoutes(world),
    statementRoutes(world),
  )
}
