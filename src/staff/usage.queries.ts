import { build, type Db } from '../db/run.ts'
import { addDays, type EpochSeconds, type IsoDate } from '../lib/calendar.ts'
import { countFrom, namesOf, toCome } from '../practice/usage.queries.ts'
import type { Usage } from './usage.ts'

export function findCalendarUsage(db: Db, calendarId: number, now: EpochSeconds): Usage {
  const types = build
    .selectFrom('type_calendar')
    .innerJoin('appointment_type', 'appointment_type.id', 'type_id')
    .select('appointment_type.name')
    .where('calendar_id', '=', calendarId)
    .where('appointment_type.active', '=', 1)
  return {
    appointments: countFrom(db, toCome(now).where('calendar_id', '=', calendarId)),
    types: namesOf(db, types),
  }
}

export function findResourceUsage(db: Db, resourceId: number, now: EpochSeconds): Usage {
  const occupied = build
    .selectFrom('occupancy')
    .select('appointment_id')
    .where('resource_id', '=', resourceId)
    .where('live', '=', 1)
  const types = build
    .selectFrom('type_need_resource')
    .innerJoin('type_need', 'type_need.id', 'need_id')
    .innerJoin('appointment_type', 'appointment_type.id', 'type_need.type_id')
    .select('appointment_type.name')
    .where('resource_id', '=', resourceId)
    .where('appointment_type.active', '=', 1)
  return {
    appointments: countFrom(db, toCome(now).where('appointment.id', 'in', occupied)),
    types: namesOf(db, types),
  }
}

/** Appointments to come before the first or after the last day with the practice (rule 35). */
export function countBeyond(
  db: Db,
  calendarId: number,
  { fromDate, toDate }: { readonly fromDate: IsoDate | null; readonly toDate: IsoDate | null },
  now: EpochSeconds,
): { readonly before: number; readonly after: number } {
  // The local time as it was promised begins with its date.
  const own = toCome(now).where('calendar_id', '=', calendarId)
  return {
    before: fromDate === null ? 0 : countFrom(db, own.where('local_start', '<', fromDate)),
    after: toDate === null ? 0 : countFrom(db, own.where('local_start', '>=', addDays(toDate, 1))),
  }
}
