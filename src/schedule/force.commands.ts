import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { addDays, type IsoDate } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { listPeriods } from './blocks.queries.ts'
import { resetDay } from './dated.commands.ts'
import { cutPeriod } from './force.ts'
import type { Period, StoredPeriod } from './schedule.ts'
import { sameCourse, stampOfPeriods } from './templates.ts'

export interface Takeover {
  readonly period: Period
  /** The periods that end when this one begins; where this one has an end, they go on after it. */
  readonly ends: readonly number[]
  /** Dates with rows of their own that are to follow the templates again. */
  readonly resets: readonly IsoDate[]
  /** What was in force when the page was shown. */
  readonly stamp: string
}

/** Puts a template into force and ends what it replaces (F31, P5). Booked appointments never change. */
export function takeOver(db: Db, takeover: Takeover, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    const { period, ends, resets, stamp } = takeover
    const periods = listPeriods(db, period.calendarId)
    if (stampOfPeriods(periods) !== stamp) refuse('edited-meanwhile')
    for (const old of periods.filter(({ id }) => ends.includes(id))) cut(db, old, period)
    insertPeriod(db, period)
    setState(db, period.templateId, 'in-force')
    for (const date of resets) resetDay(db, period.calendarId, date, actor, now)
    const detail = { from: period.from, to: period.to, cycle: period.cycle }
    recordAudit(db, actor, 'put-into-force', 'schedule-template', period.templateId, now, detail)
  })
}

/**
 * Takes back a period that has not begun. `resumes` are periods that ended the day before it: they go on, as if it had
 * never been.
 */
export function withdrawPeriod(
  db: Db,
  period: StoredPeriod,
  resumes: readonly number[],
  stamp: string,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const periods = listPeriods(db, period.calendarId)
    if (stampOfPeriods(periods) !== stamp) refuse('edited-meanwhile')
    db.run(build.deleteFrom('schedule_period').where('id', '=', period.id))
    for (const old of periods.filter(({ id }) => resumes.includes(id))) resume(db, old, period, periods)
    if (!periods.some(({ id, templateId }) => id !== period.id && templateId === period.templateId))
      setState(db, period.templateId, 'draft')
    const detail = { from: period.from, period: period.id }
    recordAudit(db, actor, 'withdrawn', 'schedule-template', period.templateId, now, detail)
  })
}

function cut(db: Db, old: StoredPeriod, over: Period): void {
  const [first, second] = cutPeriod(old, over)
  const row = build.updateTable('schedule_period').where('id', '=', old.id)
  if (first) db.run(row.set({ from_date: first.from, to_date: first.to }))
  else db.run(build.deleteFrom('schedule_period').where('id', '=', old.id))
  if (second) insertPeriod(db, second)
}

/** Where its other half goes on after the one withdrawn, the two become one again. */
function resume(db: Db, old: StoredPeriod, over: Period, periods: readonly StoredPeriod[]): void {
  const next = over.to === null ? undefined : addDays(over.to, 1)
  const half = periods.find((each) => each.id !== old.id && each.from === next && sameCourse(each, old))
  if (half) db.run(build.deleteFrom('schedule_period').where('id', '=', half.id))
  const set = { to_date: half ? half.to : over.to }
  db.run(build.updateTable('schedule_period').set(set).where('id', '=', old.id))
}

function insertPeriod(db: Db, period: Period): void {
  db.insert('schedule_period', {
    calendar_id: period.calendarId,
    template_id: period.templateId,
    from_date: period.from,
    to_date: period.to,
    cycle: period.cycle,
    cycle_anchor: period.anchor,
    cycle_weeks: period.weeks,
    cycle_week: period.week,
  })
}

function setState(db: Db, templateId: number, state: 'draft' | 'in-force'): void {
  db.run(build.updateTable('schedule_template').set({ state }).where('id', '=', templateId))
}
