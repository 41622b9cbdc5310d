import { Hono } from 'hono'
import type { LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { shortcuts } from './shortcuts.ts'

/** What can be done from the keyboard (look.md 2.2). */
export function helpRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/help/keyboard', allow('owner', 'practitioner', 'reception'), (c) => {
    const isOn = c.var.user.shortcuts === 1
    return page(c, world, 'staff/keyboard', { shortcuts, isOn })
  })

  return app
}
