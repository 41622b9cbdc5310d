import { build, type Db, perDatabase } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Calendar } from '../staff/calendars.ts'
import { type Late, nothingSaid, type RunningLate } from './running-late.ts'

/** Whether a practitioner's day runs late, and who said so. */
export function findRunningLate(db: Db, calendarId: number, date: IsoDate): RunningLate {
  return queriesOf(db).last.get(calendarId, date) ?? nothingSaid
}

/** How late each of them runs. */
export function listRunningLate(db: Db, calendars: readonly Calendar[], date: IsoDate): readonly Late[] {
  return calendars.map(({ id, publicName, userId }) => ({
    calendarId: id,
    name: publicName,
    userId,
    minutes: findRunningLate(db, id, date).minutes,
  }))
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
