import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { chooseRoutes } from './choose.routes.ts'
import { linkRoutes } from './links.routes.ts'
import { posterRoutes } from './poster.routes.ts'
import { previewRoutes } from './preview.routes.ts'
import { receiptRoutes } from './receipt.routes.ts'
import { reserveRoutes } from './reserve.routes.ts'
import { toRoutes } from './to.routes.ts'
import { tryRoutes } from './try.routes.ts'
import { whyRoutes } from './why.routes.ts'
import { wishRoutes } from './wish.routes.ts'

/** Booking, from the first question to the receipt. */
export function publicBooking(world: World): Hono<LedigEnv> {
  return together(
    previewRoutes(world),
    chooseRoutes(world),
    reserveRoutes(world),
    receiptRoutes(world),
    wishRoutes(world),
    toRoutes(world),
  )
}

/** The links that lead to the booking, and why it offers what it offers. */
export function staffBooking(world: World): Hono<LedigEnv> {
  return together(linkRoutes(world), posterRoutes(world), whyRoutes(world), tryRoutes(world))
}
