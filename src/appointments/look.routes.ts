import { dayBounds, today } from '../lib/calendar.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { findReason } from '../patients/access.queries.ts'
import { reasonHolds } from '../patients/access.ts'
import type { CardFacts } from '../patients/card.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'

/** Patients shown on a page of appointments; those seen there today are not written again (rule 34). */
export function lookOnce(c: Ctx, world: World, view: string, patientIds: readonly number[]): void {
  const { now, requestId, user } = c.var
  const zone = findPractice(world.db)?.zone
  const since = zone ? { notAgainSince: dayBounds(zone, today(zone, now)).startsAt } : {}
  const looks = { user: user.id, role: user.role, view, patientIds, action: 'R', requestId } as const
  recordLooks(world.db, { ...looks, ...since }, now)
}

/** Something was written on these cards. */
export function noteChange(c: Ctx, world: World, patientId: number, action: 'C' | 'U'): void {
  const { now, requestId, user } = c.var
  const looks = {
    user: user.id,
    role: user.role,
    view: 'booking',
    patientIds: [patientId],
    action,
    requestId,
  }
  recordLooks(world.db, looks, now)
}

/** Whether this user may see the card now (rule 9). */
export function isOpenTo(c: Ctx, world: World, card: Pick<CardFacts, 'id' | 'protected'>): boolean {
  const { user, now } = c.var
  return !card.protected || findReason(world.db, user.id, card.id, now - reasonHolds) !== undefined
}
