import { build, type Db } from '../db/run.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Occupant } from './occupants.ts'

/** No appointment is longer than this, in seconds. */
const aDay = 86_400

/** What takes a resource's time between two instants, by start. */
export function listOccupants(
  db: Db,
  resourceId: number,
  from: number,
  to: number,
  now: number,
): readonly Occupant[] {
  const around = buffersOf(db)
  const booked = db.all(appointments(resourceId, from, to)).map((each) => ({
    ...each,
    ...around(each.typeId),
    by: 'appointment' as const,
    keptUntil: null,
  }))
  const held = db.all(holds(resourceId, from, to, now)).map((each) => ({
    ...each,
    ...around(each.typeId),
    by: 'hold' as const,
  }))
  const none = { before: 0, after: 0, by: 'absence' as const, keptUntil: null, typeId: null }
  const away = db.all(absences(resourceId, from, to)).map((each) => ({ ...each, ...none }))
  return [...booked, ...held, ...away].toSorted((one, other) => one.startsAt - other.startsAt)
}

/** What is kept free around appointments and holds of a type, in seconds. */
function buffersOf(db: Db): (typeId: number) => { readonly before: number; readonly after: number } {
  const types = new Map(listTypes(db).map((each) => [each.id, each]))
  return (typeId) => ({
    before: (types.get(typeId)?.bufferBefore ?? 0) * 60,
    after: (types.get(typeId)?.bufferAfter ?? 0) * 60,
  })
}

function appointments(resourceId: number, from: number, to: number) {
  return build
    .selectFrom('occupancy')
    .innerJoin('appointment', 'appointment.id', 'occupancy.appointment_id')
    .select(['appointment.id', 'type_id as typeId'])
    .select(['occupancy.starts_at as startsAt', 'occupancy.ends_at as endsAt'])
    .where('occupancy.live', '=', 1)
    .where('occupancy.resource_id', '=', resourceId)
    .where('occupancy.starts_at', '<', to)
    .where('occupancy.starts_at', '>', from - aDay)
    .where('occupancy.ends_at', '>', from)
}

function holds(resourceId: number, from: number, to: number, now: number) {
  return build
    .selectFrom('hold')
    .innerJoin('hold_resource', 'hold_resource.hold_id', 'hold.id')
    .select(['hold.id', 'type_id as typeId', 'starts_at as startsAt', 'ends_at as endsAt'])
    .select('expires_at as keptUntil')
    .where('resource_id', '=', resourceId)
    .where('expires_at', '>', now)
    .where('keeps', '=', 1)
    .where('given_up_at', 'is', null)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
}

function absences(resourceId: number, from: number, to: number) {
  return build
    .selectFrom('absence')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('resource_id', '=', resourceId)
    .where('ends_at', '>', from)
    .where('starts_at', '<', to)
}
