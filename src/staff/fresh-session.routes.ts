import type { Ctx } from '../web/env.ts'
import { seeOther } from '../web/page.ts'
import { readSessionCookie, writeSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { renewSession } from './sessions.commands.ts'

/** After a change to how somebody signs in the session goes on under a new token (ASVS 7.2.4). */
export function goOnRenewed(c: Ctx, world: World, address: string): Response {
  const token = readSessionCookie(c, world.baseUrl)
  const renewed = token && renewSession(world.db, token, c.var.now)
  if (renewed) writeSessionCookie(c, world.baseUrl, renewed)
  return seeOther(c, address)
}
