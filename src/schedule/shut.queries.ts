import type { Db } from '../db/run.ts'
import type { IsoDate, Zone } from '../lib/calendar.ts'
import { subtract } from '../lib/interval.ts'
import { listClosures } from '../practice/settings.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listAbsences } from './blocks.queries.ts'
import type { PlannedBlock, Shut } from './schedule.ts'

/** What of a block closures and absences leave. */
export function findShut(db: Db, zone: Zone, calendar: Calendar, date: IsoDate, block: PlannedBlock): Shut {
  const closed = listClosures(db).some(
    ({ locationId, from, to }) =>
      (locationId ?? block.locationId) === block.locationId && from <= date && date <= to,
  )
  const span = { startsAt: zone.instant(date, block.fromMinute), endsAt: zone.instant(date, block.toMinute) }
  const absences = listAbsences(db, [calendar.resourceId], span.startsAt, span.endsAt)
  const left = closed ? [] : subtract([span], absences)
  const seconds = left.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0)
  return { closed, away: absences.length > 0, minutes: seconds / 60 }
}
