import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Scene } from './samples.ts'

/** The practice's first location and practitioner, for examples of what it sends. */
export function findScene(db: Db, practice: Practice, now: EpochSeconds): Scene {
  const location = listLocations(db).find(({ active }) => active)
  const calendar = listCalendars(db).find(({ active, kind }) => active && kind === 'practitioner')
  return { practice, location: location?.name ?? '', practitioner: calendar?.publicName ?? '', now }
}
