import { verifyPassword } from '../lib/password.ts'
import { byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { Problem } from '../practice/checked.ts'
import type { Ctx } from '../web/env.ts'
import { readSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { findPasswordHash } from './accounts.queries.ts'
import { createDoorThrottle } from './door-throttle.ts'
import { freshFor } from './factor.ts'
import { findSession } from './sessions.queries.ts'

/** What is wrong with the password that somebody typed once more, beside its field; none: it is theirs. */
export type CheckOwnPassword = (c: Ctx, field: string, typed: string) => Promise<readonly Problem[]>

/** As slow for whoever found a desk unlocked as the sign-in is for a stranger. */
export function ownPasswordCheck(world: World): CheckOwnPassword {
  const throttle = createDoorThrottle()

  return async function checkOwnPassword(c, field, typed) {
    const { id } = c.var.user
    const knock = throttle.knock(String(id), c.var.peer, c.var.now)
    if (!knock.open) {
      const minutes = Math.ceil((knock.until - c.var.now) / 60)
      return [{ field, key: 'staff.signIn.later', values: { minutes } }]
    }
    if (knock.pauseMilliseconds > 0) await world.pause(knock.pauseMilliseconds)
    const right = await verifyPassword(findPasswordHash(world.db, id) ?? '', typed.slice(0, 400))
    if (right) {
      throttle.succeeded(String(id), c.var.peer)
      return []
    }
    recordAudit(world.db, byUser(id), 'password-refused', 'staff-user', id, c.var.now)
    return [{ field, key: typed === '' ? 'staff.signIn.missing.password' : 'doors.error.password' }]
  }
}

/** Whether they have signed in so lately that the password need not be typed again. */
export function isFresh(c: Ctx, world: World): boolean {
  const token = readSessionCookie(c, world.baseUrl)
  const session = token === undefined ? undefined : findSession(world.db, token, freshFor / 60, c.var.now)
  return session !== undefined && c.var.now - session.startedAt <= freshFor
}
