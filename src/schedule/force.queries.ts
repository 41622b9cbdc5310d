import type { Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, type IsoDate, type Zone } from '../lib/calendar.ts'
import { listBlocks, listDatedDays, listPeriods, listTemplateBlocks } from './blocks.queries.ts'
import { listBookedIn } from './booked.queries.ts'
import { type BookedTime, cutPeriod, firstClash, isInside, outsideOf } from './force.ts'
import type { Period, StoredPeriod, TemplateBlock } from './schedule.ts'

/** What putting a template into force would do; nothing has happened yet. */
export interface Consequences {
  /** Each period that ends, with what is left of it. */
  readonly ends: readonly { readonly period: StoredPeriod; readonly left: readonly StoredPeriod[] }[]
  /** Future appointments without a block around them from then on; `already`: they have none now. */
  readonly outside: readonly { readonly booked: BookedTime; readonly already: boolean }[]
  /** Dates with rows of their own, and how much is booked on each that the template has no block for. */
  readonly dated: readonly { readonly date: IsoDate; readonly outside: number }[]
}

/** The periods that count today or later: those that a new one may end. */
export function listOpenPeriods(db: Db, calendarId: number, today: IsoDate): readonly StoredPeriod[] {
  return listPeriods(db, calendarId).filter(({ to }) => to === null || to >= today)
}

/** The first period that would stay and whose blocks would overlap those of the new one, and when. */
export function findClash(
  db: Db,
  period: Period,
  ends: readonly number[],
): { readonly period: StoredPeriod; readonly date: IsoDate } | undefined {
  const templates = templatesOf(db, period)
  for (const other of listPeriods(db, period.calendarId).filter(({ id }) => !ends.includes(id))) {
    const date = firstClash(period, other, templates)
    if (date !== undefined) return { period: other, date }
  }
  return undefined
}

export function findConsequences(
  db: Db,
  zone: Zone,
  period: Period,
  ends: readonly number[],
  now: EpochSeconds,
): Consequences {
  const old = listPeriods(db, period.calendarId)
  const ended = old.filter(({ id }) => ends.includes(id))
  const left = ended.map((each) => ({ period: each, left: cutPeriod(each, period) }))
  const after = [...old.filter((each) => !ended.includes(each)), ...left.flatMap((each) => each.left), period]
  const dates = listDatedDays(db, period.calendarId, period.from, period.to)
  const from = Math.max(now, dayBounds(zone, period.from).startsAt)
  const booked = listBookedIn(db, zone, period.calendarId, from, period.to)
  const outside = outsideOf(booked, after, templatesOf(db, period))
  return {
    ends: left,
    outside: outside
      .filter(({ date }) => !dates.includes(date))
      .map((each) => ({ booked: each, already: isOutsideNow(db, each) })),
    dated: dates.map((date) => ({ date, outside: outside.filter((each) => each.date === date).length })),
  }
}

function isOutsideNow(db: Db, booked: BookedTime): boolean {
  return !isInside(booked, listBlocks(db, booked.calendarId, booked.date))
}

function templatesOf(db: Db, period: Period): ReadonlyMap<number, readonly TemplateBlock[]> {
  const ids = [...listPeriods(db, period.calendarId), period].map(({ templateId }) => templateId)
  return new Map(ids.map((id) => [id, listTemplateBlocks(db, id)]))
}
