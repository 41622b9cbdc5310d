import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import {
  findInCalendar,
  findOwner,
  findWaitingNews,
  type InCalendar,
  listNews,
  nextNewsOrdinal,
  type WaitingNews,
} from './calendar-news.queries.ts'
import { lastStart, type NewsItem, newsWord, wantsNews } from './calendar-news.ts'
import { dueAfterGrace, type Plan } from './plan.ts'
import { insertStaffMail } from './staff-mail.commands.ts'
import { findReader } from './staff-mail.queries.ts'

/**
 * Part of a write: tells whose calendar it is, or was, what somebody else has just done in it (J47, J48): a patient or a
 * colleague, never they themselves, and only what they want to hear of. What staff do waits for the grace and becomes one
 * message, whatever else happens meanwhile (rule 29). `before`: how it stood; null: it was not there.
 */
export function queueCalendarNews(
  db: Db,
  appointmentId: number,
  before: Plan | null,
  actor: Actor,
  now: EpochSeconds,
): void {
  const after = findInCalendar(db, appointmentId)
  if (!after || after.attendeeId === null) return
  if (actor.userId !== null) forgetNews(db, actor.userId, appointmentId, now)
  const wasOf = before && findOwner(db, before.calendarId)
  const readers = new Set([wasOf, after.userId].filter((id) => typeof id === 'number'))
  for (const userId of readers) {
    const told = wasOf === userId ? before : null
    const standing = after.userId === userId && !after.cancelled ? after.plan : null
    const item = { appointmentId, told, now: standing, cancelled: after.cancelled }
    if (actor.userId !== userId) tellReader(db, userId, item, after, actor, now)
  }
}

/** What they have done to it themselves they need not hear of, nor of what was before that. */
function forgetNews(db: Db, userId: number, appointmentId: number, now: EpochSeconds): void {
  const waiting = findWaitingNews(db, userId)
  if (!waiting || !isAbout(db, waiting, userId, appointmentId)) return
  const subjects = build.deleteFrom('message_subject').where('message_id', '=', waiting.id)
  if (listNews(db, waiting.id, userId).length > 1)
    db.run(subjects.where('appointment_id', '=', appointmentId))
  else {
    const unsent = { state: 'skipped', reason: 'withdrawn', settled_at: now } as const
    db.run(build.updateTable('message').set(unsent).where('id', '=', waiting.id))
  }
}

/** What they knew before a message that still waits is what they know: that one says it as it will stand then. */
function tellReader(
  db: Db,
  userId: number,
  item: NewsItem,
  after: InCalendar,
  actor: Actor,
  now: EpochSeconds,
): void {
  const waiting = findWaitingNews(db, userId)
  const due = dueAt(db, item, actor, now)
  if (waiting && isAbout(db, waiting, userId, item.appointmentId)) {
    hasten(db, waiting, item, due)
    return
  }
  const word = newsWord(item)
  const reader = word && findReader(db, userId)
  if (!word || !reader?.active || !wantsNews(reader, word) || lastStart(item) <= now) return
  if (waiting) hasten(db, waiting, item, due)
  const until = lastStart(item)
  const messageId = waiting?.id ?? insertStaffMail(db, 'staff-booking', userId, { dueAt: due, until }, now)
  insertItem(db, messageId, item, after)
}

function insertItem(
  db: Db,
  messageId: number,
  { appointmentId, told }: NewsItem,
  { attendeeId, plan: { scheduleVersion } }: InCalendar,
): void {
  if (attendeeId === null) return
  db.insert('message_subject', {
    message_id: messageId,
    appointment_id: appointmentId,
    attendee_id: attendeeId,
    schedule_version: scheduleVersion,
    kind: 'staff-booking',
    ordinal: nextNewsOrdinal(db, attendeeId, scheduleVersion),
    channel: 'email',
    told_starts_at: told?.startsAt ?? null,
    told_ends_at: told?.endsAt ?? null,
    told_calendar_id: told?.calendarId ?? null,
    told_location_id: told?.locationId ?? null,
    told_version: told?.scheduleVersion ?? null,
  })
}

/** What a patient does is told at once; what staff do may be undone for a while. */
function dueAt(db: Db, { told, now: plan }: NewsItem, actor: Actor, now: EpochSeconds): EpochSeconds {
  if (actor.kind !== 'staff') return now
  const starts = [told, plan].flatMap((each) => (each && each.startsAt > now ? [each.startsAt] : []))
  return dueAfterGrace(starts, findPractice(db)?.messages.graceMinutes ?? 0, now)
}

function isAbout(db: Db, { id }: WaitingNews, userId: number, appointmentId: number): boolean {
  return listNews(db, id, userId).some((each) => each.appointmentId === appointmentId)
}

/** Never later than either would leave alone, and of use as long as the longer one. */
function hasten(db: Db, waiting: WaitingNews, item: NewsItem, due: EpochSeconds): void {
  const { id, dueAt: planned, usefulUntil } = waiting
  const columns = { due_at: Math.min(planned, due), useful_until: Math.max(usefulUntil, lastStart(item)) }
  db.run(build.updateTable('message').set(columns).where('id', '=', id).where('state', '=', 'waiting'))
}
