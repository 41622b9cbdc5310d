import { listHolds } from '../appointments/hold.queries.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import { standing } from '../patients/same-person.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { Appointment, Hold, Person } from './agenda.ts'

/** No appointment is longer than this, in seconds. */
const longest = 86_400

/** Every appointment that touches a stretch of time and is not cancelled, by start, with who comes. */
export function listAppointments(db: Db, during: Interval): readonly Appointment[] {
  const rows = db.all(
    live(during)
      .select(['appointment.id', 'calendar_id', 'type_id', 'starts_at', 'ends_at', 'status', 'self_booked'])
      .select(['cannot_come_at', 'origin', 'on_purpose', 'series_id', 'places', 'row_version'])
      .orderBy('starts_at')
      .orderBy('appointment.id'),
  )
  const people = listPeople(db, during)
  const since = listSince(db, during)
  const names = new Map(listCalendars(db).map(({ id, publicName }) => [id, publicName]))
  return rows.map((row) => ({
    id: row.id,
    calendarId: row.calendar_id,
    practitioner: names.get(row.calendar_id) ?? '',
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    ...typeOf(db, row.type_id),
    status: row.status,
    version: row.row_version,
    origin: row.origin,
    selfBooked: row.self_booked === 1,
    onPurpose: row.on_purpose === 1,
    inSeries: row.series_id !== null,
    cannotCome: row.cannot_come_at !== null,
    since: since.get(`${row.id} ${row.status}`) ?? null,
    places: row.places,
    people: people.get(row.id) ?? [],
  }))
}

/** What visitors hold at this moment. */
export function listHeld(db: Db, during: Interval, now: EpochSeconds): readonly Hold[] {
  const holds = listHolds(db, during.startsAt, during.endsAt, now)
  return holds.map(({ typeId, ...hold }) => ({ ...hold, ...typeOf(db, typeId) }))
}

/** Which of these resources each appointment occupies, by appointment. */
export function listOccupied(
  db: Db,
  resourceIds: readonly number[],
  { startsAt, endsAt }: Interval,
): ReadonlyMap<number, readonly number[]> {
  if (resourceIds.length === 0) return new Map()
  const rows = build
    .selectFrom('occupancy')
    .select(['appointment_id as ownerId', 'resource_id as resourceId'])
    .where('live', '=', 1)
    .where('resource_id', 'in', resourceIds)
    .where('starts_at', '<', endsAt)
    .where('starts_at', '>', startsAt - longest)
    .where('ends_at', '>', startsAt)
  return resourcesByOwner(db.all(rows))
}

/** Which of these resources each hold keeps, by hold. */
export function listHeldResources(
  db: Db,
  holdIds: readonly number[],
  resourceIds: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  if (holdIds.length === 0 || resourceIds.length === 0) return new Map()
  const rows = build
    .selectFrom('hold_resource')
    .select(['hold_id as ownerId', 'resource_id as resourceId'])
    .where('hold_id', 'in', holdIds)
    .where('resource_id', 'in', resourceIds)
  return resourcesByOwner(db.all(rows))
}

function resourcesByOwner(rows: readonly { readonly ownerId: number; readonly resourceId: number }[]) {
  const owners = new Map<number, number[]>()
  for (const { ownerId, resourceId } of rows)
    owners.set(ownerId, [...(owners.get(ownerId) ?? []), resourceId])
  return owners
}

function typeOf(db: Db, id: number): { readonly typeName: string; readonly colour: number } {
  const type = findType(db, id)
  return { typeName: type?.name ?? '', colour: type?.colour ?? 6 }
}

/** Who comes to which appointment. */
function listPeople(db: Db, during: Interval): ReadonlyMap<number, readonly Person[]> {
  const rows = db.all(
    live(during)
      .innerJoin('attendee', 'attendee.appointment_id', 'appointment.id')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
      .select(['appointment.id as appointmentId', 'patient.id', 'first_name', 'last_name', 'protected'])
      .select('known_answer')
      .where('attendee.cancelled_at', 'is', null)
      .orderBy('attendee.id'),
  )
  const people = new Map<number, Person[]>()
  for (const row of rows) {
    const person = {
      patientId: row.id,
      firstName: row.first_name,
      lastName: row.last_name,
      protected: row.protected === 1,
      firstVisit: row.known_answer === 'new',
    }
    people.set(row.appointmentId, [...(people.get(row.appointmentId) ?? []), person])
  }
  return people
}

/** When each appointment last took a status, by "appointment status". */
function listSince(db: Db, during: Interval): ReadonlyMap<string, EpochSeconds> {
  const rows = live(during)
    .innerJoin('appointment_event', 'appointment_event.appointment_id', 'appointment.id')
    .select(['appointment.id', 'action', 'at'])
    .where('action', 'in', ['arrived', 'in-treatment'])
    .orderBy('appointment_event.id')
  return new Map(db.all(rows).map((row) => [`${row.id} ${row.action}`, row.at]))
}

function live(during: Interval) {
  return build
    .selectFrom('appointment')
    .where('appointment.starts_at', '<', during.endsAt)
    .where('appointment.starts_at', '>', during.startsAt - longest)
    .where('appointment.ends_at', '>', during.startsAt)
    .where('appointment.status', '<>', 'cancelled')
}
