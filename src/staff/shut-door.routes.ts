import type { Ctx } from '../web/env.ts'
import { readForm, sendsFile } from '../web/form.ts'
import { mayAct } from '../web/guard.ts'
import { seeOther } from '../web/page.ts'
import { clearSessionCookie, pageAround, safeNext, toSignIn } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { keepForm, takeKeptForm } from './kept.commands.ts'
import { countKept } from './kept.queries.ts'
import {
  carriedField,
  carryOnAddress,
  isPassword,
  type KeptForm,
  keptFor,
  keptTokenIn,
  longestKept,
  mostKept,
} from './kept.ts'
import { endSession } from './sessions.commands.ts'
import type { Session } from './sessions.queries.ts'

/**
 * What a request behind the door gets while nobody's session is open: the way to the sign-in and back. A form of whoever
 * was signed in here is kept for them (rule 34), and signing out works behind a lock, too.
 */
export async function meetShutDoor(
  c: Ctx,
  world: World,
  token: string | undefined,
  session: Session | undefined,
): Promise<Response> {
  const here = pageAround(c)
  const known = session?.active === 1 ? session : undefined
  const locked = known?.endedAt === null
  const isForm = c.req.method === 'POST'
  if (!isForm) return toSignIn(c, here, locked || !token ? '' : 'ended')
  if (!known) return toSignIn(c, here, token ? 'unsaved' : '')
  if (!(await mayAct(c, world.baseUrl, known.formToken))) return toSignIn(c, here, '')
  if (c.req.path === '/staff/sign-out' && token) return signOut(c, world, token, known)
  if (await asksForNothing(c)) return toSignIn(c, here, '')
  if (!isStillKept(world, known, c.var.now)) return toSignIn(c, here, 'unsaved')
  const carrying = keptTokenIn(c.req.path)
  if (carrying !== undefined) return toSignIn(c, safeNext(carryOnAddress(carrying.replace(/\/.*/, ''))), '')
  const fields = (await readForm(c)).entries.filter(([name]) => !isPassword(name))
  const form = { address: addressOf(c), page: here, fields }
  if (await sendsFile(c)) return toSignIn(c, here, 'file')
  if (bytesOf(form) > longestKept) return toSignIn(c, here, 'long')
  const carried = (await readForm(c)).text(carriedField)
  if (carried !== '') takeKeptForm(world.db, carried, known.userId, c.var.now)
  const kept = keepForm(world.db, world.keys, known.userId, form, c.var.now)
  return toSignIn(c, carryOnAddress(kept), '')
}

export function signOut(c: Ctx, world: World, token: string, { userId }: Pick<Session, 'userId'>): Response {
  endSession(world.db, token, userId, c.var.now)
  clearSessionCookie(c, world.baseUrl)
  return seeOther(c, '/staff/sign-in?note=out')
}

/** What an ended session sends is kept for as long as a form is kept, and pushes out nothing that waits already. */
function isStillKept({ db }: World, { endedAt, userId }: Session, now: number): boolean {
  return endedAt === null || (now < endedAt + keptFor && countKept(db, userId, now) < mostKept)
}

/** Locking what is locked, and a search, which is typed again: nothing to keep. */
async function asksForNothing(c: Ctx): Promise<boolean> {
  return c.req.path === '/staff/lock' || (await readForm(c)).has('q')
}

function addressOf(c: Ctx): string {
  const { pathname, search } = new URL(c.req.url)
  return `${pathname}${search}`
}

function bytesOf({ fields }: KeptForm): number {
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString().length
}
