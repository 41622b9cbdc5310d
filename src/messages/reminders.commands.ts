import type { Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds } from '../lib/calendar.ts'
import { theSystem } from '../practice/actor.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { dayNews, dayUsefulUntil, type Reminded } from './day.ts'
import { joinWaiting, remindOf } from './day-join.commands.ts'
import { readerOf } from './day-join.queries.ts'
import { leastNotice } from './gates.ts'
import { recordEvent } from './history.commands.ts'
import { insertMessage } from './insert.commands.ts'
import { findSubject } from './messages.queries.ts'
import type { Gate, Subject } from './messages.ts'
import { daysToRemind, type ReminderDay } from './reminder.ts'
import { listUnreminded } from './reminders.queries.ts'
import { smsDueAt } from './sms-hours.ts'
import { remindByPhone, settlePhoneReminders } from './to-remind.commands.ts'
import { channelsFor, type Sending } from './ways.ts'

/**
 * Puts the reminders that have become due into the outbox, also late after a standstill, as long as they are of use; one
 * for all that a patient has on a day (O15, rule 30). What is due is asked of the database every time, so running twice, a
 * clock step or a restart adds nothing. Returns how many there were.
 */
export function planReminders(db: Db, now: EpochSeconds): number {
  const practice = findPractice(db)
  if (!practice) return 0
  settlePhoneReminders(db, now)
  const { zone, messages } = practice
  if (!messages.on || !messages.reminder) return 0
  return db.write(() => {
    let count = 0
    for (const day of daysToRemind(messages, zone, now)) {
      const { startsAt, endsAt } = dayBounds(zone, day.date)
      const window = { from: Math.max(startsAt, now + leastNotice + 1), to: endsAt, ...day }
      const subjects = listUnreminded(db, window).flatMap((id) => findSubject(db, id) ?? [])
      count += queueDay(db, subjects, day, practice, now)
    }
    return count
  })
}

/** The reminders of one day, a message for each patient, channel and contact. Part of a write; returns how many. */
function queueDay(
  db: Db,
  subjects: readonly Subject[],
  day: ReminderDay,
  practice: Practice,
  now: EpochSeconds,
): number {
  const groups = new Map<string, Group>()
  for (const subject of subjects)
    for (const channel of channelsFor('reminder', subject, practice.messages)) {
      const key = `${channel} ${readerOf(db, subject, channel)}`
      const { list } = groups.get(key) ?? { list: [] }
      groups.set(key, { channel, list: [...list, { subject, version: subject.scheduleVersion }] })
    }
  const made = [...groups.values()].flatMap((group) => queueGroup(db, group, day, practice, now))
  // The other channel of the same reminder may still be open.
  for (const { id, gate } of made) if (gate) remindByPhone(db, id, gate, now)
  return made.length
}

interface Group {
  readonly channel: Sending
  readonly list: readonly Reminded[]
}

interface Made {
  readonly id: number
  readonly gate: Gate | undefined
}

/** What does not count by itself is kept by itself, with the reason; the rest is one message. */
function queueGroup(
  db: Db,
  { channel, list }: Group,
  day: ReminderDay,
  practice: Practice,
  now: EpochSeconds,
): readonly Made[] {
  const news = dayNews(list, { channel, until: day.nextAt }, practice.messages, now)
  const alone = news.out.map(({ subject, gate }) => ({ subjects: [subject] as const, gate }))
  const [head, ...others] = news.list
  const joined =
    head !== undefined && !news.gate && joinWaiting(db, news.list, { channel, day }, practice, now)
  const together = head && !joined ? [{ subjects: [head, ...others] as const, gate: news.gate }] : []
  return [...together, ...alone].map((each) => insertOne(db, { ...each, channel }, day, practice, now))
}

interface One {
  readonly channel: Sending
  /** Soonest first. */
  readonly subjects: readonly [Subject, ...Subject[]]
  readonly gate: Gate | undefined
}

function insertOne(
  db: Db,
  { channel, subjects, gate }: One,
  { dueAt, nextAt, ordinal }: ReminderDay,
  practice: Practice,
  now: EpochSeconds,
): Made {
  const [head] = subjects
  const why = { kind: 'reminder', byStaff: false, createdAt: now, startsAt: head.startsAt } as const
  const message = {
    ...({ kind: 'reminder', channel, head, gate } as const),
    dueAt: channel === 'sms' ? smsDueAt(dueAt, why, practice) : dueAt,
    usefulUntil: dayUsefulUntil(subjects, nextAt),
    ...{ byStaff: false, mustReach: false, changeId: null },
  }
  const id = insertMessage(db, message, now)
  for (const subject of subjects) {
    remindOf(db, id, { subject, ordinal, channel }, now)
    const { appointmentId, attendeeId } = subject
    const event = { appointmentId, attendeeId, actor: theSystem, messageId: id }
    if (gate) recordEvent(db, { ...event, action: 'message-skipped' }, now)
  }
  return { id, gate }
}
