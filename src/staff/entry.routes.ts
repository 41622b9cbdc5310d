import { passkeyHome, passkeyOptions, randomChallenge } from '../lib/passkey.ts'
import { writeTicket } from '../lib/ticket.ts'
import { randomToken } from '../lib/token.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import {
  clearDoorCookie,
  clearSecondStepCookie,
  homePath,
  readDoorCookie,
  readSessionCookie,
  writeDoorCookie,
  writeSessionCookie,
} from '../web/session.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'
import { isAnyPasskey } from './passkeys.queries.ts'
import { startSession } from './sessions.commands.ts'

/** What the sign-in page says besides its form. */
export interface Entry {
  readonly next: string
  readonly note?: string
  readonly email?: string
  readonly problem?: 'staff.signIn.wrong' | 'staff.signIn.stale' | 'doors.passkey.refused'
  readonly missing?: readonly ('email' | 'password')[]
  readonly minutes?: number
  readonly status?: 200 | 403 | 422 | 429
}

export function signInPage(c: Ctx, world: World, entry: Entry): Response {
  const formToken = atTheDoor(c, world)
  const passkey = isAnyPasskey(world.db) ? passkeyForm(c, world, formToken, []) : undefined
  const model = { email: '', note: '', problem: '', missing: [], minutes: 0, ...entry, formToken }
  return page(
    c,
    world,
    'staff/sign-in',
    { ...model, home: homePath, passkey, script: passkey ? world.files.href('passkey.js') : '' },
    entry.status ?? 200,
  )
}

/** A page in front of the door speaks the practice's language; returns the token that its forms carry. */
export function atTheDoor(c: Ctx, world: World): string {
  const practice = findPractice(world.db)
  if (practice) speak(c, practice.language, practice.zone)
  const formToken = readDoorCookie(c, world.baseUrl) ?? randomToken()
  writeDoorCookie(c, world.baseUrl, formToken)
  return formToken
}

/** What a form needs that asks the browser for a passkey; undefined where browsers give none. */
export function passkeyForm(c: Ctx, world: World, formToken: string, allowed: readonly string[]) {
  const home = passkeyHome(world.baseUrl)
  if (!home) return undefined
  const challenge = randomChallenge()
  const ticket = writeTicket(world.keys.secrets, 'passkey-use', [challenge, formToken], c.var.now)
  return { options: JSON.stringify(passkeyOptions(home, challenge, allowed)), ticket }
}

/** In: with a session of its own, and without anything that led here. */
export function enter(c: Ctx, world: World, userId: number): void {
  const before = readSessionCookie(c, world.baseUrl)
  const agent = c.req.header('user-agent') ?? ''
  const token = startSession(world.db, { userId, agent, before }, c.var.now)
  writeSessionCookie(c, world.baseUrl, token)
  clearDoorCookie(c, world.baseUrl)
  clearSecondStepCookie(c, world.baseUrl)
}
