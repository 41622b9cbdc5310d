import { build, type Db } from '../db/run.ts'
import { findSubject } from './messages.queries.ts'
import { isSeriesKind, type SeriesKind } from './messages.ts'
import { isSamePlan, type Plan } from './plan.ts'
import type { Told } from './series.ts'
import { findPending, planOf, toldColumns } from './told.queries.ts'

/** The appointments that a message about a series tells of. */
export function listTold(db: Db, messageId: number): readonly Told[] {
  const rows = build
    .selectFrom('message_subject')
    .select(['attendee_id', 'schedule_version as version', ...toldColumns])
    .where('message_id', '=', messageId)
  return db.all(rows).flatMap((row) => {
    const subject = findSubject(db, row.attendee_id)
    return subject ? [{ subject, version: row.version, was: planOf(row) }] : []
  })
}

/** A message about a series that waits and speaks of this attendee, with how the appointment stood before it. */
export interface PendingOfSeries {
  /** One for each channel. */
  readonly messageIds: readonly [number, ...number[]]
  readonly kind: SeriesKind
  readonly told: Plan | null
}

export function findPendingOfSeries(db: Db, attendeeId: number): PendingOfSeries | undefined {
  const [row, ...others] = db.all(
    build
      .selectFrom('message_subject')
      .innerJoin('message', 'message.id', 'message_subject.message_id')
      .select(['message.id', 'message.kind', 'message.created_at as made', ...toldColumns])
      .where('message_subject.attendee_id', '=', attendeeId)
      .where('message.kind', 'in', ['series-created', 'series-moved', 'series-cancelled'])
      .where('message.state', '=', 'waiting')
      .orderBy('message.id', 'desc'),
  )
  if (!row || !isSeriesKind(row.kind) || isKnownOtherwise(db, attendeeId, row.id)) return undefined
  const same = others.filter(({ kind, made }) => kind === row.kind && made === row.made)
  return { messageIds: [row.id, ...same.map(({ id }) => id)], kind: row.kind, told: planOf(row) }
}

/** After that letter staff changed it and chose to tell nobody: they have told it themselves. */
function isKnownOtherwise(db: Db, attendeeId: number, letterId: number): boolean {
  const later = build
    .selectFrom('message_subject')
    .innerJoin('message', 'message.id', 'message_subject.message_id')
    .innerJoin('appointment_change', (join) =>
      join.on('appointment_change.id', '=', (eb) =>
        eb.fn.coalesce('message.change_id', 'message_subject.of_change'),
      ),
    )
    .select('message.id')
    .where('message_subject.attendee_id', '=', attendeeId)
    .where('message.id', '>', letterId)
    .where('message.reason', '=', 'by-choice')
    .where('appointment_change.undone_at', 'is', null)
  return db.get(later) !== undefined
}

/** What an attendee knows of an appointment; null: nothing yet, and a message that still waits will say it. */
export function knownPlan(db: Db, attendeeId: number, before: Plan): Plan | null {
  const pending = findPending(db, attendeeId) ?? findPendingOfSeries(db, attendeeId)
  return pending ? pending.told : before
}

/**
 * The version of a plan that everybody knows already, where an appointment is put back: then reminders and calendars see no
 * change. Undefined: it is news to somebody.
 */
export function findKnownVersion(
  db: Db,
  attendeeIds: readonly number[],
  before: Plan,
  after: Plan,
): number | undefined {
  const versions = new Set(
    attendeeIds.map((id) => {
      const told = knownPlan(db, id, before)
      return told && isSamePlan(told, after) ? told.scheduleVersion : undefined
    }),
  )
  return versions.size === 1 ? [...versions][0] : undefined
}

/** Whether a letter about a move of several waits that tells of an appointment as it stands. */
export function isToldByLetter(db: Db, attendeeId: number): boolean {
  const version = findSubject(db, attendeeId)?.scheduleVersion
  const waiting = build
    .selectFrom('message_subject')
    .innerJoin('message', 'message.id', 'message_subject.message_id')
    .select('message.id')
    .where('message_subject.attendee_id', '=', attendeeId)
    .where('message_subject.schedule_version', '=', version ?? 0)
    .where('message.kind', '=', 'series-moved')
    .where('message.state', '=', 'waiting')
  return db.get(waiting) !== undefined
}

/** The messages about a series that wait and tell of some changes. */
export function listWaitingOf(db: Db, changeIds: readonly number[]): readonly number[] {
  const rows = build
    .selectFrom('message_subject')
    .innerJoin('message', 'message.id', 'message_subject.message_id')
    .select('message.id')
    .distinct()
    .where('message_subject.of_change', 'in', [...changeIds])
    .where('message.state', '=', 'waiting')
  return changeIds.length === 0 ? [] : db.all(rows).map(({ id }) => id)
}
