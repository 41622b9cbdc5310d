import { arranged } from '../db/arranged.ts'
import type { Db } from '../db/run.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { locationsOfCalendar } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Offering } from './choice.ts'

/**
 * Types, calendars and locations that take new bookings (P2, P3, F39); a type that nobody online does, or that is for
 * other locations only, is not offered.
 */
export function readOffering(db: Db): Offering {
  return arranged(db, loadOffering)
}

function loadOffering(db: Db): Offering {
  const locations = listLocations(db).filter((location) => location.newBookingOn)
  const open = new Set(locations.map((location) => location.id))
  const isOpen = (ids: Iterable<number>) => [...ids].some((id) => open.has(id))
  const placesOf = (calendarId: number) => locationsOfCalendar(db, calendarId)
  const calendars = listCalendars(db).filter(
    ({ id, online, active }) => online && active && (placesOf(id).size === 0 || isOpen(placesOf(id))),
  )
  const doers = new Set(calendars.map((calendar) => calendar.id))
  const isSomewhere = (ids: readonly number[]) => (ids.length === 0 ? locations.length > 0 : isOpen(ids))
  return {
    calendars,
    types: listTypes(db).filter(
      ({ online, active, calendarIds, locationIds }) =>
        online && active && calendarIds.some((id) => doers.has(id)) && isSomewhere(locationIds),
    ),
    locations,
    placesOf,
  }
}
