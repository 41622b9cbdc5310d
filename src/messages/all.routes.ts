import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import { askContactRoutes } from './ask-contact.routes.ts'
import { confirmRoutes } from './confirm.routes.ts'
import { ledgerCsvRoutes } from './ledger-csv.routes.ts'
import { messagesRoutes } from './messages.routes.ts'
import { oneMessageRoutes } from './one-message.routes.ts'
import { resendRoutes } from './resend.routes.ts'
import { stopRoutes } from './stop.routes.ts'
import { textsRoutes } from './texts.routes.ts'
import { textsListRoutes } from './texts-list.routes.ts'
import { unsubscribeRoutes } from './unsubscribe.routes.ts'

/** What a message leads to. */
export function publicMessages(world: World): Hono<LedigEnv> {
  return together(unsubscribeRoutes(world), confirmRoutes(world))
}

/** What leaves, in whose words, and what became of it. */
export function staffMessages(world: World): Hono<LedigEnv> {
  return together(
    textsListRoutes(world),
    textsRoutes(world),
    messagesRoutes(world),
    ledgerCsvRoutes(world),
    oneMessageRoutes(world),
    resendRoutes(world),
    askContactRoutes(world),
    stopRoutes(world),
  )
}
