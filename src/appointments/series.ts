import { addDays, type IsoDate, weekday } from '../lib/calendar.ts'

/** Every so many weeks, on some weekdays (1 Monday to 7 Sunday), so many times or until a date, both ends included. */
export interface SeriesRule {
  readonly every: number
  readonly weekdays: readonly number[]
  readonly end: { readonly times: number } | { readonly until: IsoDate }
}

/** No series is longer than this, the first appointment counted. */
export const mostTimes = 52
export const mostWeeks = 12

/**
 * The dates of a series, soonest first (O12). `first` is always the first of them, and its weekday one of the rule's; weeks
 * are counted from the Monday of its week. One more than `mostTimes` where there would be more.
 */
export function datesOf(first: IsoDate, rule: SeriesRule): readonly IsoDate[] {
  const { every, end } = rule
  const weekdays = [...new Set([...rule.weekdays, weekday(first)])].sort()
  const most = 'times' in end ? end.times : mostTimes + 1
  const dates: IsoDate[] = []
  for (
    let monday = addDays(first, 1 - weekday(first));
    dates.length < most;
    monday = addDays(monday, 7 * every)
  )
    for (const day of weekdays) {
      const date = addDays(monday, day - 1)
      if (date < first) continue
      if (dates.length === most || ('until' in end && date > end.until)) return dates
      dates.push(date)
    }
  return dates
}

/** One appointment of a series, as far as the series is concerned. */
export interface Occurrence {
  readonly id: number
  readonly startsAt: number
  readonly endsAt: number
  readonly cancelled: boolean
}

/** Where an appointment stands among those of its series that are not cancelled. */
export interface Standing {
  /** From 1; 0 where it is cancelled itself. */
  readonly position: number
  readonly total: number
  readonly previous: Occurrence | undefined
  readonly next: Occurrence | undefined
  readonly last: Occurrence | undefined
}

/** @param occurrences of the whole series, in any order */
export function standingIn(occurrences: readonly Occurrence[], id: number): Standing {
  const inTime = (one: Occurrence, other: Occurrence) => one.startsAt - other.startsAt || one.id - other.id
  const own = occurrences.find((each) => each.id === id)
  const live = occurrences.filter(({ cancelled }) => !cancelled).sort(inTime)
  return {
    position: live.findIndex((each) => each.id === id) + 1,
    total: live.length,
    previous: own && live.findLast((each) => inTime(each, own) < 0),
    next: own && live.find((each) => inTime(each, own) > 0),
    last: live.at(-1),
  }
}
