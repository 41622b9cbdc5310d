import type { Ctx } from '../web/env.ts'
import { seeOther } from '../web/page.ts'
import { readSessionCookie, writeSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { renewSessionAlone } from './sessions.commands.ts'

/**
 * After a change to how somebody signs in the session goes on under a new token, and every other one of theirs has ended
 * (ASVS 7.2.4, 7.4.3).
 */
export function goOnRenewed(c: Ctx, world: World, address: string): Response {
  const token = readSessionCookie(c, world.baseUrl)
  const renewed = token && renewSessionAlone(world.db, token, c.var.user.id, c.var.now)
  if (renewed) writeSessionCookie(c, world.baseUrl, renewed)
  return seeOther(c, address)
}
