import { dayNumber, type IsoDate, isoWeek, weekday } from '../lib/calendar.ts'

/** What one level says of a block; null: as above (rule 11). */
export interface Choice {
  readonly web: boolean | null
  readonly types: 'all' | ReadonlySet<number> | null
}

/**
 * A block of a week template, or of a date that follows rows of its own. `web` and `types` are what the most specific of
 * these two levels says; null: as the kind of block (rule 11).
 */
export interface PlannedBlock extends Choice {
  readonly id: number
  readonly level: 'dated' | 'template'
  readonly fromMinute: number
  readonly toMinute: number
  readonly kindId: number
  readonly locationId: number
  /** The rooms and devices that are used in it, where one of them will do (rule 14). */
  readonly resources: readonly number[]
  /** What its own row says. */
  readonly own: Choice
  /** What the template block says that a dated block was copied from. */
  readonly above: Choice
}

/** What of a block is really there on a date. */
export interface Shut {
  /** The practice or the block's location is closed that day. */
  readonly closed: boolean
  /** The practitioner is away for all or some of it. */
  readonly away: boolean
  /** How much of it is left, in minutes. */
  readonly minutes: number
}

export interface TemplateBlock extends PlannedBlock {
  readonly templateId: number
  readonly weekday: number
}

/** From when until when a template is in force for a calendar, and in which weeks. */
export interface Period {
  readonly calendarId: number
  readonly templateId: number
  readonly from: IsoDate
  /** Last day, included; null: until further notice. */
  readonly to: IsoDate | null
  readonly cycle: 'every' | 'iso-odd' | 'iso-even' | 'anchored'
  /** A Monday, for `anchored`. */
  readonly anchor: IsoDate | null
  readonly weeks: number
  /** 1-based week of the cycle. */
  readonly week: number
}

/** A period as it is stored. */
export interface StoredPeriod extends Period {
  readonly id: number
}

/** Whether a period's template counts on a date; ISO weeks 53 and 1 are both odd (schema.md, cycles). */
export function isInForce(period: Period, date: IsoDate): boolean {
  if (date < period.from || (period.to !== null && date > period.to)) return false
  switch (period.cycle) {
    case 'every':
      return true
    case 'iso-odd':
      return isoWeek(date).week % 2 === 1
    case 'iso-even':
      return isoWeek(date).week % 2 === 0
    case 'anchored':
      return period.anchor !== null && weekOfCycle(period.anchor, date, period.weeks) === period.week
  }
}

/** The blocks that the templates in force give on a date, by start. */
export function blocksOn(
  periods: readonly Period[],
  templates: ReadonlyMap<number, readonly TemplateBlock[]>,
  date: IsoDate,
): readonly PlannedBlock[] {
  const day = weekday(date)
  return periods
    .filter((period) => isInForce(period, date))
    .flatMap((period) => (templates.get(period.templateId) ?? []).filter((block) => block.weekday === day))
    .sort((one, other) => one.fromMinute - other.fromMinute)
}

function weekOfCycle(anchor: IsoDate, date: IsoDate, weeks: number): number {
  const passed = Math.floor((dayNumber(date) - dayNumber(anchor)) / 7)
  return (((passed % weeks) + weeks) % weeks) + 1
}
