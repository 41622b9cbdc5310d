import { listOccurrences, type Repeated } from '../appointments/series.queries.ts'
import { datesOf, type SeriesRule, standingIn } from '../appointments/series.ts'
import type { Db } from '../db/run.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import { listTakenBy, type StaffPlan, weekReader } from './fit.queries.ts'
import type { PlanReader, Wanted } from './plan.ts'

/** What is booked again, at times of its own: the same type, practitioner, place, length and people. */
export function staffPlanOf(
  db: Db,
  source: Repeated,
  changes: { readonly calendarId?: number; readonly except?: ReadonlySet<number> } = {},
): StaffPlan | undefined {
  const zone = findPractice(db)?.zone
  const type = findType(db, source.typeId)
  const calendar = findCalendar(db, changes.calendarId ?? source.calendarId)
  if (!zone || !type || !calendar) return undefined
  const minutes = (source.endsAt - source.startsAt) / 60
  const patientIds = source.attendees.map(({ patientId }) => patientId)
  const except = changes.except ?? new Set()
  const { locationId } = source
  return { type: { ...type, minutes }, calendar, locationId, zone, patientIds, except }
}

export function planReader(db: Db, plan: StaffPlan, now: EpochSeconds): PlanReader {
  return {
    zone: plan.zone,
    weekOf: weekReader(db, plan, now),
    takenBy: (around) => listTakenBy(db, plan, around),
  }
}

/** The times after the first, at the same wall time; the key of each is its date. */
export function wantedOf(source: Repeated, rule: SeriesRule, zone: Zone): readonly Wanted[] {
  const { date, minute } = zone.local(source.startsAt)
  const [, ...others] = datesOf(date, rule)
  return others.map((each) => ({ key: each, startsAt: zone.instant(each, minute) }))
}

/** Why an appointment is not repeated; undefined: it can be. */
export function whyNotRepeated(db: Db, source: Repeated): 'cancelled' | 'in-series' | 'nobody' | undefined {
  if (source.cancelled) return 'cancelled'
  if (source.attendees.length === 0) return 'nobody'
  if (source.seriesId === null) return undefined
  return standingIn(listOccurrences(db, source.seriesId), source.id).next ? 'in-series' : undefined
}
