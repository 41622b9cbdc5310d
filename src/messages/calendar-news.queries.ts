import { build, type Db, perDatabase } from '../db/run.ts'
import type { NewsItem } from './calendar-news.ts'
import type { Plan } from './plan.ts'
import { planOf, toldColumns } from './told.queries.ts'

/** An appointment as it lies in a calendar, with whose that is. */
export interface InCalendar {
  readonly plan: Plan
  /** null: nobody's. */
  readonly userId: number | null
  /** Anybody of those who come or came: what a message is filed under. */
  readonly attendeeId: number | null
  readonly cancelled: boolean
}

export function findInCalendar(db: Db, appointmentId: number): InCalendar | undefined {
  const row = queriesOf(db).standing.get(appointmentId)
  if (!row) return undefined
  const { status, userId, attendeeId, ...plan } = row
  return { plan, userId, attendeeId, cancelled: status === 'cancelled' }
}

/** Whose calendar it is; undefined: nobody's. */
export function findOwner(db: Db, calendarId: number): number | undefined {
  return queriesOf(db).owner.get(calendarId)?.userId ?? undefined
}

/** The message with news that still waits for somebody of the staff. */
export function findWaitingNews(db: Db, userId: number): WaitingNews | undefined {
  return queriesOf(db).waiting.get(userId, 'waiting', 'staff-booking')
}

export interface WaitingNews {
  readonly id: number
  readonly dueAt: number
  readonly usefulUntil: number
}

/** What a message is about, each as its reader knew it and as it stands in their calendars now. */
export function listNews(db: Db, messageId: number, userId: number): readonly NewsItem[] {
  const rows = build
    .selectFrom('message_subject')
    .select(['message_subject.appointment_id as appointmentId', ...toldColumns])
    .where('message_id', '=', messageId)
  return db.all(rows).flatMap((row) => {
    const found = findInCalendar(db, row.appointmentId)
    if (!found) return []
    const { plan, cancelled } = found
    const mine = found.userId === userId && !cancelled
    return [{ appointmentId: row.appointmentId, told: planOf(row), now: mine ? plan : null, cancelled }]
  })
}

/** Which of the messages to staff about one attendee and version the next one is. */
export function nextNewsOrdinal(db: Db, attendeeId: number, version: number): number {
  return 1 + (queriesOf(db).ordinal.get(attendeeId, version, 'staff-booking')?.last ?? 0)
}

const queriesOf = perDatabase((db) => ({
  standing: db.prepare((appointmentId: number) =>
    build
      .selectFrom('appointment')
      .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
      .select(['starts_at as startsAt', 'ends_at as endsAt', 'calendar_id as calendarId'])
      .select(['appointment.location_id as locationId', 'schedule_version as scheduleVersion'])
      .select(['appointment.status', 'calendar.user_id as userId'])
      .select((eb) =>
        eb
          .selectFrom('attendee')
          .select((of) => of.fn.min('attendee.id').as('first'))
          .whereRef('attendee.appointment_id', '=', 'appointment.id')
          .as('attendeeId'),
      )
      .where('appointment.id', '=', appointmentId),
  ),
  owner: db.prepare((calendarId: number) =>
    build.selectFrom('calendar').select('user_id as userId').where('id', '=', calendarId),
  ),
  waiting: db.prepare((userId: number, waiting: 'waiting', kind: 'staff-booking') =>
    build
      .selectFrom('message')
      .select(['id', 'due_at as dueAt', 'useful_until as usefulUntil'])
      .where('user_id', '=', userId)
      .where('settled_at', 'is', null)
      .where('state', '=', waiting)
      .where('kind', '=', kind)
      .orderBy('id', 'desc'),
  ),
  ordinal: db.prepare((attendeeId: number, version: number, kind: 'staff-booking') =>
    build
      .selectFrom('message_subject')
      .select((eb) => eb.fn.max('ordinal').as('last'))
      .where('attendee_id', '=', attendeeId)
      .where('schedule_version', '=', version)
      .where('kind', '=', kind),
  ),
}))
