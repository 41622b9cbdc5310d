import type { Db } from '../db/run.ts'
import { type EpochSeconds, today } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listDailyReaders, listDailyVisits, worksOn } from './staff-daily.queries.ts'
import { dailyWindow } from './staff-daily.ts'
import { insertStaffMail } from './staff-mail.commands.ts'

/**
 * Puts the lists of the day that have become due into the outbox (O3), also late while the morning lasts. Each is decided
 * once, and that is kept: whatever the clock or a restart does, there is no second one, and none of yesterday. Returns how
 * many there were.
 */
export function planDailyLists(db: Db, now: EpochSeconds): number {
  const zone = findPractice(db)?.zone
  if (!zone) return 0
  const date = today(zone, now)
  const due = listDailyReaders(db, date).flatMap((reader) => {
    const window = dailyWindow(zone, date, reader.minute)
    const isDue = window.dueAt <= now && now < window.until && window.dueAt >= reader.since
    return isDue ? [{ ...reader, ...window }] : []
  })
  if (due.length === 0) return 0
  return db.write(() => {
    let count = 0
    for (const { userId, empty, scope, dueAt, until } of due) {
      const reader = { userId, scope }
      const wanted =
        listDailyVisits(db, reader, zone, date).length > 0 || (empty && worksOn(db, reader, zone, date))
      const message = wanted ? insertStaffMail(db, 'staff-daily', userId, { dueAt, until }, now) : null
      db.insert('staff_daily', { user_id: userId, day: date, message_id: message })
      if (wanted) count++
    }
    return count
  })
}
