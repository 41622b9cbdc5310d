import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { parseTexts } from '../practice/texts.ts'
import type { Calendar } from './calendars.ts'

/** Every calendar in display order, retired ones included. */
export function listCalendars(db: Db): readonly Calendar[] {
  return arranged(db, readCalendars)
}

export function findCalendar(db: Db, id: number): Calendar | undefined {
  return listCalendars(db).find((calendar) => calendar.id === id)
}

function readCalendars(db: Db): readonly Calendar[] {
  const rows = db.all(
    build
      .selectFrom('calendar')
      .innerJoin('resource', 'resource.id', 'calendar.resource_id')
      .select([
        'calendar.id',
        'resource_id',
        'slug',
        'public_name',
        'profession_texts',
        'about_texts',
        'online',
      ])
      .select(['resource.kind', 'resource.name', 'user_id'])
      .select(['resource.active', 'resource.from_date', 'resource.to_date', 'calendar.row_version'])
      .orderBy('calendar.sort')
      .orderBy('calendar.id'),
  )
  return rows.map((row) => ({
    id: row.id,
    resourceId: row.resource_id,
    slug: row.slug,
    kind: row.kind === 'service' ? 'service' : 'practitioner',
    name: row.name,
    userId: row.user_id,
    publicName: row.public_name,
    profession: parseTexts(row.profession_texts),
    about: parseTexts(row.about_texts),
    online: row.online === 1,
    active: row.active === 1,
    fromDate: row.from_date,
    toDate: row.to_date,
    rowVersion: row.row_version,
  }))
}
