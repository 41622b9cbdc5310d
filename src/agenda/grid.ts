import { dayBounds, type EpochSeconds, type IsoDate, type Zone } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'

/** The rows of a day's columns: `rows` times `step` seconds from `startsAt`, a full hour on the wall. */
export interface Grid extends Interval {
  readonly step: number
  readonly rows: number
}

/** Where something stands: `s` rows from the top, `n` rows long. */
export interface Rows {
  readonly s: number
  readonly n: number
}

/** The classes of staff.css reach from .s0 to .s143. */
const mostRows = 144
const steps = [300, 600, 900]
const halfHour = 1800
const usualMinutes = { from: 8 * 60, to: 18 * 60 }

/**
 * The grid that shows all of these on a date, from the full hour before to the half hour after; 08:00 to 18:00 where
 * there is nothing. Rows count elapsed time, so that a day of a clock change has its 23 or 25 hours. Rows of five minutes,
 * or longer ones where the day would be longer than the style sheet.
 */
export function gridOf(zone: Zone, date: IsoDate, shown: readonly Interval[]): Grid {
  const day = dayBounds(zone, date)
  const usual = {
    startsAt: zone.instant(date, usualMinutes.from),
    endsAt: zone.instant(date, usualMinutes.to),
  }
  const all = shown.length > 0 ? shown : [usual]
  const first = Math.max(day.startsAt, Math.min(...all.map((each) => each.startsAt)))
  const last = Math.min(day.endsAt, Math.max(...all.map((each) => each.endsAt)))
  const startsAt = Math.max(day.startsAt, fullHourBefore(zone, first))
  const half = startsAt + (Math.floor((last - startsAt) / halfHour) + 1) * halfHour
  const endsAt = Math.max(startsAt + halfHour, Math.min(day.endsAt, half))
  const length = endsAt - startsAt
  const step = stepFor(length)
  return { startsAt, endsAt, step, rows: Math.ceil(length / step) }
}

/**
 * Grids for several dates that begin and end at the same time on the wall, so that they can stand side by side: what shows
 * everything of any of them.
 */
export function gridsOf(
  zone: Zone,
  days: readonly { readonly date: IsoDate; readonly shown: readonly Interval[] }[],
): ReadonlyMap<IsoDate, Grid> {
  const filled = days.filter(({ shown }) => shown.length > 0)
  const own = (filled.length > 0 ? filled : days).map(({ date, shown }) => ({
    date,
    ...gridOf(zone, date, shown),
  }))
  const from = Math.min(...own.map(({ startsAt }) => zone.local(startsAt).minute))
  const to = Math.max(...own.map(({ date, endsAt }) => endOnWall(zone, date, endsAt)))
  // What ends in the hour that comes twice may end after the first of the two.
  const ends = new Map(own.map(({ date, endsAt }) => [date, endsAt]))
  const bounds = days.map(({ date }) => ({
    date,
    startsAt: zone.instant(date, from),
    endsAt: Math.max(zone.instant(date, to), ends.get(date) ?? 0),
  }))
  const longest = Math.max(...bounds.map(({ startsAt, endsAt }) => endsAt - startsAt))
  const step = stepFor(longest)
  return new Map(
    bounds.map(({ date, startsAt, endsAt }) => [
      date,
      { startsAt, endsAt, step, rows: Math.ceil((endsAt - startsAt) / step) },
    ]),
  )
}

/** The rows that something touches, rounded outward and cut to the grid; undefined: it lies outside. */
export function rowsOf(grid: Grid, interval: Interval): Rows | undefined {
  const from = Math.max(0, Math.floor((interval.startsAt - grid.startsAt) / grid.step))
  const to = Math.min(grid.rows, Math.ceil((interval.endsAt - grid.startsAt) / grid.step))
  return to > from ? { s: from, n: to - from } : undefined
}

/** The rows that something fills, rounded inward, for free time between what is rounded outward; undefined: none. */
export function rowsWithin(grid: Grid, interval: Interval): Rows | undefined {
  const from = Math.max(0, Math.ceil((interval.startsAt - grid.startsAt) / grid.step))
  const to = Math.min(grid.rows, Math.floor((interval.endsAt - grid.startsAt) / grid.step))
  return to > from ? { s: from, n: to - from } : undefined
}

/** The hours of a grid as the clock shows them, the first and the last maybe cut: on some days 02:00 comes twice. */
export function hoursOf(zone: Zone, grid: Grid): readonly (Rows & { readonly at: EpochSeconds })[] {
  const hours: (Rows & { at: EpochSeconds })[] = []
  for (let at = grid.startsAt; at < grid.endsAt; ) {
    const next = at + (60 - (zone.local(at).minute % 60)) * 60
    const rows = rowsOf(grid, { startsAt: at, endsAt: Math.min(next, grid.endsAt) })
    if (rows) hours.push({ ...rows, at })
    at = next
  }
  return hours
}

/** The same rows in pieces whose length has a class: .n1 to .n36, then every third to .n96. */
export function stacked({ s, n }: Rows): readonly [Rows, ...Rows[]] {
  const length = n <= 36 ? n : Math.min(96, n - (n % 3))
  const first = { s, n: length }
  return length === n ? [first] : [first, ...stacked({ s: s + length, n: n - length })]
}

/** `s13 n6` */
export function classOf({ s, n }: Rows): string {
  return `s${s} n${n}`
}

function stepFor(length: number): number {
  return steps.find((seconds) => length / seconds <= mostRows) ?? 900
}

function endOnWall(zone: Zone, date: IsoDate, at: EpochSeconds): number {
  const local = zone.local(at)
  return local.date === date ? local.minute : 1440
}

function fullHourBefore(zone: Zone, at: EpochSeconds): EpochSeconds {
  const { minute, second } = zone.local(at)
  return at - (minute % 60) * 60 - second
}
