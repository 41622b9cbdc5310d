import { recordLooks } from '../patients/access.commands.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import type { Reading } from './ledger.ts'

export const ledgerAddress = '/staff/messages'

/** How this reader is told of a message. */
export function readingOf(c: Ctx): Reading {
  const still = c.var.frame.staff?.alarms.some(({ quiet }) => !quiet) ?? false
  return { t: c.var.t, format: c.var.format, now: c.var.now, still }
}

/** Whoever is shown what belongs to patients has looked at them. */
export function logLooks(
  c: Ctx,
  world: World,
  patientIds: readonly number[],
  view: 'messages' | 'messages-csv',
): void {
  const { id: user, role } = c.var.user
  const action = view === 'messages' ? ('R' as const) : ('E' as const)
  recordLooks(world.db, { user, role, view, patientIds, action, requestId: c.var.requestId }, c.var.now)
}
