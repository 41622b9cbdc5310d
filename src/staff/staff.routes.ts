import { Hono } from 'hono'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { mayAct } from '../web/guard.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { homePath, readDoorCookie, readSessionCookie, safeNext, signInPath } from '../web/session.ts'
import type { World } from '../web/world.ts'
import type { DoorThrottle } from './door-throttle.ts'
import { type Entry, enter, signInPage } from './entry.routes.ts'
import { findFactors } from './factor.queries.ts'
import { hasFactor } from './factor.ts'
import { beginSecondStep, secondStepAddress } from './second-step.routes.ts'
import { checkPassword } from './sessions.commands.ts'
import { parseSignIn, type SignInForm } from './sessions.forms.ts'
import { findSession } from './sessions.queries.ts'
import { signOut } from './shut-door.routes.ts'

/** The first step of the sign-in; with what follows it these are the /staff addresses in front of the door. */
export function signInRoutes(world: World, throttle: DoorThrottle): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/sign-in', (c) => {
    const practice = findPractice(world.db)
    const token = readSessionCookie(c, world.baseUrl)
    const next = safeNext(c.req.query('next'))
    if (!practice) return page(c, world, 'practice/not-yet', {})
    if (token && findSession(world.db, token, practice.idleMinutes, c.var.now)) return seeOther(c, next)
    return signInPage(c, world, {
      next,
      note: c.req.query('note') ?? '',
      other: c.req.query('other') === '1',
    })
  })

  app.post('/staff/sign-in', async (c) => {
    if (!findPractice(world.db)) return seeOther(c, signInPath)
    const fields = await readForm(c)
    const next = safeNext(fields.text('next'))
    const typed = { next, email: fields.text('email'), other: fields.text('other') === '1' }
    const trusted = await mayAct(c, world.baseUrl, readDoorCookie(c, world.baseUrl))
    if (!trusted) return signInPage(c, world, { ...typed, problem: 'staff.signIn.stale', status: 403 })
    const form = parseSignIn(fields)
    if (!form.ok) return signInPage(c, world, { ...typed, missing: form.missing, status: 422 })
    const answer = await letIn(c, world, throttle, form.value, next)
    if (typeof answer === 'number') return tooManyTries(c, world, typed, answer)
    if (answer === 'wrong')
      return signInPage(c, world, { ...typed, problem: 'staff.signIn.wrong', status: 422 })
    return seeOther(c, answer.goesOn)
  })

  return app
}

export function staffRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get('/staff', everybody, (c) => seeOther(c, homePath))

  app.get('/staff/', everybody, (c) => seeOther(c, homePath))

  app.post('/staff/sign-out', everybody, (c) => {
    return signOut(c, world, readSessionCookie(c, world.baseUrl) ?? '', { userId: c.var.user.id })
  })

  return app
}

/** Where the right password led; a number: closed until then. */
async function letIn(
  c: Ctx,
  world: World,
  throttle: DoorThrottle,
  form: SignInForm,
  next: string,
): Promise<{ readonly goesOn: string } | 'wrong' | number> {
  const knock = throttle.knock(form.account, c.var.peer, c.var.now)
  if (!knock.open) return knock.until
  if (knock.pauseMilliseconds > 0) await world.pause(knock.pauseMilliseconds)
  const user = await checkPassword(world.db, form.account, form.password, c.var.now)
  if (!user) return 'wrong'
  throttle.succeeded(form.account, c.var.peer)
  if (!hasFactor(findFactors(world.db, user.id))) return { goesOn: enter(c, world, user.id, next) }
  beginSecondStep(c, world, user.id)
  return { goesOn: secondStepAddress(next) }
}

function tooManyTries(c: Ctx, world: World, typed: Entry, until: number): Response {
  const seconds = until - c.var.now
  c.header('Retry-After', String(seconds))
  return signInPage(c, world, { ...typed, minutes: Math.ceil(seconds / 60), status: 429 })
}
