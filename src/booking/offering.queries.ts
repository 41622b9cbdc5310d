import { arranged } from '../db/arranged.ts'
import type { Db } from '../db/run.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { locationsOfCalendar } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Offering } from './choice.ts'

/** Types and calendars that are online (P2, P3); a type that nobody online does is not offered. */
export function readOffering(db: Db): Offering {
  return arranged(db, loadOffering)
}

function loadOffering(db: Db): Offering {
  const calendars = listCalendars(db).filter((calendar) => calendar.online && calendar.active)
  const online = new Set(calendars.map((calendar) => calendar.id))
  return {
    calendars,
    types: listTypes(db).filter(
      (type) => type.online && type.active && type.calendarIds.some((id) => online.has(id)),
    ),
    locations: listLocations(db),
    placesOf: (calendarId) => locationsOfCalendar(db, calendarId),
  }
}
