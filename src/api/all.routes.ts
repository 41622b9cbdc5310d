import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { apiAppointmentRoutes } from './appointments.routes.ts'
import { createDoor } from './bearer.routes.ts'
import { softwareClientRoutes } from './client.routes.ts'
import { apiDocumentRoutes } from './document.routes.ts'
import { softwareHookRoutes } from './hook.routes.ts'
import { apiMessageRoutes } from './messages.routes.ts'
import { type Asks, type Secrets, softwareRoutes } from './software.routes.ts'

/** What other software asks and sends. */
export function publicApi(world: World): Hono<LedigEnv> {
  const door = createDoor(world)
  return together(apiDocumentRoutes(world), apiAppointmentRoutes(world, door), apiMessageRoutes(world, door))
}

/** The other software of the practice, as the owner lets it in and out. */
export function staffSoftware(world: World, asks: Asks): Hono<LedigEnv> {
  // What may be seen once: the page after the one that made it takes it from here.
  const once = new Map<number, Secrets>()
  const client = softwareClientRoutes(world, asks, once)
  return together(softwareRoutes(world, asks, once), client, softwareHookRoutes(world))
}
