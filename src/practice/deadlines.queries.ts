import { build, type Db } from '../db/run.ts'
import type { Deadline } from './limits.ts'
import { listLocations, resolveLimits } from './settings.queries.ts'

/** Every deadline that counts for something patients are reminded of and may change online (rules 11 and 32). */
export function listDeadlines(db: Db): readonly Deadline[] {
  const locations = listLocations(db).filter(({ functions }) => functions.rebook || functions.cancel)
  const calendars = db.all(
    build
      .selectFrom('calendar')
      .innerJoin('resource', 'resource.id', 'calendar.resource_id')
      .select(['calendar.id', 'public_name as name'])
      .where('resource.active', '=', 1),
  )
  const types = db.all(
    build
      .selectFrom('appointment_type')
      .select(['id', 'name'])
      .where('active', '=', 1)
      .where('notify', '=', 1)
      // Of these nothing can be changed online (F59).
      .where('class', '<>', 'surgery'),
  )
  const found = new Map<string, Deadline>()
  for (const type of types)
    for (const calendar of calendars)
      for (const location of locations) {
        const { rebookHours, cancelHours } = resolveLimits(db, type.id, calendar.id, location.id)
        const open = [
          ...(location.functions.rebook ? [rebookHours] : []),
          ...(location.functions.cancel ? [cancelHours] : []),
        ]
        const names = { type: type.name, calendar: calendar.name, location: location.name, practice: '' }
        for (const { value: hours, level } of open)
          found.set(`${hours} ${names[level]}`, { name: names[level], hours })
      }
  return [...found.values()]
}
