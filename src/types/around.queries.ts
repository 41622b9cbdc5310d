import type { Db } from '../db/run.ts'
import type { Above } from '../practice/above.ts'
import type { Location } from '../practice/practice.ts'
import { findLocation, listLocations, resolveLimits } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Around } from './around.ts'
import { listAutomatic } from './automatic.queries.ts'
import { listBlockKinds, listMeans, listNeeds, listTypes } from './types.queries.ts'
import type { AppointmentType } from './types.ts'

export function findAround(db: Db, type: AppointmentType): Around {
  const used = listNeeds(db, type.id).flatMap(({ resourceIds }) => resourceIds)
  const closed = type.locationIds.map((id) => findLocation(db, id)).filter((each) => each?.active === false)
  const locations = [...listLocations(db), ...closed.filter((each) => each !== undefined)]
  return {
    type,
    types: listTypes(db),
    calendars: listCalendars(db).filter(({ id, active }) => active || type.calendarIds.includes(id)),
    locations,
    kinds: listBlockKinds(db).filter(({ id, active }) => active || type.blockKindId === id),
    means: listMeans(db).filter(({ id, active }) => active || used.includes(id)),
    templates: listAutomatic(db).filter(({ id, active }) => active || type.messageTemplateId === id),
    above: aboveOf(db, type, locations),
  }
}

/** No type has the number 0: what is left are the limits above it. */
function aboveOf(db: Db, type: AppointmentType, all: readonly Location[]): readonly Above[] {
  const calendars = listCalendars(db).filter(({ id }) => type.calendarIds.includes(id))
  const locations = all.filter(({ id }) => type.locationIds.length === 0 || type.locationIds.includes(id))
  return calendars.flatMap((calendar) =>
    locations.map((location) => ({
      limits: resolveLimits(db, 0, calendar.id, location.id),
      calendar: calendar.publicName,
      location: location.name,
    })),
  )
}
