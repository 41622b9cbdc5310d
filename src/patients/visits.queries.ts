import { build, type Db } from '../db/run.ts'
import type { CardVisit } from './card.ts'

/** Appointments of each kind on the card itself; the page of all of them has the others. */
const most = 10
/** Appointments on one page of all of them. */
const visitsPage = 25

/** The next appointments that are not cancelled. `cards`: all cards of the person. */
export function listFuture(db: Db, cards: readonly number[], now: number): readonly CardVisit[] {
  return db.all(future(visits(cards), now).orderBy('starts_at').orderBy('appointment.id').limit(most))
}

/** How many are to come. */
export function countFuture(db: Db, cards: readonly number[], now: number): number {
  const all = future(visits(cards), now).clearSelect()
  return db.get(all.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/** The latest that are over or cancelled. */
export function listPast(db: Db, cards: readonly number[], now: number): readonly CardVisit[] {
  const rows = db.all(
    visits(cards)
      .select('attendee.cancelled_at')
      .where((eb) =>
        eb.or([
          eb('starts_at', '<', now),
          eb('appointment.status', '=', 'cancelled'),
          eb('attendee.cancelled_at', 'is not', null),
        ]),
      )
      .orderBy('starts_at', 'desc')
      .orderBy('appointment.id', 'desc')
      .limit(most),
  )
  return rows.map(asAttended)
}

/** A page of all appointments, the latest first, and whether there are more. */
export function listVisits(
  db: Db,
  cards: readonly number[],
  page: number,
): { readonly visits: readonly CardVisit[]; readonly more: boolean } {
  const all = visits(cards).select('attendee.cancelled_at')
  const ordered = all.orderBy('starts_at', 'desc').orderBy('appointment.id', 'desc')
  const rows = db.all(ordered.limit(visitsPage + 1).offset((page - 1) * visitsPage))
  return { visits: rows.slice(0, visitsPage).map(asAttended), more: rows.length > visitsPage }
}

export function countVisits(db: Db, cards: readonly number[]): number {
  const all = build.selectFrom('attendee').where('patient_id', 'in', cards)
  return db.get(all.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/** Of a session somebody's own place may be cancelled alone. */
function asAttended({
  cancelled_at,
  ...visit
}: CardVisit & { readonly cancelled_at: number | null }): CardVisit {
  return cancelled_at === null ? visit : { ...visit, status: 'cancelled' }
}

type Visits = ReturnType<typeof visits>

function future(query: Visits, now: number): Visits {
  return query
    .where('starts_at', '>=', now)
    .where('appointment.status', '<>', 'cancelled')
    .where('attendee.cancelled_at', 'is', null)
}

function visits(cards: readonly number[]) {
  return build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .innerJoin('appointment_type', 'appointment_type.id', 'appointment.type_id')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .select(['appointment.id', 'starts_at as startsAt', 'appointment_type.name as type'])
    .select(['calendar.public_name as practitioner', 'appointment.status'])
    .where('attendee.patient_id', 'in', cards)
}
