import { addDays } from '../lib/calendar.ts'
import { clock, type Format } from '../view/format.ts'

/** A stretch of a weekday (1 Monday to 7 Sunday), in minutes since local midnight. */
export interface Hours {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** How many stretches a day has on the plain form. */
export const stretches = [1, 2] as const

/** Minutes since midnight of "9", "9.00", "09:00" and "0900"; 1440 for 24:00; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2}?)(?:[:.h]?(\d{2}))?$/.exec(text.trim()) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return hours !== undefined && Number(minutes) < 60 && minute <= 1440 ? minute : undefined
}

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

/** The summary of errors says of which day it speaks; beside the field that is plain to see. */
export function withDays(
  errors: readonly { readonly field: string; readonly text: string }[],
  days: ReturnType<typeof daysOfWeek>,
) {
  return errors.map(({ field, text }) => {
    const day = days.find((each) => each.stretches.some(({ from, to }) => field === from || field === to))
    return { field, text: day ? `${day.name}: ${text}` : text }
  })
}
