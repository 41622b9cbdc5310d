import { dayBounds, today } from '../lib/calendar.ts'
import { cleanText } from '../lib/fold.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import { recordLooks } from './access.commands.ts'
import { findReason } from './access.queries.ts'
import { reasonHolds } from './access.ts'
import type { CardFacts } from './card.ts'

const longestReason = 200

interface How {
  readonly action?: 'C' | 'R' | 'U'
  readonly basis?: string
  /** Patients shown to this user on this view today are not written again (rule 34). */
  readonly once?: boolean
}

/** Every look at a patient, and every change, goes into the access log. */
export function look(c: Ctx, world: World, view: string, patientIds: readonly number[], how: How = {}): void {
  const { now, requestId } = c.var
  const { id: user, role } = c.var.user
  const { action = 'R', basis = '', once = false } = how
  const zone = findPractice(world.db)?.zone
  const since = once && zone ? { notAgainSince: dayBounds(zone, today(zone, now)).startsAt } : {}
  recordLooks(world.db, { user, role, view, patientIds, action, requestId, basis, ...since }, now)
}

/** Whether this user may see the card now: a protected identity opens for an hour once a reason was given (rule 9). */
export function isOpen(c: Ctx, world: World, card: Pick<CardFacts, 'id' | 'protected'>): boolean {
  return !card.protected || reasonOf(c, world, card.id) !== undefined
}

export function reasonOf(c: Ctx, world: World, patientId: number): string | undefined {
  return findReason(world.db, c.var.user.id, patientId, c.var.now - reasonHolds)
}

export function cleanReason(text: string): string {
  return cleanText(text).slice(0, longestReason)
}
