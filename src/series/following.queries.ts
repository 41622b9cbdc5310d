import { findRhythm, type Repeated } from '../appointments/series.queries.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import { type Following, markOwn, type Shift, shifted, stateOf } from './following.ts'
import { type Chosen, type PlanRow, planOf } from './plan.ts'
import { planReader, staffPlanOf } from './repeat.queries.ts'

/** An appointment of a series and all that come after it, soonest first. */
export function listFollowing(db: Db, source: Repeated, zone: Zone, now: EpochSeconds): readonly Following[] {
  const rows = build
    .selectFrom('appointment')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt', 'calendar_id as calendarId'])
    .select(['status', 'row_version as version'])
    .where('series_id', '=', source.seriesId)
    .where('starts_at', '>=', source.startsAt)
    .orderBy('starts_at')
    .orderBy((eb) => eb('id', '<>', source.id))
    .orderBy('id')
  if (source.seriesId === null) return []
  const list = db
    .all(rows)
    .map(({ status, ...row }) => ({ ...row, state: stateOf(status, row.startsAt, now) }))
  return markOwn(list, findRhythm(db, source.seriesId).weekdays, zone)
}

/**
 * Looks at every place that a shift would put appointments to. None of them is in the way of another; one that is to stay
 * where it is, is in everybody's.
 */
export function planShift(
  db: Db,
  source: Repeated,
  list: readonly Following[],
  shift: Shift,
  chosen: Chosen,
  now: EpochSeconds,
): readonly PlanRow[] {
  const staying = new Set<number>()
  for (;;) {
    const except = new Set(list.map(({ id }) => id).filter((id) => !staying.has(id)))
    const plan = staffPlanOf(db, source, { calendarId: shift.calendarId, except })
    if (!plan) return []
    const wanted = list.map(({ id, startsAt }) => ({
      key: String(id),
      startsAt: shifted(plan.zone, startsAt, shift),
    }))
    const rows = planOf(planReader(db, plan, now), wanted, chosen)
    const more = rows.filter((row) => row.chosen === 'skip' && !staying.has(Number(row.key)))
    if (more.length === 0) return rows
    for (const { key } of more) staying.add(Number(key))
  }
}
