import { Hono } from 'hono'
import { createThrottle } from '../lib/throttle.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { mayAct } from '../web/guard.ts'
import { page, seeOther } from '../web/page.ts'
import { readDoorCookie, signInPath } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { atTheDoor } from './entry.routes.ts'
import { askForPassword, type QueueMail } from './forgotten.commands.ts'

const address = '/staff/sign-in/forgot'

/** "Forgot your password?": the same page and the same work whether somebody signs in with that address or nobody. */
export function forgottenRoutes(world: World, queueMail: QueueMail): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const asked = createThrottle(20, 3600)

  app.get(address, (c) => {
    if (!findPractice(world.db)) return seeOther(c, signInPath)
    return forgottenPage(c, world, { sent: c.req.query('sent') === '1' })
  })

  app.post(address, async (c) => {
    if (!findPractice(world.db) || !world.mail) return seeOther(c, address)
    const fields = await readForm(c)
    const email = fields.text('email').trim().slice(0, 320)
    if (!(await mayAct(c, world.baseUrl, readDoorCookie(c, world.baseUrl))))
      return forgottenPage(c, world, { email, problem: 'staff.signIn.stale', status: 403 })
    if (email === '') return forgottenPage(c, world, { problem: 'staff.signIn.missing.email', status: 422 })
    const { near, network } = c.var.peer
    const until = near ? undefined : asked.closedUntil(network, c.var.now)
    if (until !== undefined) return tooOften(c, world, email, until)
    asked.add(network, c.var.now)
    askForPassword(world.db, world.keys, email, queueMail, c.var.now)
    world.wake?.()
    return seeOther(c, `${address}?sent=1`)
  })

  return app
}

interface Shown {
  readonly sent?: boolean
  readonly email?: string
  readonly problem?: 'staff.signIn.missing.email' | 'staff.signIn.stale'
  readonly minutes?: number
  readonly status?: 200 | 403 | 422 | 429
}

function tooOften(c: Ctx, world: World, email: string, until: number): Response {
  const seconds = until - c.var.now
  c.header('Retry-After', String(seconds))
  return forgottenPage(c, world, { email, minutes: Math.ceil(seconds / 60), status: 429 })
}

function forgottenPage(c: Ctx, world: World, shown: Shown): Response {
  const formToken = atTheDoor(c, world)
  const model = { sent: false, email: '', problem: '', minutes: 0, ...shown, formToken, mail: world.mail }
  return page(c, world, 'staff/forgotten', model, shown.status ?? 200)
}
