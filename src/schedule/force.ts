import { addDays, type EpochSeconds, type IsoDate, isoWeek, weekday } from '../lib/calendar.ts'
import { type Interval, merge } from '../lib/interval.ts'
import { blockInTheWay } from './block.ts'
import { blocksOn, isInForce, type Period, type PlannedBlock, type TemplateBlock } from './schedule.ts'

type Templates = ReadonlyMap<number, readonly TemplateBlock[]>

/** What of a period is left around the days that another takes over: nothing, one stretch or two. */
export function cutPeriod<P extends Period>(period: P, over: Pick<Period, 'from' | 'to'>): readonly P[] {
  const endsBefore = period.to !== null && period.to < over.from
  const beginsAfter = over.to !== null && period.from > over.to
  if (endsBefore || beginsAfter) return [period]
  const before = period.from < over.from ? [{ ...period, to: addDays(over.from, -1) }] : []
  const isLonger = over.to !== null && (period.to === null || period.to > over.to)
  return isLonger && over.to !== null ? [...before, { ...period, from: addDays(over.to, 1) }] : before
}

/** The first day on which both periods count and their blocks overlap; none is looked for after `weeks` weeks. */
export function firstClash(
  one: Period,
  other: Period,
  templates: Templates,
  weeks = 2700,
): IsoDate | undefined {
  const theirs = templates.get(other.templateId) ?? []
  const days = new Set(
    (templates.get(one.templateId) ?? [])
      .filter((block) => blockInTheWay(block, theirs))
      .map((block) => block.weekday),
  )
  if (days.size === 0) return undefined
  const [from] = [one.from, other.from].sort().reverse()
  const ends = [one.to, other.to].filter((to) => to !== null).sort()
  for (let day = 0; from !== undefined && day < weeks * 7; day++) {
    const date = addDays(from, day)
    if (ends[0] !== undefined && date > ends[0]) return undefined
    if (days.has(weekday(date)) && isInForce(one, date) && isInForce(other, date)) return date
  }
  return undefined
}

/** A day of a cycle as its week shows it: whether the template counts in that week. */
export interface WeekAhead {
  readonly monday: IsoDate
  readonly number: number
  readonly counts: boolean
}

/** The weeks from the one in which a period begins: the dates behind "odd", "even" and "week 2 of 3". */
export function weeksAhead(period: Period, count = 8): readonly WeekAhead[] {
  const first = addDays(period.from, 1 - weekday(period.from))
  return Array.from({ length: count }, (_, index) => {
    const monday = addDays(first, index * 7)
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day))
    return { monday, number: isoWeek(monday).week, counts: days.some((day) => isInForce(period, day)) }
  })
}

/** The Monday of the next week 53: after it comes week 1, which is odd again (schema.md, cycles). Within a year, or none. */
export function nextWeek53(period: Pick<Period, 'from' | 'to' | 'cycle'>): IsoDate | undefined {
  if (period.cycle !== 'iso-odd' && period.cycle !== 'iso-even') return undefined
  const first = addDays(period.from, 1 - weekday(period.from))
  const mondays = Array.from({ length: 53 }, (_, index) => addDays(first, index * 7))
  return mondays.find((monday) => isoWeek(monday).week === 53 && (period.to === null || monday <= period.to))
}

/** Where and when an appointment is, in minutes since the midnight of its date. */
export interface Booked {
  readonly date: IsoDate
  readonly fromMinute: number
  readonly toMinute: number
  readonly locationId: number
}

/** An appointment without its people: the schedule need not know who comes. */
export interface BookedTime extends Booked {
  readonly id: number
  readonly calendarId: number
  readonly typeId: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
}

/** Whether blocks of its place cover all of an appointment; neighbours that touch count as one. */
export function isInside(booked: Booked, blocks: readonly PlannedBlock[]): boolean {
  const here = blocks.filter(({ locationId }) => locationId === booked.locationId)
  const covered = merge(
    here.map(({ fromMinute, toMinute }): Interval => ({ startsAt: fromMinute, endsAt: toMinute })),
  )
  return covered.some(({ startsAt, endsAt }) => startsAt <= booked.fromMinute && booked.toMinute <= endsAt)
}

/** The appointments that periods leave without a block around them. */
export function outsideOf<B extends Booked>(
  booked: readonly B[],
  periods: readonly Period[],
  templates: Templates,
): readonly B[] {
  return booked.filter((each) => !isInside(each, blocksOn(periods, templates, each.date)))
}
