import type { Status } from '../appointments/details.ts'
import { isOpen } from '../appointments/staff-change.ts'
import { addDays, dayNumber, type EpochSeconds, type IsoDate, weekday, type Zone } from '../lib/calendar.ts'

/** One of the appointments of a series from some appointment on. */
export interface Following {
  readonly id: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly calendarId: number
  readonly version: number
  readonly state: FollowingState
  /** It left the rhythm of the others: another time of day, length, weekday or practitioner. */
  readonly own: boolean
}

/** Only an open one can be moved or cancelled with the others. */
export type FollowingState = 'open' | 'cancelled' | 'past' | 'begun'

export function stateOf(status: Status, startsAt: EpochSeconds, now: EpochSeconds): FollowingState {
  if (status === 'cancelled') return 'cancelled'
  if (startsAt <= now) return 'past'
  return isOpen(status) ? 'open' : 'begun'
}

type Unmarked = Omit<Following, 'own'>

/** Marks those that left the rhythm: unlike most of the others, or on none of the weekdays of the series. */
export function markOwn(
  list: readonly Unmarked[],
  weekdays: readonly number[],
  zone: Zone,
): readonly Following[] {
  const open = list.filter(({ state }) => state === 'open')
  const usual = commonest(open.map((each) => beatOf(each, zone)))
  const isOff = (each: Unmarked) =>
    beatOf(each, zone) !== usual ||
    (weekdays.length > 0 && !weekdays.includes(weekday(zone.local(each.startsAt).date)))
  return list.map((each, index) => ({ ...each, own: index > 0 && each.state === 'open' && isOff(each) }))
}

function beatOf({ startsAt, endsAt, calendarId }: Unmarked, zone: Zone): string {
  return [zone.local(startsAt).minute, endsAt - startsAt, calendarId].join(' ')
}

function commonest(list: readonly string[]): string {
  const count = (one: string) => list.filter((each) => each === one).length
  return list.toSorted((one, other) => count(other) - count(one))[0] ?? ''
}

/** How far everything moves: by so many days, to a time of day, to somebody's calendar. */
export interface Shift {
  readonly days: number
  readonly minute: number
  readonly calendarId: number
}

/** Where the shift puts a start: days and wall time count, not hours, whatever the clock does meanwhile. */
export function shifted(zone: Zone, startsAt: EpochSeconds, { days, minute }: Shift): EpochSeconds {
  return zone.instant(addDays(zone.local(startsAt).date, days), minute)
}

/** The days from one date to another. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The weekdays of a series after a shift. */
export function shiftedDays(weekdays: readonly number[], days: number): readonly number[] {
  return weekdays.map((day) => ((((day - 1 + days) % 7) + 7) % 7) + 1).sort()
}
