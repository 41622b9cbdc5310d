import { build, type Db, type Prepared, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listBusy } from './busy.queries.ts'
import { busyBook } from './busy.ts'
import type { Session } from './model.ts'
import type { Wish } from './wish.ts'

const none: ReadonlyMap<EpochSeconds, Session> = new Map()

/**
 * The sessions of the wished type in a calendar at the wished location that begin between two instants, by their start
 * (rule 10): those that are booked, and those that visitors only hold. None where the type is for one person.
 */
export function listSessions(
  db: Db,
  wish: Wish,
  calendar: Calendar,
  from: EpochSeconds,
  to: EpochSeconds,
): ReadonlyMap<EpochSeconds, Session> {
  if (wish.type.places === 1) return none
  const { booked, held } = queriesOf(db)
  const { type, locationId, now, except = {} } = wish
  const of = [type.id, calendar.id, locationId, from, to] as const
  const holds = held.all(...of, now).filter((row) => row.id !== except.holdId)
  const sessions = new Map<EpochSeconds, Session>()
  for (const { id, startsAt, endsAt, places, taken } of booked.all(...of)) {
    if (id === except.appointmentId) continue
    const before = sessions.get(startsAt)?.left ?? -countAt(holds, startsAt)
    sessions.set(startsAt, { startsAt, endsAt, locationId, left: before + places - taken, besides: null })
  }
  for (const { startsAt, endsAt } of holds)
    if (!sessions.has(startsAt)) sessions.set(startsAt, onlyHeld(db, wish, calendar, holds, startsAt, endsAt))
  return sessions
}

interface HoldRow {
  readonly id: number
  readonly startsAt: number
  readonly endsAt: number
}

function countAt(holds: readonly HoldRow[], startsAt: EpochSeconds): number {
  return holds.filter((row) => row.startsAt === startsAt).length
}

function onlyHeld(
  db: Db,
  wish: Wish,
  calendar: Calendar,
  holds: readonly HoldRow[],
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
): Session {
  const { type, locationId, now, except } = wish
  const left = type.places - countAt(holds, startsAt)
  const resourceIds = [...new Set([calendar.resourceId, ...type.needs.flat()])]
  const [from, to] = [startsAt - type.bufferBefore * 60, startsAt + (type.minutes + type.bufferAfter) * 60]
  const same = new Set(holds.filter((row) => row.startsAt === startsAt).map((row) => row.id))
  const besides = busyBook(listBusy(db, resourceIds, from, to, now, except, same))
  return { startsAt, endsAt, locationId, left, besides }
}

interface BookedRow extends HoldRow {
  readonly places: number
  readonly taken: number
}

interface Queries {
  readonly booked: Prepared<[number, number, number, number, number], BookedRow>
  readonly held: Prepared<[number, number, number, number, number, number], HoldRow>
}

const queriesOf = perDatabase((db): Queries => ({ booked: booked(db), held: held(db) }))

function booked(db: Db): Queries['booked'] {
  return db.prepare((typeId: number, calendarId: number, locationId: number, from: number, to: number) =>
    bookedSessions(typeId, calendarId, locationId).where('starts_at', '>=', from).where('starts_at', '<', to),
  )
}

/** The appointments of a type, calendar and location that are not cancelled, with how many come to each. */
export function bookedSessions(typeId: number, calendarId: number, locationId: number) {
  return build
    .selectFrom('appointment')
    .leftJoin('attendee', (join) =>
      join.onRef('attendee.appointment_id', '=', 'appointment.id').on('attendee.cancelled_at', 'is', null),
    )
    .select(['appointment.id', 'starts_at as startsAt', 'ends_at as endsAt', 'places'])
    .select((eb) => eb.fn.count<number>('attendee.id').as('taken'))
    .where('type_id', '=', typeId)
    .where('calendar_id', '=', calendarId)
    .where('location_id', '=', locationId)
    .where('appointment.cancelled_at', 'is', null)
    .groupBy('appointment.id')
    .orderBy('appointment.id')
}

function held(db: Db): Queries['held'] {
  return db.prepare(
    (typeId: number, calendarId: number, locationId: number, from: number, to: number, now: number) =>
      build
        .selectFrom('hold')
        .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
        .where('expires_at', '>', now)
        .where('given_up_at', 'is', null)
        .where('keeps', '=', (eb) => eb.lit(1))
        .where('type_id', '=', typeId)
        .where('calendar_id', '=', calendarId)
        .where('location_id', '=', locationId)
        .where('starts_at', '>=', from)
        .where('starts_at', '<', to),
  )
}
