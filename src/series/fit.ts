import type { Offer } from '../availability/asking.ts'
import { occupiedBy } from '../availability/busy.ts'
import type { Block } from '../availability/model.ts'
import { meetsNeeds } from '../availability/needs.ts'
import { addDays, dayNumber, type EpochSeconds, type IsoDate, weekday } from '../lib/calendar.ts'
import { contains, type Interval, merge, overlaps, subtract } from '../lib/interval.ts'

/** What stands against a time at which staff want to book; they may book there all the same (rule 15). */
export type Obstacle =
  | 'past'
  /** Before the practitioner came or after the last day with the practice (rule 35). */
  | 'left'
  | 'closed'
  | 'no-hours'
  | 'other-location'
  | 'outside'
  | 'away'
  | 'taken'
  /** A room or device that the type needs. */
  | 'room'
  /** One of the patients has another appointment then. */
  | 'patient'

/** An appointment that is in the way; whose, the agenda says. */
export interface TakenBy extends Interval {
  readonly id: number
  readonly typeName: string
}

/** What is known of one week of a calendar. */
export interface Week {
  readonly offer: Offer
  /** By date, sorted by start. */
  readonly blocks: ReadonlyMap<IsoDate, readonly Block[]>
  /** The patients' other appointments. */
  readonly theirs: readonly Interval[]
  /** The dates on which the practitioner is with the practice; null: no limit. */
  readonly fromDate: IsoDate | null
  readonly toDate: IsoDate | null
  readonly locationId: number
}

/** Everything that stands against a start; none: it fits. */
export function obstaclesAt(week: Week, startsAt: EpochSeconds): readonly Obstacle[] {
  const { offer } = week
  const span = { startsAt, endsAt: startsAt + offer.length }
  const around = { startsAt: startsAt - offer.before, endsAt: startsAt + offer.after }
  const by = occupiedBy(offer.busy, offer.calendar.resourceId, around)
  const found: (Obstacle | false | undefined)[] = [
    startsAt <= offer.ask.now ? 'past' : hoursAgainst(week, span),
    by.includes('absence') && 'away',
    by.includes('appointment') && 'taken',
    !meansAt(week, startsAt) && 'room',
    week.theirs.some((other) => overlaps(other, span)) && 'patient',
  ]
  return found.filter((each) => each !== false && each !== undefined)
}

/** What the hours of the practice and of the practitioner say. */
function hoursAgainst(week: Week, span: Interval): Obstacle | undefined {
  const { date } = week.offer.ask.zone.local(span.startsAt)
  if ((week.fromDate ?? date) > date || (week.toDate ?? date) < date) return 'left'
  const blocks = week.blocks.get(date) ?? []
  if (blocks.length === 0) return 'no-hours'
  const here = blocks.filter(({ locationId }) => locationId === week.locationId)
  if (blocks.every(({ closed }) => closed) || here.some((each) => each.closed && overlaps(each, span)))
    return 'closed'
  if (subtract([span], here).length === 0) return undefined
  return blocks.some((each) => each.locationId !== week.locationId && overlaps(each, span))
    ? 'other-location'
    : 'outside'
}

/** The rooms and devices that meet the type's needs at a start, those of the block first; undefined: not all can be met. */
export function meansAt({ offer, blocks }: Week, startsAt: EpochSeconds): readonly number[] | undefined {
  const { date } = offer.ask.zone.local(startsAt)
  const usual = blocks.get(date)?.find((each) => contains(each, startsAt))?.resources ?? []
  const needs = offer.ask.type.needs.map((need) =>
    need.toSorted((one, other) => Number(usual.includes(other)) - Number(usual.includes(one))),
  )
  const asked = { ...offer, ask: { ...offer.ask, type: { ...offer.ask.type, needs } } }
  return meetsNeeds(asked, startsAt) ? asked.picked.slice(1) : undefined
}

/** The same on purpose: what is taken is taken once more (rule 18). */
export function meansOnPurpose(week: Week, startsAt: EpochSeconds): readonly number[] {
  return meansAt({ ...week, offer: { ...week.offer, busy: new Map() } }, startsAt) ?? []
}

/**
 * The free time nearest to a start that does not fit: that day if there is one, else on the nearest day of the same week;
 * undefined where the week has none. `planned` is taken by the series itself.
 */
export function nearestFree(
  week: Week,
  startsAt: EpochSeconds,
  planned: readonly Interval[],
): EpochSeconds | undefined {
  const { zone } = week.offer.ask
  const wanted = zone.local(startsAt)
  const days = daysOfWeek(wanted.date).toSorted(
    (one, other) => distance(one, wanted.date) - distance(other, wanted.date),
  )
  for (const date of days) {
    const away = (at: EpochSeconds) => Math.abs(at - zone.instant(date, wanted.minute))
    const near = startsOn(week, date, wanted.minute).toSorted(
      (one, other) => away(one) - away(other) || one - other,
    )
    const free = near.find((at) => isOpen(week, at, planned))
    if (free !== undefined) return free
  }
  return undefined
}

/** Whether nothing stands against a start, what is planned already included. */
export function isOpen(week: Week, at: EpochSeconds, planned: readonly Interval[]): boolean {
  const around = { startsAt: at - week.offer.before, endsAt: at + week.offer.after }
  return !planned.some((each) => overlaps(each, around)) && obstaclesAt(week, at).length === 0
}

/** The starts that come into question on a date: those of the grid, and the wall time that was wanted. */
function startsOn(week: Week, date: IsoDate, minute: number): readonly EpochSeconds[] {
  const { offer, locationId } = week
  const here = week.blocks.get(date)?.filter((each) => each.locationId === locationId && !each.closed) ?? []
  const grid = merge(here).flatMap(({ startsAt, endsAt }) =>
    Array.from(
      { length: Math.max(0, Math.floor((endsAt - startsAt - offer.length) / offer.step) + 1) },
      (_, index) => startsAt + index * offer.step,
    ),
  )
  return here.length === 0 ? [] : [...new Set([...grid, offer.ask.zone.instant(date, minute)])]
}

/** Monday to Sunday around a date. */
export function daysOfWeek(date: IsoDate): readonly IsoDate[] {
  const monday = addDays(date, 1 - weekday(date))
  return [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day))
}

function distance(one: IsoDate, other: IsoDate): number {
  return Math.abs(dayNumber(one) - dayNumber(other))
}
