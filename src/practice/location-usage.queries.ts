import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { LocationUsage } from './location-usage.ts'
import { countFrom, namesOf, toCome } from './usage.queries.ts'

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
    appointments: countFrom(db, toCome(now).where('location_id', '=', locationId)),
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
