import type { EpochSeconds } from '../lib/calendar.ts'
import type { Announcement } from './gates.ts'
import type { SeriesKind, Subject } from './messages.ts'
import type { Plan } from './plan.ts'

/** One appointment that a message about a series tells of, with the version that it was queued for. */
export interface Told {
  readonly subject: Subject
  readonly version: number
  /** How it stood as far as the reader knows; null: nothing was told yet. */
  readonly was: Plan | null
}

/** What a message about a series says when it leaves. */
export interface SeriesNews {
  /** The appointments that are told of, soonest first; at least one. */
  readonly list: readonly [Subject, ...Subject[]]
  /** What the gates judge: the first of them stands for all. */
  readonly announcement: Omit<Announcement, 'channel'>
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
  const scheduleVersion = kind === 'series-moved' ? first.version : first.subject.scheduleVersion
  const usefulUntil = (others.at(-1) ?? first).subject.startsAt
  const list = [asKnown(kind, first), ...others.map((each) => asKnown(kind, each))] as const
  return { list: [list[0], ...list.slice(1)], announcement: { kind, scheduleVersion, usefulUntil } }
}

/** A cancellation names the time that its reader knows, a move the one that it takes the place of. */
function asKnown(kind: SeriesKind, { subject, was }: Told): Subject {
  if (was === null) return subject
  if (kind === 'series-moved') return { ...subject, movedFrom: was.startsAt }
  return kind === 'series-cancelled' ? { ...subject, startsAt: was.startsAt, endsAt: was.endsAt } : subject
}

function isNews(kind: SeriesKind, { subject, version }: Told, now: EpochSeconds): boolean {
  const { cancelled, present, startsAt, scheduleVersion } = subject
  if (startsAt <= now || !present || cancelled !== (kind === 'series-cancelled')) return false
  return kind !== 'series-moved' || scheduleVersion === version
}
