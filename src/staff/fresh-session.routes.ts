import type { Ctx } from '../web/env.ts'
import { seeOther } from '../web/page.ts'
import { readSessionCookie, writeSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { renewSession } from './sessions.commands.ts'

/** After a change to how somebody signs in the session goes on under a new token (ASVS 7.2.4). */
export function goOnRenewed(c: Ctx, world: World, address: string): Response {
  const token = readSessionCookie(c, world.baseUrl)
  if (token) writeSessionCookie(c, world.baseUrl, renewSession(world.db, token))
  return seeOther(c, address)
}
