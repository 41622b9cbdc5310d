import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { listLocations, resolveLimits } from '../practice/settings.queries.ts'
import { listUsers } from './accounts.queries.ts'
import type { AroundCalendar } from './calendar-page.ts'
import type { Calendar } from './calendars.ts'
import { countBeyond, findCalendarUsage } from './usage.queries.ts'

export function findAroundCalendar(db: Db, calendar: Calendar, now: EpochSeconds): AroundCalendar {
  return {
    calendar,
    users: listUsers(db),
    // Neither a type nor a calendar has the number 0: what is left are the limits above a calendar.
    above: listLocations(db).map(({ id, name }) => ({
      limits: resolveLimits(db, 0, 0, id),
      calendar: calendar.publicName,
      location: name,
    })),
    usage: findCalendarUsage(db, calendar.id, now),
    beyond: countBeyond(db, calendar.id, calendar, now),
  }
}
