import type { EpochSeconds } from '../lib/calendar.ts'

/** When, where and with whom an appointment is, as far as a patient is told. */
export interface Plan {
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly calendarId: number
  readonly locationId: number
  readonly scheduleVersion: number
}

/** What a message about a change says. */
export type Word = 'confirmation' | 'moved' | 'reassigned' | 'cancelled'

/**
 * The one message that takes a patient from what they were told to how it stands now (rule 29): whatever happened in
 * between, nothing where both are the same.
 * @param told what the patient knows; null: nothing was told yet
 * @param now how it stands; undefined: cancelled
 */
export function wordFor(told: Plan | null, now: Plan | undefined): Word | undefined {
  if (told === null) return now && 'confirmation'
  if (now === undefined) return 'cancelled'
  if (!isSameTimeAndPlace(told, now)) return 'moved'
  return told.calendarId === now.calendarId ? undefined : 'reassigned'
}

export function isSamePlan(one: Plan, other: Plan): boolean {
  return isSameTimeAndPlace(one, other) && one.calendarId === other.calendarId
}

export function isSameTimeAndPlace(one: Plan, other: Plan): boolean {
  return one.startsAt === other.startsAt && one.endsAt === other.endsAt && one.locationId === other.locationId
}

/** A start that is no further away than this, in seconds, is told of at once. */
const soon = 86_400

/** When a message that staff caused leaves: after the grace, or at once where a start is within 24 hours (rule 29). */
export function dueAfterGrace(
  starts: readonly EpochSeconds[],
  graceMinutes: number,
  now: EpochSeconds,
): EpochSeconds {
  return starts.some((start) => isSoon(start, now)) ? now : now + graceMinutes * 60
}

export function isSoon(start: EpochSeconds, now: EpochSeconds): boolean {
  return start - now <= soon
}
