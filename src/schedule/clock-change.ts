import type { EpochSeconds, IsoDate, Zone } from '../lib/calendar.ts'
import { addDays, type ClockChange, dateOfDay, dayBounds, dayNumber } from '../lib/calendar.ts'

/** What a change of the clock does to its day, in what the clock shows. */
export interface ClockDay {
  readonly date: IsoDate
  readonly at: EpochSeconds
  /** 'missing': the clock never shows these minutes on that date; 'doubled': it shows them twice. */
  readonly kind: 'missing' | 'doubled'
  /** Minutes of the date, the end exclusive; 1440 at midnight. */
  readonly fromMinute: number
  readonly toMinute: number
  /** How long the day is, in minutes. */
  readonly minutes: number
}

/** A wall-clock stretch as it really passes: seconds that its length differs from what the clock says. */
export interface RealLength {
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  /** In minutes: 60 longer, -60 shorter, 0 as the clock says. */
  readonly difference: number
}

/** Plays a change of the clock on its date. */
export function clockDay(zone: Zone, { at, before, after }: ClockChange): ClockDay {
  const [low, high] = [at + Math.min(before, after), at + Math.max(before, after)]
  const day = Math.floor(low / 86_400)
  const date = dateOfDay(day)
  const bounds = dayBounds(zone, date)
  return {
    date,
    at,
    kind: after > before ? 'missing' : 'doubled',
    fromMinute: (low - day * 86_400) / 60,
    toMinute: (high - day * 86_400) / 60,
    minutes: (bounds.endsAt - bounds.startsAt) / 60,
  }
}

/** How long a stretch of wall time really is on a date. */
export function realLength(zone: Zone, date: IsoDate, fromMinute: number, toMinute: number): RealLength {
  const [startsAt, endsAt] = [zone.instant(date, fromMinute), zone.instant(date, toMinute)]
  return { startsAt, endsAt, difference: (endsAt - startsAt) / 60 - (toMinute - fromMinute) }
}

/** The instants at which the clock shows `minute` of `date`, soonest first: none in a gap, two where it is doubled. */
export function instantsOf(zone: Zone, date: IsoDate, minute: number): readonly EpochSeconds[] {
  const wall = dayNumber(date) * 86_400 + minute * 60
  const offsets = [addDays(date, -1), addDays(date, 1)].map(
    (day) => zone.local(dayNumber(day) * 86_400 + minute * 60).offset,
  )
  return [...new Set(offsets)]
    .map((offset) => wall - offset)
    .filter((at) => zone.local(at).offset === wall - at)
    .toSorted((one, other) => one - other)
}
