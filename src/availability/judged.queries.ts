import type { Db } from '../db/run.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import type { Calendar } from '../staff/calendars.ts'
import { freeDays, offersOf, openBlocks } from './free.queries.ts'
import {
  type Asked,
  type Judged,
  type JudgedDay,
  type JudgedStart,
  type JudgedTime,
  notShown,
  startsOf,
  trailOf,
  whyNot,
} from './trail.ts'
import type { Wish } from './wish.ts'

/** Every rule of a time in one calendar, judged as the list of free times judges it; the wish says who else is asked. */
export function judgeTime(db: Db, wish: Wish, calendar: Calendar, startsAt: EpochSeconds): JudgedTime {
  const { date } = wish.zone.local(startsAt)
  const { offer, blocks } = askedOn(db, wish, calendar, date)
  const trail = trailOf(offer, blocks, startsAt)
  const refused = trail.some(({ reasons }) => reasons.length > 0)
  const block = blocks.find((each) => contains(each, startsAt))
  if (refused || listedOn(db, wish, calendar, date).has(startsAt)) return { offer, blocks, block, trail }
  const last: Judged = { name: 'not-shown', reasons: [notShown(offer, blocks, startsAt)] }
  return { offer, blocks, block, trail: [...trail.filter(({ name }) => name !== 'not-shown'), last] }
}

/** The same for every start of a day. */
export function judgeDay(db: Db, wish: Wish, calendar: Calendar, date: IsoDate): JudgedDay {
  const { offer, blocks } = askedOn(db, wish, calendar, date)
  const listed = listedOn(db, wish, calendar, date)
  const starts = startsOf(offer, blocks).map((start): JudgedStart => {
    if (listed.has(start.startsAt)) return { ...start, reasons: [] }
    const reasons = whyNot(offer, blocks, start.startsAt)
    return { ...start, reasons: reasons.length > 0 ? reasons : [notShown(offer, blocks, start.startsAt)] }
  })
  return { offer, blocks, starts }
}

function askedOn(db: Db, wish: Wish, calendar: Calendar, date: IsoDate): Asked {
  const own = { ...wish, calendars: [calendar] }
  const [offer] = offersOf(db, own, date, date)
  if (!offer) throw new Error('one offer for each calendar that is asked')
  return { offer, blocks: openBlocks(db, own, calendar.id, date) }
}

/** The starts in a calendar among the times that patients find in the list. */
function listedOn(db: Db, wish: Wish, calendar: Calendar, date: IsoDate): ReadonlySet<EpochSeconds> {
  const among = wish.calendars.some(({ id }) => id === calendar.id)
  const days = freeDays(db, among ? wish : { ...wish, calendars: [calendar] }, date, date)
  const choices = [...days].flatMap(({ times }) => times.flatMap((time) => time.choices))
  return new Set(choices.filter(({ calendarId }) => calendarId === calendar.id).map((each) => each.startsAt))
}
