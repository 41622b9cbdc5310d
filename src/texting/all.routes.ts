import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { gatewayRoutes } from './gateway.routes.ts'
import type { RecordReport } from './provider.ts'
import { renewHookRoutes } from './renew-hook.routes.ts'
import { reportsRoutes } from './reports.routes.ts'
import { rulesRoutes } from './rules.routes.ts'
import type { Trials } from './trial.ts'

/** Where the gateways report what became of text messages. */
export function publicTexting(world: World, record: RecordReport): Hono<LedigEnv> {
  return reportsRoutes(world, record)
}

/** By which gateway text messages leave, when, where to, how many, and what they have cost. */
export function staffTexting(world: World, trials: Trials): Hono<LedigEnv> {
  return together(rulesRoutes(world), gatewayRoutes(world, trials), renewHookRoutes(world))
}
