import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { blocksOn, type PlannedBlock, type StoredPeriod, type TemplateBlock } from './schedule.ts'
import { readPlaces, readSchedule } from './stored.queries.ts'

/** The blocks of a calendar on a date, by start: the date's own rows if it has been changed by hand, else the templates. */
export function listBlocks(db: Db, calendarId: number, date: IsoDate): readonly PlannedBlock[] {
  const schedule = arranged(db, readSchedule)
  const own = schedule.dated.get(`${calendarId} ${date}`)
  return own ?? blocksOn(schedule.periods.get(calendarId) ?? [], schedule.templates, date)
}

/** What is, was or will be in force for a calendar, by its first day. */
export function listPeriods(db: Db, calendarId: number): readonly StoredPeriod[] {
  return arranged(db, readSchedule).periods.get(calendarId) ?? []
}

/** The blocks of a week template by start, whether or not it is in force. */
export function listTemplateBlocks(db: Db, templateId: number): readonly TemplateBlock[] {
  return arranged(db, readSchedule).templates.get(templateId) ?? []
}

export function findTemplateBlock(db: Db, id: number): TemplateBlock | undefined {
  return [...arranged(db, readSchedule).templates.values()].flat().find((block) => block.id === id)
}

/** Whether a date follows rows of its own. */
export function isDatedDay(db: Db, calendarId: number, date: IsoDate): boolean {
  return arranged(db, readSchedule).dated.has(`${calendarId} ${date}`)
}

/** The dates from one day to another, both included, on which a calendar follows rows of its own. */
export function listDatedDays(
  db: Db,
  calendarId: number,
  from: IsoDate,
  to: IsoDate | null,
): readonly IsoDate[] {
  return [...arranged(db, readSchedule).dated.keys()]
    .filter((key) => key.startsWith(`${calendarId} `))
    .map((key) => key.slice(-10))
    .filter((date) => date >= from && (to === null || date <= to))
    .sort()
}

/** The locations at which a calendar has blocks in its schedule, in no order. */
export function locationsOfCalendar(db: Db, calendarId: number): ReadonlySet<number> {
  return arranged(db, readPlaces).get(calendarId) ?? new Set()
}

/** The last date that any schedule or date of a calendar reaches; null: without an end; undefined: no schedule at all. */
export function lastPlannedDate(db: Db, calendarId: number): IsoDate | null | undefined {
  const schedule = arranged(db, readSchedule)
  const ends = (schedule.periods.get(calendarId) ?? []).map((period) => period.to)
  if (ends.includes(null)) return null
  const dates = [...schedule.dated.keys()]
    .filter((key) => key.startsWith(`${calendarId} `))
    .map((key) => key.slice(-10))
  return [...ends.filter((end) => end !== null), ...dates].sort().at(-1)
}

/** Absences of some resources that touch a stretch of time. */
export function listAbsences(db: Db, resourceIds: readonly number[], from: number, to: number) {
  if (resourceIds.length === 0) return []
  return db.all(
    build
      .selectFrom('absence')
      .select(['resource_id as resourceId', 'starts_at as startsAt', 'ends_at as endsAt', 'reason'])
      .where('resource_id', 'in', resourceIds)
      .where('ends_at', '>', from)
      .where('starts_at', '<', to),
  )
}
