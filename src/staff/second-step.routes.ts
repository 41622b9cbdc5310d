import { Hono } from 'hono'
import type { Key } from '../i18n/translate.ts'
import { readTicket, writeTicket } from '../lib/ticket.ts'
import { hashToken } from '../lib/token.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { mayAct } from '../web/guard.ts'
import { page, seeOther } from '../web/page.ts'
import {
  homePath,
  readDoorCookie,
  readSecondStepCookie,
  safeNext,
  secondStepSeconds,
  signInPath,
  writeSecondStepCookie,
} from '../web/session.ts'
import type { World } from '../web/world.ts'
import { findPasswordHash, findUser } from './accounts.queries.ts'
import type { User } from './accounts.ts'
import { createDoorThrottle, type DoorThrottle } from './door-throttle.ts'
import { atTheDoor, enter, passkeyForm } from './entry.routes.ts'
import { spendCode } from './factor.commands.ts'
import { findFactors } from './factor.queries.ts'
import { listCredentials } from './passkeys.queries.ts'

const address = '/staff/sign-in/code'

/** The second step of the sign-in: a code of the authenticator, a recovery code, or a passkey. */
export function secondStepRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  // Whoever gets here has the password: five wrong codes of one account close it to strange networks.
  const throttle = createDoorThrottle(5)

  app.get(address, (c) => {
    const next = safeNext(c.req.query('next'))
    const user = whoseTurn(c, world)
    return user ? codePage(c, world, user, { next }) : seeOther(c, signInPath)
  })

  app.post(address, async (c) => {
    const fields = await readForm(c)
    const next = safeNext(fields.text('next'))
    const user = whoseTurn(c, world)
    if (!user) return seeOther(c, `${signInPath}?note=late`)
    const trusted = await mayAct(c, world.baseUrl, readDoorCookie(c, world.baseUrl))
    if (!trusted) return codePage(c, world, user, { next, problem: 'staff.signIn.stale', status: 403 })
    const typed = fields.text('code').slice(0, 100)
    if (typed.trim() === '')
      return codePage(c, world, user, { next, problem: 'doors.code.missing', status: 422 })
    const answer = await tryCode(c, world, throttle, user.id, typed)
    if (typeof answer === 'number') return tooManyCodes(c, world, user, next, answer)
    if (!answer) return codePage(c, world, user, { next, problem: 'doors.code.wrong', status: 422 })
    return seeOther(c, enter(c, world, user.id, next))
  })

  return app
}

/** After the right password: a ticket for the second step, void with the password that it was written for. */
export function beginSecondStep(c: Ctx, world: World, userId: number): void {
  const words = [String(userId), markOf(findPasswordHash(world.db, userId))]
  const ticket = writeTicket(world.keys.secrets, 'second-step', words, c.var.now)
  writeSecondStepCookie(c, world.baseUrl, ticket)
}

export function secondStepAddress(next: string): string {
  return next === homePath ? address : `${address}?${new URLSearchParams({ next })}`
}

/** Who has given a password and owes the second factor. */
export function whoseTurn(c: Ctx, world: World): User | undefined {
  const cookie = readSecondStepCookie(c, world.baseUrl)
  if (cookie === undefined || !findPractice(world.db)) return undefined
  const words = readTicket(world.keys.secrets, 'second-step', cookie, c.var.now, secondStepSeconds)
  const user = words && findUser(world.db, Number(words[0]))
  return user?.active && words?.[1] === markOf(findPasswordHash(world.db, user.id)) ? user : undefined
}

interface Step {
  readonly next: string
  readonly problem?: Key
  readonly minutes?: number
  readonly status?: 200 | 403 | 422 | 429
}

export function codePage(c: Ctx, world: World, user: User, step: Step): Response {
  const formToken = atTheDoor(c, world)
  const { totp, passkeys } = findFactors(world.db, user.id)
  const passkey =
    passkeys > 0 ? passkeyForm(c, world, formToken, listCredentials(world.db, user.id)) : undefined
  const script = passkey ? world.files.href('passkey.js') : ''
  const model = { problem: '', minutes: 0, ...step, formToken, totp, passkey, script, home: homePath }
  return page(c, world, 'staff/second-step', model, step.status ?? 200)
}

/** Whether the code was right; a number: closed until then. */
async function tryCode(
  c: Ctx,
  world: World,
  throttle: DoorThrottle,
  userId: number,
  typed: string,
): Promise<boolean | number> {
  const knock = throttle.knock(String(userId), c.var.peer, c.var.now)
  if (!knock.open) return knock.until
  if (knock.pauseMilliseconds > 0) await world.pause(knock.pauseMilliseconds)
  if (!spendCode(world.db, world.keys, userId, typed, c.var.now)) return false
  throttle.succeeded(String(userId), c.var.peer)
  return true
}

function tooManyCodes(c: Ctx, world: World, user: User, next: string, until: number): Response {
  const seconds = until - c.var.now
  c.header('Retry-After', String(seconds))
  return codePage(c, world, user, { next, minutes: Math.ceil(seconds / 60), status: 429 })
}

function markOf(passwordHash: string | undefined): string {
  return hashToken(passwordHash ?? '')
    .toString('base64url')
    .slice(0, 16)
}
