import type { Moment } from './practice.ts'

/** What a row of the practice says of its reminders; the second and the third may be missing. */
export interface MomentRow {
  readonly reminder_days: number
  readonly reminder_minute: number
  readonly reminder2_days: number | null
  readonly reminder2_minute: number | null
  readonly reminder3_days: number | null
  readonly reminder3_minute: number | null
}

/** The moments at which reminders leave, the earliest first; no two on one day (O26). */
export function momentsIn(row: MomentRow): readonly [Moment, ...Moment[]] {
  const first = { days: row.reminder_days, minute: row.reminder_minute }
  const others = [
    momentOf(row.reminder2_days, row.reminder2_minute),
    momentOf(row.reminder3_days, row.reminder3_minute),
  ]
  const [earliest = first, ...rest] = [first, ...others.flatMap((each) => each ?? [])].sort(
    (one, other) => other.days - one.days,
  )
  return [earliest, ...rest]
}

/** How many hours before an appointment at that wall time a reminder leaves, as far as no clock changes between. */
export function hoursAhead({ days, minute }: Moment, visitMinute: number): number {
  return (days * 1440 + visitMinute - minute) / 60
}

/** The hours of the day at which text messages leave. */
export interface Hours {
  readonly fromMinute: number
  readonly untilMinute: number
}

/** When what is due at a minute of the day may leave by text message: then, or when the hours begin, perhaps a day later. */
export function openingAfter(
  minute: number,
  { fromMinute, untilMinute }: Hours,
): { readonly minute: number; readonly daysLater: 0 | 1 } {
  // Hours that end before they begin go over midnight.
  const open =
    fromMinute < untilMinute
      ? minute >= fromMinute && minute < untilMinute
      : minute >= fromMinute || minute < untilMinute
  if (open) return { minute, daysLater: 0 }
  return { minute: fromMinute, daysLater: minute < fromMinute ? 0 : 1 }
}

/** When a reminder leaves as a text message. */
export function asText({ days, minute }: Moment, hours: Hours): Moment {
  const opening = openingAfter(minute, hours)
  return { days: days - opening.daysLater, minute: opening.minute }
}

function momentOf(days: number | null, minute: number | null): Moment | undefined {
  return days === null || minute === null ? undefined : { days, minute }
}
