import { Temporal } from 'temporal-polyfill'
import { clock, two } from './clock.ts'

/** A local date, 'YYYY-MM-DD'. */
export type IsoDate = string

/** Seconds since 1970-01-01T00:00:00Z. */
export type EpochSeconds = number

export interface Zone {
  readonly name: string
  /**
   * The instant at which the clock shows `minute` (0..1440) of `date`. A time that the spring change skips moves
   * forward by the length of the gap, one that the autumn change repeats is the earlier (Temporal's 'compatible').
   */
  readonly instant: (date: IsoDate, minute: number) => EpochSeconds
  /** What the clock shows at an instant; `minute` as it shows it since 00:00, `offset` in seconds east of UTC. */
  readonly local: (at: EpochSeconds) => { date: IsoDate; minute: number; second: number; offset: number }
}

/** A clock change: from `at` on the offset is `offsetAfter` (seconds east of UTC). */
interface ZoneTransition {
  readonly at: EpochSeconds
  readonly offsetAfter: number
}

const MINUTE = 60
const DAY = 86_400
const WALL_LENGTH = 'YYYY-MM-DDTHH:MM'.length
const zones = new Map<string, Zone>()

/** Whether `name` is a time zone of the zone data, spelled as there ('Europe/Amsterdam', 'UTC'; no bare offsets). */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/.test(name) && zoned(name, 0).timeZoneId === name
  } catch {
    return false
  }
}

/** The zone of that name, made once; its clock changes are looked up as they are needed. RangeError if unknown. */
export function zoneOf(timeZone: string): Zone {
  const zone = zones.get(timeZone) ?? makeZone(timeZone)
  zones.set(timeZone, zone)
  return zone
}

/** Wall time with offset, unambiguous also when the clock repeats an hour: '2026-10-25T02:00+01:00'. Seconds are cut. */
export function localStamp(zone: Zone, at: EpochSeconds): string {
  const { date, minute, offset } = zone.local(at)
  return `${date}T${clock(minute)}${offset < 0 ? '-' : '+'}${clock(Math.abs(offset) / MINUTE)}`
}

/** The instant of a `localStamp`. Strict: that very form, a real date, time and offset; undefined for anything else. */
export function parseStamp(text: string): EpochSeconds | undefined {
  const form = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?!-00:00)[+-](?:0\d|1[0-4]):[0-5]\d$/
  const date = form.exec(text)?.[1] ?? ''
  return parseIsoDate(date) === undefined ? undefined : Date.parse(text) / 1000
}

/** Whether the zone still shows, at `at`, the wall time promised in `stamp`; false after a change of the zone data. */
export function sameWall(zone: Zone, at: EpochSeconds, stamp: string): boolean {
  return localStamp(zone, at).slice(0, WALL_LENGTH) === stamp.slice(0, WALL_LENGTH)
}

/** The date if it is exactly 'YYYY-MM-DD', exists, and lies in the years 1850 to 2200; else undefined. */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1850' || text >= '2201') return undefined
  const day = dayNumber(text)
  return !Number.isNaN(day) && dateOfDay(day) === text ? text : undefined
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  return Date.parse(date) / (DAY * 1000)
}

/** The date that many days after 1970-01-01. */
export function dateOfDay(day: number): IsoDate {
  const date = new Date(day * DAY * 1000)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDay(dayNumber(date) + days)
}

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export function weekday(date: IsoDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** The week of ISO 8601: it belongs to the year of its Thursday, so 2026 has a week 53. */
export function isoWeek(date: IsoDate): { year: number; week: number } {
  const thursday = addDays(date, 4 - weekday(date))
  const year = Number(thursday.slice(0, 4))
  return { year, week: Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1 }
}

/** The local date at `now`. */
export function today(zone: Zone, now: EpochSeconds): IsoDate {
  return zone.local(now).date
}

/** Whole years on `date`; who was born on 29 February has a birthday on 1 March in common years. */
export function ageOn(birthDate: IsoDate, date: IsoDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The local day as instants, end exclusive: 23, 24 or 25 hours. */
export function dayBounds(zone: Zone, date: IsoDate): { startsAt: EpochSeconds; endsAt: EpochSeconds } {
  return { startsAt: zone.instant(date, 0), endsAt: zone.instant(date, 1440) }
}

/** From `at` on the clock is `after` instead of `before` seconds east of UTC. */
export interface ClockChange {
  readonly at: EpochSeconds
  readonly before: number
  readonly after: number
}

/** The next clock changes after an instant, soonest first; fewer than `count` where the zone has no more. */
export function clockChanges(zone: Zone, from: EpochSeconds, count: number): readonly ClockChange[] {
  const changes: ClockChange[] = []
  let next = nextTransition(zone.name, from)
  while (next && changes.length < count) {
    const before = zone.local(next.at - 1).offset
    if (before !== next.offsetAfter) changes.push({ at: next.at, before, after: next.offsetAfter })
    next = nextTransition(zone.name, next.at)
  }
  return changes
}

function makeZone(name: string): Zone {
  const offsetAt = offsetTable(name)

  function instant(date: IsoDate, minute: number): EpochSeconds {
    const wall = dayNumber(date) * DAY + minute * MINUTE
    const before = offsetAt(wall - DAY)
    const earlier = wall - before
    if (offsetAt(earlier) === before) return earlier
    const after = offsetAt(wall + DAY)
    const later = wall - after
    return offsetAt(later) === after ? later : earlier
  }

  function local(at: EpochSeconds) {
    const offset = offsetAt(at)
    const day = Math.floor((at + offset) / DAY)
    const seconds = at + offset - day * DAY
    return { date: dateOfDay(day), minute: Math.floor(seconds / MINUTE), second: seconds % MINUTE, offset }
  }

  offsetAt(0)
  return { name, instant, local }
}

/** The offset at an instant, from a table of clock changes filled a year at a time; Temporal itself is too slow for lists. */
function offsetTable(name: string): (at: EpochSeconds) => number {
  const length = 366 * DAY
  const table = new Map<number, { offset: number; transitions: readonly ZoneTransition[] }>()

  function load(index: number) {
    const transitions: ZoneTransition[] = []
    let next = nextTransition(name, index * length)
    while (next && next.at < (index + 1) * length) {
      transitions.push(next)
      next = nextTransition(name, next.at)
    }
    const year = { offset: offsetOf(zoned(name, index * length)), transitions }
    table.set(index, year)
    return year
  }

  return (at) => {
    const index = Math.floor(at / length)
    const { offset, transitions } = table.get(index) ?? load(index)
    return transitions.findLast((transition) => transition.at <= at)?.offsetAfter ?? offset
  }
}

function nextTransition(name: string, at: EpochSeconds): ZoneTransition | undefined {
  const after = zoned(name, at).getTimeZoneTransition('next')
  return after ? { at: after.epochMilliseconds / 1000, offsetAfter: offsetOf(after) } : undefined
}

function zoned(name: string, at: EpochSeconds): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(name)
}

function offsetOf(zoned: Temporal.ZonedDateTime): number {
  return zoned.offsetNanoseconds / 1e9
}
