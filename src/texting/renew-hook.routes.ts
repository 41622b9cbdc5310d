import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { renewHook } from './hook.commands.ts'

const gateway = '/staff/settings/text-messages/gateway'

/** A new secret in the address at which gateways report what became of text messages. */
export function renewHookRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.post(`${gateway}/reports`, allow('owner'), async (c) => {
    const fields = await readForm(c)
    if (!world.smsServer || world.smsServer.fixed === 'demonstration') return c.notFound()
    const shown = /^\d{1,9}$/.test(fields.text('generation')) ? Number(fields.text('generation')) : -1
    const renewed = renewHook(world.db, shown, byUser(c.var.user.id), c.var.now)
    // Where somebody else was first, theirs is the new one, and the page says since when.
    return seeOther(c, renewed ? `${gateway}?saved=renewed` : gateway)
  })

  return app
}
