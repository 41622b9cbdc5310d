import type { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { together } from '../web/together.ts'
import type { World } from '../web/world.ts'
import type { TellFormerAddress } from './accounts.commands.ts'
import { accountRoutes } from './accounts.routes.ts'
import { changeAccountRoutes } from './change-account.routes.ts'
import { changeCalendarRoutes } from './change-calendar.routes.ts'
import type { DoorThrottle } from './door-throttle.ts'
import { factorRoutes } from './factor.routes.ts'
import type { QueueMail } from './forgotten.commands.ts'
import { forgottenRoutes } from './forgotten.routes.ts'
import { helpRoutes } from './help.routes.ts'
import { lockRoutes } from './lock.routes.ts'
import { ownAccountRoutes } from './own-account.routes.ts'
import type { OwnPassword } from './own-password.routes.ts'
import { passkeyDoorRoutes } from './passkey-door.routes.ts'
import { passkeyRoutes } from './passkeys.routes.ts'
import { passwordLinkRoutes } from './password-link.routes.ts'
import { practitionerRoutes } from './practitioners.routes.ts'
import { roomRoutes } from './rooms.routes.ts'
import { secondStepRoutes } from './second-step.routes.ts'
import { signInRoutes, staffRoutes } from './staff.routes.ts'

/** The ways in, for who is not in yet. */
export function staffDoors(world: World, passwords: DoorThrottle, queueMail: QueueMail): Hono<LedigEnv> {
  return together(
    signInRoutes(world, passwords),
    secondStepRoutes(world),
    passkeyDoorRoutes(world),
    forgottenRoutes(world, queueMail),
    passwordLinkRoutes(world),
  )
}

/** Who works here: their own account, everybody’s, calendars and rooms. */
export function staffAccounts(world: World, own: OwnPassword, tellFormer: TellFormerAddress): Hono<LedigEnv> {
  // Recovery codes are shown once: the page after the one that made them takes them from here.
  const freshCodes = new Map<number, readonly string[]>()
  return together(
    staffRoutes(world),
    lockRoutes(world),
    helpRoutes(world),
    ownAccountRoutes(world, own, tellFormer),
    factorRoutes(world, own, freshCodes),
    passkeyRoutes(world, own, freshCodes),
    practitionerRoutes(world),
    changeCalendarRoutes(world),
    roomRoutes(world),
    accountRoutes(world, own),
    changeAccountRoutes(world, own, tellFormer),
  )
}
