import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findLastChange, findStanding, hasLeft } from './staff-change.queries.ts'
import { finalBecause } from './staff-change.ts'

/** Appointments that were changed in one write and can perhaps still be taken back together. */
export interface Together {
  readonly id: number
  readonly changes: readonly { readonly id: number; readonly appointmentId: number }[]
}

/** What was changed together with the last change of an appointment; undefined: it was changed alone, or not at all. */
export function findTogether(db: Db, appointmentId: number): Together | undefined {
  const last = findLastChange(db, appointmentId)
  const columns = ['id', 'appointment_id as appointmentId', 'together_with as group'] as const
  const open = build.selectFrom('appointment_change').select(columns).where('undone_at', 'is', null)
  const group = last && db.get(open.where('id', '=', last.id))?.group
  if (group === null || group === undefined) return undefined
  const changes = db.all(open.where('together_with', '=', group).orderBy('id'))
  return changes.length > 1 ? { id: group, changes } : undefined
}

/** The same while it can be taken back, as far as this appointment tells. */
export function findUndoable(db: Db, appointmentId: number, now: EpochSeconds): Together | undefined {
  const together = findTogether(db, appointmentId)
  const change = together && findLastChange(db, appointmentId)
  const standing = change && findStanding(db, appointmentId)
  if (!standing) return undefined
  const grace = findPractice(db)?.messages.graceMinutes ?? 0
  const final = finalBecause(change, standing.rowVersion, hasLeft(db, change.id), grace, now)
  return final ? undefined : together
}
