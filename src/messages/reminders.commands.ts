import type { Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { leastNotice } from './gates.ts'
import { queue } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import { daysToRemind } from './reminder.ts'
import { listUnreminded } from './reminders.queries.ts'

/**
 * Puts the reminders that have become due into the outbox, also late after a standstill, as long as they are of use.
 * What is due is asked of the database every time, so running twice, a clock step or a restart adds nothing. Returns
 * how many there were.
 */
export function planReminders(db: Db, now: EpochSeconds): number {
  const practice = findPractice(db)
  if (!practice?.messages.on || !practice.messages.reminder) return 0
  const { zone, messages } = practice
  return db.write(() => {
    let count = 0
    for (const { date, dueAt } of daysToRemind(messages, zone, now)) {
      const { startsAt, endsAt } = dayBounds(zone, date)
      const window = { from: Math.max(startsAt, now + leastNotice + 1), to: endsAt, dueAt }
      for (const attendeeId of listUnreminded(db, window)) {
        const subject = findSubject(db, attendeeId)
        if (subject) queue(db, 'reminder', subject, dueAt, now)
        count++
      }
    }
    return count
  })
}
