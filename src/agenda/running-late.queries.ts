import { build, type Db, perDatabase } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { nothingSaid, type RunningLate } from './running-late.ts'

/** Whether a practitioner's day runs late, and who said so. */
export function findRunningLate(db: Db, calendarId: number, date: IsoDate): RunningLate {
  return queriesOf(db).last.get(calendarId, date) ?? nothingSaid
}

/** Whose day runs late at this moment. */
export function listRunningLate(
  db: Db,
  calendars: readonly { readonly calendarId: number; readonly name: string }[],
  date: IsoDate,
): readonly { readonly name: string; readonly minutes: number }[] {
  const all = calendars.map(({ calendarId, name }) => ({
    name,
    minutes: findRunningLate(db, calendarId, date).minutes,
  }))
  return all.filter(({ minutes }) => minutes > 0)
}

const queriesOf = perDatabase((db) => ({
  last: db.prepare((calendarId: number, date: string) =>
    build
      .selectFrom('running_late')
      .leftJoin('staff_user', 'staff_user.id', 'running_late.said_by')
      .select(['running_late.id as version', 'minutes', 'said_at as saidAt', 'staff_user.name as saidBy'])
      .where('calendar_id', '=', calendarId)
      .where('local_date', '=', date)
      .orderBy('running_late.id', 'desc'),
  ),
}))
