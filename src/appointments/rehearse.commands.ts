import type { Attempt, Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findSubject } from '../messages/messages.queries.ts'
import { isLetterKind, isReason, isSeriesKind } from '../messages/messages.ts'
import { listTold } from '../messages/series.queries.ts'
import { newsOf } from '../messages/series.ts'
import { asTold } from '../messages/told.queries.ts'
import type { Changed } from './move-by-staff.commands.ts'
import { listMessages } from './staff-change.queries.ts'
import type { Planned, PlannedSeries } from './staff-change.ts'

/** What a change would come to, and say: the very change, done and taken back, so that nothing is told otherwise. */
export function rehearseChange(
  db: Db,
  act: () => Attempt<Changed>,
): { readonly outcome: Attempt<Changed> | undefined; readonly planned: readonly Planned[] } {
  let outcome: Attempt<Changed> | undefined
  let planned: readonly Planned[] = []
  db.rehearse(() => {
    outcome = act()
    planned = outcome.ok ? plannedOf(db, outcome.value.messageIds) : []
  })
  return { outcome, planned }
}

/** The messages that a write has just queued, as they would be written. */
export function plannedOf(db: Db, messageIds: readonly number[]): readonly Planned[] {
  return listMessages(db, messageIds).flatMap(({ id, kind, channel, attendeeId, dueAt, reason }) => {
    const subject = attendeeId === null ? undefined : findSubject(db, attendeeId)
    if (!subject || attendeeId === null || !isLetterKind(kind)) return []
    const why = reason !== null && isReason(reason) ? reason : undefined
    return [{ kind, channel, attendeeId, dueAt, reason: why, subject: asTold(db, { id, kind }, subject) }]
  })
}

/**
 * The same for a change of many appointments, which is told in one message, or to whoever has one of them as any other is.
 * Undefined: it would be refused.
 */
export function rehearseSeries(
  db: Db,
  act: () => Attempt<{ readonly messageIds: readonly number[] }>,
  now: EpochSeconds,
): readonly (Planned | PlannedSeries)[] | undefined {
  let planned: readonly (Planned | PlannedSeries)[] | undefined
  db.rehearse(() => {
    const outcome = act()
    if (!outcome.ok) return
    const { messageIds } = outcome.value
    planned = [...plannedOf(db, messageIds), ...plannedOfSeries(db, messageIds, now)]
  })
  return planned
}

function plannedOfSeries(db: Db, messageIds: readonly number[], now: EpochSeconds): readonly PlannedSeries[] {
  return listMessages(db, messageIds).flatMap(({ id, kind, channel, dueAt, reason }) => {
    const news = isSeriesKind(kind) ? newsOf(kind, listTold(db, id), now) : undefined
    if (!news || !isSeriesKind(kind)) return []
    const why = reason !== null && isReason(reason) ? reason : undefined
    return [{ kind, channel, dueAt, reason: why, list: news.list }]
  })
}
