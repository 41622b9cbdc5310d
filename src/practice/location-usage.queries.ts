import type { Compilable } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { LocationUsage } from './location-usage.ts'

export function findLocationUsage(db: Db, locationId: number, now: EpochSeconds): LocationUsage {
  const types = build
    .selectFrom('type_location')
    .innerJoin('appointment_type', 'appointment_type.id', 'type_id')
    .select('appointment_type.name')
    .where('location_id', '=', locationId)
    .where('active', '=', 1)
  const rooms = build
    .selectFrom('resource')
    .select('name')
    .where('location_id', '=', locationId)
    .where('active', '=', 1)
  return {
    appointments: countToCome(db, locationId, now),
    calendars: namesOf(db, workingHere(locationId)),
    types: namesOf(db, types),
    rooms: namesOf(db, rooms),
  }
}

/** Whose weekly hours in force lie here, in part or in whole. */
function workingHere(locationId: number) {
  return build
    .selectFrom('template_block')
    .innerJoin('schedule_template', 'schedule_template.id', 'template_id')
    .innerJoin('calendar', 'calendar.id', 'schedule_template.calendar_id')
    .innerJoin('resource', 'resource.id', 'calendar.resource_id')
    .select('calendar.public_name as name')
    .where('template_block.location_id', '=', locationId)
    .where('schedule_template.state', '=', 'in-force')
    .where('resource.active', '=', 1)
}

function countToCome(db: Db, locationId: number, now: EpochSeconds): number {
  const query = build
    .selectFrom('appointment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('location_id', '=', locationId)
    .where('starts_at', '>', now)
    .where('cancelled_at', 'is', null)
  return db.get(query)?.count ?? 0
}

function namesOf(db: Db, query: Compilable<{ readonly name: string }>): readonly string[] {
  return [...new Set(db.all(query).map(({ name }) => name))].sort((one, other) => one.localeCompare(other))
}
