import { addDays } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { Labels } from '../practice/checked.ts'
import type { Format } from '../view/format.ts'

/** A stretch of a weekday (1 Monday to 7 Sunday), in minutes since local midnight. */
export interface Hours {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** How many stretches a day has on the plain form. */
export const stretches = [1, 2] as const

/** The fields of the plain form for hours that are in force: at most two stretches a day, the rest is left out. */
export function hoursFields(hours: readonly Hours[]): Readonly<Record<string, string>> {
  const fields = weekdays.flatMap((weekday) =>
    stretches.flatMap((stretch) => {
      const block = hours.filter((each) => each.weekday === weekday)[stretch - 1]
      if (!block) return []
      const { from, to } = fieldNames(weekday, stretch)
      return [
        [from, clock(block.fromMinute)],
        [to, clock(block.toMinute)],
      ]
    }),
  )
  return Object.fromEntries(fields)
}

/** Whether two weeks have the same hours, in whatever order they come. */
export function sameHours(one: readonly Hours[], other: readonly Hours[]): boolean {
  const inOrder = (hours: readonly Hours[]) =>
    hours
      .map(({ weekday, fromMinute, toMinute }) => weekday * 10_000_000 + fromMinute * 2_000 + toMinute)
      .sort((a, b) => a - b)
      .join()
  return inOrder(one) === inOrder(other)
}

export function fieldNames(weekday: number, stretch: number): { readonly from: string; readonly to: string } {
  return { from: `day${weekday}-from${stretch}`, to: `day${weekday}-to${stretch}` }
}

/** The seven days as rows of the form: what each is called and its fields. */
export function daysOfWeek(format: Format) {
  const anyMonday = '2024-01-01'
  return weekdays.map((weekday) => ({
    name: format.weekday(addDays(anyMonday, weekday - 1)),
    stretches: stretches.map((stretch) => fieldNames(weekday, stretch)),
  }))
}

/** What the fields of the days are called where the summary of errors speaks of them. */
export function dayLabels(days: ReturnType<typeof daysOfWeek>): Labels {
  return days.flatMap(({ name, stretches }) =>
    stretches.flatMap(({ from, to }) => [[from, name] as const, [to, name] as const]),
  )
}
