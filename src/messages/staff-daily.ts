import type { EpochSeconds, IsoDate, Zone } from '../lib/calendar.ts'
import { dayBounds } from '../lib/calendar.ts'

/** One appointment of the list of a day; whose it is and what for is for the agenda alone (rule 27, promise 4). */
export interface DailyVisit {
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly calendar: string
  readonly location: string
}

const noon = 720
/** A list that leaves after the morning is of use for so long, in seconds. */
const lateList = 7200

export interface DailyWindow {
  readonly dueAt: EpochSeconds
  /** From then on it is too late: the morning is over, or the day. */
  readonly until: EpochSeconds
}

/** When the list of a date leaves, at that time of the wall whatever the clock does in the night (O3, O26). */
export function dailyWindow(zone: Zone, date: IsoDate, minute: number): DailyWindow {
  const dueAt = zone.instant(date, minute)
  const morning = Math.max(zone.instant(date, noon), dueAt + lateList)
  return { dueAt, until: Math.min(morning, dayBounds(zone, date).endsAt) }
}
