import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { listPeriods, listTemplateBlocks } from './blocks.queries.ts'
import { statusOf, type Template } from './templates.ts'

/** The week templates of all calendars, the latest first; the status is that of a date. */
export function listTemplates(db: Db, date: IsoDate): readonly Template[] {
  const rows = db.all(build.selectFrom('schedule_template').selectAll().orderBy('id', 'desc'))
  return rows.map((row) => ({
    id: row.id,
    calendarId: row.calendar_id,
    name: row.name,
    replacesId: row.replaces_id,
    status: statusOf(
      listPeriods(db, row.calendar_id).filter(({ templateId }) => templateId === row.id),
      date,
    ),
    rowVersion: row.row_version,
    blocks: listTemplateBlocks(db, row.id).toSorted((one, other) => one.weekday - other.weekday),
  }))
}

export function findTemplate(db: Db, id: number, date: IsoDate): Template | undefined {
  return listTemplates(db, date).find((template) => template.id === id)
}
