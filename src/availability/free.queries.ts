import { arranged } from '../db/arranged.ts'
import type { Db } from '../db/run.ts'
import { addDays, dayBounds, type EpochSeconds, type IsoDate, today } from '../lib/calendar.ts'
import { findLocation, resolveLimits } from '../practice/settings.queries.ts'
import { lastPlannedDate } from '../schedule/blocks.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listTypes } from '../types/types.queries.ts'
import { type Offer, offerOf } from './asking.ts'
import { blocksOf } from './blocks.queries.ts'
import { countBookedMinutes, listBusy } from './busy.queries.ts'
import { busyBook } from './busy.ts'
import type { Ask, Block, FreeTime, OfferedCalendar, OnlineType, Reason } from './model.ts'
import { type Assignment, mergeCalendars } from './no-preference.ts'
import { freeTimes } from './offer.ts'
import { needsAt } from './places.queries.ts'
import { listSessions } from './sessions.queries.ts'
import { notShown, whyNot } from './trail.ts'
import type { FreeDay, Wish } from './wish.ts'

/** Days whose busy times are read at once: a page's worth, and then by the week. */
const [firstStretch, stretch] = [4, 7]

/** The days from one date to another that have free times, soonest first; reads only as far as it is asked. */
export function* freeDays(db: Db, wish: Wish, from: IsoDate, to: IsoDate): Generator<FreeDay> {
  const last = [to, lastDateOf(db, wish)].sort()[0] ?? to
  const first = [from, today(wish.zone, wish.now)].sort()[1] ?? from
  for (let start = first; start <= last; ) {
    const end = [addDays(start, (start === first ? firstStretch : stretch) - 1), last].sort()[0] ?? last
    const offers = offersOf(db, wish, start, end)
    for (let date = start; date <= end; date = addDays(date, 1)) {
      const times = mergeCalendars(
        offers.map((offer) => freeTimes(offer, openBlocks(db, wish, offer.calendar.id, date))),
      )
      if (times.length > 0) yield { date, times }
    }
    start = addDays(end, 1)
  }
}

/** The free times that begin at one instant, one per calendar: what a hold and a booking take. */
export function freeTimesAt(db: Db, wish: Wish, startsAt: EpochSeconds): readonly FreeTime[] {
  const { date } = wish.zone.local(startsAt)
  const times = mergeCalendars(
    offersOf(db, wish, date, date).map((offer) =>
      freeTimes(offer, openBlocks(db, wish, offer.calendar.id, date)),
    ),
  )
  return times.find((time) => time.startsAt === startsAt)?.choices ?? []
}

/**
 * Every reason why a calendar does not offer a time; none exactly when it does, among those of the wish together if it is
 * one of them.
 */
export function whyNotAt(db: Db, wish: Wish, calendar: Calendar, startsAt: EpochSeconds): readonly Reason[] {
  const { date } = wish.zone.local(startsAt)
  const own = { ...wish, calendars: [calendar] }
  const blocks = openBlocks(db, own, calendar.id, date)
  return offersOf(db, own, date, date).flatMap((offer) => {
    const reasons = whyNot(offer, blocks, startsAt)
    const beaten = reasons.length === 0 && !isOfferedAmong(db, wish, calendar, startsAt)
    return beaten ? [notShown(offer, blocks, startsAt)] : reasons
  })
}

/** What settles "no preference" on the day of an instant (rule 13). */
export function assignmentOn(db: Db, wish: Wish, startsAt: EpochSeconds): Assignment {
  const day = dayBounds(wish.zone, wish.zone.local(startsAt).date)
  return {
    bookedMinutes: new Map(
      wish.calendars.map((each) => [each.id, countBookedMinutes(db, each.id, day.startsAt, day.endsAt)]),
    ),
    displayOrder: wish.calendars.map((each) => each.id),
    seenBefore: new Set(),
  }
}

/** The blocks of a day on which the practitioner is with the practice (rule 35). */
export function openBlocks(db: Db, wish: Wish, calendarId: number, date: IsoDate): readonly Block[] {
  const calendar = wish.calendars.find((each) => each.id === calendarId)
  const here = calendar && (calendar.fromDate ?? date) <= date && date <= (calendar.toDate ?? date)
  return here ? blocksOf(db, wish.zone, calendarId, date) : []
}

/** Whether nobody else of the wish has the first time of the day in the calendar's place (rule 12). */
function isOfferedAmong(db: Db, wish: Wish, { id }: Calendar, startsAt: EpochSeconds): boolean {
  const alone = wish.calendars.length < 2 || !wish.calendars.some((each) => each.id === id)
  return alone || freeTimesAt(db, wish, startsAt).some((time) => time.calendarId === id)
}

/** What each calendar of a wish is asked for on the dates from one to another, with what is taken there. */
export function offersOf(db: Db, wish: Wish, from: IsoDate, to: IsoDate): readonly Offer[] {
  const { type, calendars, zone, now, locationId } = wish
  const resourceIds = [...new Set([...calendars.map((each) => each.resourceId), ...type.needs.flat()])]
  const window = { from: dayBounds(zone, from).startsAt, to: dayBounds(zone, to).endsAt }
  const busy = busyBook(listBusy(db, resourceIds, window.from, window.to, now, wish.except))
  const ask: Ask = {
    type: {
      ...type,
      needs: needsAt(db, type, locationId),
      online: type.online && type.active,
      calendarIds: new Set(type.calendarIds),
    },
    locationId,
    locationOnline: wish.rebooking === true || findLocation(db, locationId)?.newBookingOn !== false,
    ...(wish.shown ? { shown: wish.shown } : {}),
    now: wish.judgedAt ?? now,
    zone,
  }
  return calendars.map((calendar) => {
    const sessions = listSessions(db, wish, calendar, window.from, window.to)
    return offerOf(ask, offered(db, wish, calendar), busy, sessions)
  })
}

const unlimited = { value: null, level: 'practice' } as const

function offered(db: Db, wish: Wish, calendar: Calendar): OfferedCalendar {
  const limits = resolveLimits(db, wish.type.id, calendar.id, wish.locationId)
  return {
    id: calendar.id,
    resourceId: calendar.resourceId,
    active: calendar.active,
    online: calendar.online,
    limits: wish.rebooking ? { ...limits, maxOwnBookings: unlimited } : limits,
    onlineTypes: arranged(db, readOnlineTypes).get(calendar.id) ?? [],
  }
}

/** What patients can book in each calendar. */
function readOnlineTypes(db: Db): ReadonlyMap<number, readonly OnlineType[]> {
  const online = listTypes(db).filter((type) => type.online && type.active)
  const ids = new Set(online.flatMap((type) => type.calendarIds))
  return new Map([...ids].map((id) => [id, online.filter((type) => type.calendarIds.includes(id))]))
}

/** No day after this can have a free time: horizon and schedule end before. */
function lastDateOf(db: Db, wish: Wish): IsoDate {
  const now = today(wish.zone, wish.now)
  const lasts = wish.calendars.map((calendar) => {
    const { horizonDays } = resolveLimits(db, wish.type.id, calendar.id, wish.locationId)
    const planned = lastPlannedDate(db, calendar.id)
    const horizon = addDays(now, horizonDays.value ?? 3650)
    return planned === undefined ? now : planned === null || planned > horizon ? horizon : planned
  })
  return lasts.sort().at(-1) ?? now
}
