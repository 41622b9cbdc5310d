import { verifyPassword } from '../lib/password.ts'
import { byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { Fields, Problem } from '../practice/checked.ts'
import type { Ctx } from '../web/env.ts'
import { readSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { findAccountAndHash } from './accounts.queries.ts'
import type { DoorThrottle } from './door-throttle.ts'
import { isFreshSession } from './session.ts'
import { confirmSession, doubtSession } from './sessions.commands.ts'
import { findAnySession } from './sessions.queries.ts'

/** Asks whoever is at the desk who they are. */
export interface OwnPassword {
  /** What is wrong with the password that somebody typed once more, beside its field; none: it is theirs. */
  check(c: Ctx, field: string, typed: string): Promise<readonly Problem[]>
  /** The same for what decides who gets in, in the field `ownPassword`: not asked again within ten minutes. */
  confirm(c: Ctx, fields: Fields, field?: string): Promise<readonly Problem[]>
}

/** As slow for whoever found a desk unlocked as the sign-in is for a stranger: both count with one throttle. */
export function ownPassword(world: World, throttle: DoorThrottle): OwnPassword {
  async function check(c: Ctx, field: string, typed: string): Promise<readonly Problem[]> {
    const { id } = c.var.user
    const { account = '', hash = '' } = findAccountAndHash(world.db, id) ?? {}
    const knock = throttle.knock(account, c.var.peer, c.var.now)
    if (!knock.open) {
      const minutes = Math.ceil((knock.until - c.var.now) / 60)
      return [{ field, key: 'staff.signIn.later', values: { minutes } }]
    }
    if (knock.pauseMilliseconds > 0) await world.pause(knock.pauseMilliseconds)
    if (await verifyPassword(hash, typed.slice(0, 400))) {
      throttle.succeeded(account, c.var.peer)
      const token = readSessionCookie(c, world.baseUrl)
      if (token) confirmSession(world.db, token, c.var.now)
      return []
    }
    recordAudit(world.db, byUser(id), 'password-refused', 'staff-user', id, c.var.now)
    return [{ field, key: typed === '' ? 'staff.signIn.missing.password' : 'doors.error.password' }]
  }

  return {
    check,
    confirm: async (c, fields, field = 'ownPassword') =>
      isFresh(c, world) ? [] : await check(c, field, fields.text(field)),
  }
}

/** Whether they have proved so lately who they are that the password need not be typed again. */
export function isFresh(c: Ctx, world: World): boolean {
  const token = readSessionCookie(c, world.baseUrl)
  // What was sent to a locked screen may have been left there by whoever stood at it.
  if (c.get('carriedOn') && token !== undefined) doubtSession(world.db, token)
  const session = token === undefined ? undefined : findAnySession(world.db, token)
  return session !== undefined && isFreshSession(session, c.var.now)
}
