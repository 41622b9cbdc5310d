import type { EpochSeconds } from '../lib/calendar.ts'
import type { Announcement } from './gates.ts'
import type { SeriesKind, Subject } from './messages.ts'

/** One appointment that a message about a series tells of, with the version that it was queued for. */
export interface Told {
  readonly subject: Subject
  readonly version: number
}

/** What a message about a series says when it leaves. */
export interface SeriesNews {
  /** The appointments that are told of, soonest first; at least one. */
  readonly list: readonly [Subject, ...Subject[]]
  /** What the gates judge: the first of them stands for all. */
  readonly announcement: Announcement
}

/**
 * The appointments that a message still has something to say of: those to come, for the news of a move those that have not
 * been moved again, for that of a cancellation those that are still cancelled. Where none is left, the first one alone, which
 * the gates then refuse. Undefined where the message is about nothing.
 */
export function newsOf(kind: SeriesKind, told: readonly Told[], now: EpochSeconds): SeriesNews | undefined {
  const inTime = told.toSorted((one, other) => one.subject.startsAt - other.subject.startsAt)
  const [first = inTime[0], ...others] = inTime.filter((each) => isNews(kind, each, now))
  if (!first) return undefined
  const list = [first.subject, ...others.map(({ subject }) => subject)] as const
  const scheduleVersion = kind === 'series-moved' ? first.version : first.subject.scheduleVersion
  const usefulUntil = (list.at(-1) ?? first.subject).startsAt
  return { list: [list[0], ...list.slice(1)], announcement: { kind, scheduleVersion, usefulUntil } }
}

function isNews(kind: SeriesKind, { subject, version }: Told, now: EpochSeconds): boolean {
  const { cancelled, present, startsAt, scheduleVersion } = subject
  if (startsAt <= now || !present || cancelled !== (kind === 'series-cancelled')) return false
  return kind !== 'series-moved' || scheduleVersion === version
}
