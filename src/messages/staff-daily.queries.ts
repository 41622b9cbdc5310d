import { build, type Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, type IsoDate, type Zone } from '../lib/calendar.ts'
import { listBlocks } from '../schedule/blocks.queries.ts'
import { findShut } from '../schedule/shut.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { DailyScope } from '../staff/mail-wishes.ts'
import type { DailyVisit } from './staff-daily.ts'

export interface DailyReader {
  readonly userId: number
  readonly minute: number
  /** Since when it is to be at that time. */
  readonly since: EpochSeconds
  readonly scope: DailyScope
  readonly empty: boolean
}

/** Those who want a list of their day, and of whose list of this date nothing has been decided yet. */
export function listDailyReaders(db: Db, date: IsoDate): readonly DailyReader[] {
  const rows = build
    .selectFrom('staff_user')
    .select(['id as userId', 'daily_minute as minute', 'daily_since as since', 'daily_scope as scope'])
    .select('daily_empty as empty')
    .where('active', '=', 1)
    .where('daily_minute', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('staff_daily')
            .select('day')
            .whereRef('staff_daily.user_id', '=', 'staff_user.id')
            .where('day', '=', date),
        ),
      ),
    )
    .orderBy('id')
  return db
    .all(rows)
    .flatMap(({ minute, empty, ...row }) => (minute === null ? [] : [{ ...row, minute, empty: empty === 1 }]))
}

/** The date that a list is of. */
export function findDailyDate(db: Db, messageId: number): IsoDate | undefined {
  return db.get(build.selectFrom('staff_daily').select('day').where('message_id', '=', messageId))?.day
}

/** The appointments that take place on a date in somebody's calendars, or in all of them. */
export function listDailyVisits(
  db: Db,
  { userId, scope }: Pick<DailyReader, 'userId' | 'scope'>,
  zone: Zone,
  date: IsoDate,
): readonly DailyVisit[] {
  const { startsAt, endsAt } = dayBounds(zone, date)
  const rows = build
    .selectFrom('appointment')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .innerJoin('location', 'location.id', 'appointment.location_id')
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .select(['calendar.public_name as calendar', 'location.name as location'])
    .where('starts_at', '>=', startsAt)
    .where('starts_at', '<', endsAt)
    .where('appointment.status', '<>', 'cancelled')
    .$if(scope === 'own', (some) => some.where('calendar.user_id', '=', userId))
    .orderBy('calendar.public_name')
    .orderBy('starts_at')
    .orderBy('appointment.id')
  return db.all(rows)
}

/** Whether anybody of theirs works on a date: has hours, and is neither closed nor away for all of them. */
export function worksOn(
  db: Db,
  { userId, scope }: Pick<DailyReader, 'userId' | 'scope'>,
  zone: Zone,
  date: IsoDate,
): boolean {
  const theirs = (calendar: Calendar) => calendar.active && (scope === 'all' || calendar.userId === userId)
  return listCalendars(db)
    .filter(theirs)
    .some((calendar) =>
      listBlocks(db, calendar.id, date).some(
        (block) => findShut(db, zone, calendar, date, block).minutes > 0,
      ),
    )
}
