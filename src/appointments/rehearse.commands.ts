import type { Attempt, Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findSubject } from '../messages/messages.queries.ts'
import { isLetterKind, isReason, type LetterKind, type Reason, type Subject } from '../messages/messages.ts'
import { asTold } from '../messages/told.queries.ts'
import type { Changed } from './move-by-staff.commands.ts'
import { listMessagesOf } from './staff-change.queries.ts'

/** A message as it would be written. */
export interface Planned {
  readonly kind: LetterKind
  readonly attendeeId: number
  readonly dueAt: EpochSeconds
  /** Why it could not leave; undefined: it would. */
  readonly reason: Reason | undefined
  readonly subject: Subject
}

/** What a change would come to, and say: the very change, done and taken back, so that nothing is told otherwise. */
export function rehearseChange(
  db: Db,
  act: () => Attempt<Changed>,
): { readonly outcome: Attempt<Changed> | undefined; readonly planned: readonly Planned[] } {
  let outcome: Attempt<Changed> | undefined
  let planned: readonly Planned[] = []
  db.rehearse(() => {
    outcome = act()
    planned = outcome.ok ? plannedBy(db, outcome.value) : []
  })
  return { outcome, planned }
}

function plannedBy(db: Db, { changeId }: Changed): readonly Planned[] {
  if (changeId === undefined) return []
  return listMessagesOf(db, changeId).flatMap(({ id, kind, attendeeId, dueAt, reason }) => {
    const subject = attendeeId === null ? undefined : findSubject(db, attendeeId)
    if (!subject || attendeeId === null || !isLetterKind(kind)) return []
    const why = reason !== null && isReason(reason) ? reason : undefined
    return [{ kind, attendeeId, dueAt, reason: why, subject: asTold(db, { id, kind }, subject) }]
  })
}
