import { freeDays } from '../availability/free.queries.ts'
import type { Wish } from '../availability/wish.ts'
import type { Db } from '../db/run.ts'
import { addDays, today } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { listLocations, resolveLimits } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import { findConditions } from './conditions.queries.ts'
import { type Ahead, daysAhead, enoughIn, isMet, type Readiness } from './ready.ts'

/** What each type in use still lacks before patients can book it, and whether it has times ahead (P2–P5, F20). */
export function listReadiness(db: Db, practice: Practice, now: number): readonly Readiness[] {
  return listTypes(db)
    .filter(({ active }) => active)
    .map((type) => {
      const conditions = findConditions(db, type, today(practice.zone, now), longest(db, type))
      const row = { id: type.id, name: type.name, conditions, ahead: undefined }
      return isMet(row) ? { ...row, ahead: countAhead(db, type, practice, now) } : row
    })
}

/** Whether anything at all could be offered, however far ahead. */
export function couldOffer(db: Db, practice: Practice, now: number): boolean {
  const date = today(practice.zone, now)
  return listTypes(db).some((type) =>
    wishesFor(db, type, practice, now).some(
      (wish) => freeDays(db, wish, date, addDays(date, longest(db, type))).next().done !== true,
    ),
  )
}

/** By the very engine that offers them; stops as soon as there are enough. */
function countAhead(db: Db, type: AppointmentType, practice: Practice, now: number): Ahead {
  const date = today(practice.zone, now)
  const days = Math.max(1, Math.min(daysAhead, longest(db, type)))
  const wanted = enoughIn(days)
  const weeks = Math.ceil(days / 7)
  let count = 0
  for (const wish of wishesFor(db, type, practice, now))
    for (const day of freeDays(db, wish, date, addDays(date, days - 1))) {
      count += day.times.length
      if (count >= wanted) return { count, enough: true, weeks }
    }
  return { count, enough: false, weeks }
}

/** What patients could look for: this type at each location that takes bookings. */
function wishesFor(db: Db, type: AppointmentType, practice: Practice, now: number): readonly Wish[] {
  const calendars = listCalendars(db).filter(
    ({ id, active, online }) => active && online && type.calendarIds.includes(id),
  )
  if (calendars.length === 0 || !type.active || !type.online) return []
  return placesOf(db, type).map(({ id }) => ({
    ...{ type, calendars, locationId: id },
    ...{ zone: practice.zone, now },
  }))
}

function placesOf(db: Db, { locationIds }: AppointmentType) {
  return listLocations(db).filter(
    ({ id, newBookingOn }) => newBookingOn && (locationIds.length === 0 || locationIds.includes(id)),
  )
}

/** How many days ahead any of those who do the type lets patients book; a year where nobody says. */
function longest(db: Db, type: AppointmentType): number {
  const horizons = placesOf(db, type).flatMap((location) =>
    type.calendarIds.map((id) => resolveLimits(db, type.id, id, location.id).horizonDays.value ?? year),
  )
  return Math.min(year, Math.max(0, ...horizons))
}

const year = 365
