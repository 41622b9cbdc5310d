import type { DeskSearch } from '../availability/desk.ts'
import { deskTimesOn } from '../availability/desk-times.queries.ts'
import type { Db } from '../db/run.ts'
import { addDays, type EpochSeconds, type IsoDate, weekday, type Zone } from '../lib/calendar.ts'
import type { DeskStock } from './desk-facts.ts'
import { type FoundDay, isSought, type Sought } from './find-time.ts'

/** Days are added to a page until it has so many times. */
const enough = 30
/** So far ahead of the day asked for it is looked, in days. */
const farthest = 120

export interface Found {
  readonly days: readonly FoundDay[]
  /** The last day that was looked at. */
  readonly until: IsoDate
  /** Where to look on; undefined where nothing was found in all that time. */
  readonly next: IsoDate | undefined
}

/** The free times for staff from a date on, day by day, until there are enough for a page. */
export function findTimes(db: Db, search: DeskSearch, sought: Sought): Found {
  const days: FoundDay[] = []
  let [date, count] = [sought.from, 0]
  const last = addDays(sought.from, farthest)
  for (; date <= last && count < enough; date = addDays(date, 1)) {
    if (sought.weekdays.length > 0 && !sought.weekdays.includes(weekday(date))) continue
    const times = deskTimesOn(db, search, date).filter((time) => isSought(sought, time, search.zone))
    if (times.length > 0) days.push({ date, times })
    count += times.length
  }
  return { days, until: addDays(date, -1), next: count > 0 ? date : undefined }
}

/** The search that somebody means; undefined where there is no such type, or nobody who does it. */
export function searchOf(
  stock: DeskStock,
  sought: Sought,
  zone: Zone,
  now: EpochSeconds,
): DeskSearch | undefined {
  const type = stock.types.find(({ id }) => id === sought.typeId) ?? stock.types[0]
  const asked = stock.calendars.filter(({ id }) => id === sought.calendarId)
  const calendars =
    asked.length > 0 ? asked : stock.calendars.filter(({ id }) => type?.calendarIds.includes(id))
  if (!type || calendars.length === 0) return undefined
  const all = stock.locations.map(({ id }) => id)
  const own = all.filter((id) => type.locationIds.length === 0 || type.locationIds.includes(id))
  const locationIds = sought.locationId === undefined ? own : all.filter((id) => id === sought.locationId)
  const room = stock.rooms.find(({ id }) => id === sought.roomId)?.id
  const { minutes = type.minutes, offered } = sought
  return { type, minutes, calendars, locationIds, room, offered, zone, now }
}
