import { Hono } from 'hono'
import { credentialIn, passkeyHome, readPasskeyUse } from '../lib/passkey.ts'
import { createThrottle, type Throttle } from '../lib/throttle.ts'
import { readTicket } from '../lib/ticket.ts'
import { sameBytes } from '../lib/token.ts'
import { theSystem } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { mayAct } from '../web/guard.ts'
import { seeOther } from '../web/page.ts'
import { readDoorCookie, safeNext, signInPath } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { type Entry, enter, signInPage } from './entry.routes.ts'
import { usePasskey } from './passkeys.commands.ts'
import { findByCredential } from './passkeys.queries.ts'
import { codePage, whoseTurn } from './second-step.routes.ts'

/** How long a page that asks for a passkey may stay open, in seconds: as long as the cookie of the door. */
const patience = 1800

/** In with a passkey: alone, for the authenticator has verified who it is, or as the second step. */
export function passkeyDoorRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const refused = createThrottle(20, 900)
  // A challenge is answered once.
  const answered = createThrottle(1, patience)

  app.post('/staff/sign-in/passkey', async (c) => {
    if (!findPractice(world.db)) return seeOther(c, signInPath)
    const fields = await readForm(c)
    const next = safeNext(fields.text('next'))
    const from = { next, other: fields.text('other') === '1' }
    const door = readDoorCookie(c, world.baseUrl)
    if (!door || !(await mayAct(c, world.baseUrl, door)))
      return signInPage(c, world, { ...from, problem: 'staff.signIn.stale', status: 403 })
    const until = c.var.peer.near ? undefined : refused.closedUntil(c.var.peer.network, c.var.now)
    if (until !== undefined) return tooMany(c, world, from, until)
    const userId = await whoseAnswer(c, world, fields, door, answered)
    if (userId === undefined) {
      refused.add(c.var.peer.network, c.var.now)
      recordAudit(world.db, theSystem, 'sign-in-refused', 'staff-user', null, c.var.now, { kind: 'passkey' })
      return refusal(c, world, from)
    }
    return seeOther(c, enter(c, world, userId, next))
  })

  return app
}

/** Whose passkey signed the challenge that this very page was given; in a second step only theirs will do. */
async function whoseAnswer(
  c: Ctx,
  world: World,
  fields: Form,
  door: string,
  answered: Throttle,
): Promise<number | undefined> {
  const home = passkeyHome(world.baseUrl)
  const answer = fields.text('answer')
  const words = readTicket(world.keys.secrets, 'passkey-use', fields.text('ticket'), c.var.now, patience)
  const [challenge = '', given = ''] = words ?? []
  if (!home || !words || !sameBytes(Buffer.from(given), Buffer.from(door))) return undefined
  if (answered.count(challenge, c.var.now) > 0) return undefined
  answered.add(challenge, c.var.now)
  const credential = credentialIn(answer)
  const passkey = credential === undefined ? undefined : findByCredential(world.db, credential)
  const first = whoseTurn(c, world)
  if (!passkey || (fields.text('second') === 'yes' && first?.id !== passkey.userId)) return undefined
  const counter = await readPasskeyUse(answer, challenge, home, passkey)
  if (counter === undefined || !usePasskey(world.db, passkey, counter, c.var.now)) return undefined
  return passkey.userId
}

type From = Pick<Entry, 'next' | 'other'>

function refusal(c: Ctx, world: World, from: From): Response {
  const user = whoseTurn(c, world)
  const said = { ...from, problem: 'doors.passkey.refused', status: 422 } as const
  return user ? codePage(c, world, user, said) : signInPage(c, world, said)
}

function tooMany(c: Ctx, world: World, from: From, until: number): Response {
  const seconds = until - c.var.now
  c.header('Retry-After', String(seconds))
  return signInPage(c, world, { ...from, minutes: Math.ceil(seconds / 60), status: 429 })
}
