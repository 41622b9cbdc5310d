import * as v from 'valibot'
import type { Problem } from './checked.ts'
import { parseClock } from './clock.ts'
import { complaint, optionalNumber } from './fields.forms.ts'

/** The second and the third reminder; null: there is none (O26). */
export interface FurtherReminders {
  readonly reminder2Days: number | null
  readonly reminder2Time: number | null
  readonly reminder3Days: number | null
  readonly reminder3Time: number | null
}

/** Minutes after midnight. */
export function clockTime() {
  return v.pipe(
    v.string(),
    v.transform(parseClock),
    v.number(complaint('settings.error.clock')),
    v.maxValue(1439, complaint('settings.error.clock')),
  )
}

/** The same, or null where the field is empty. */
function optionalClock() {
  return v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? null : parseClock(text))),
    v.nullable(
      v.pipe(
        v.number(complaint('settings.error.clock')),
        v.maxValue(1439, complaint('settings.error.clock')),
      ),
    ),
  )
}

export const furtherReminders = {
  reminder2Days: optionalNumber(0, 60),
  reminder2Time: optionalClock(),
  reminder3Days: optionalNumber(0, 60),
  reminder3Time: optionalClock(),
}

/** Days and clock time belong together, and no two reminders leave on one day. */
export function reminderProblems(
  form: FurtherReminders & { readonly reminderDays: number },
): readonly Problem[] {
  const { reminderDays, reminder2Days, reminder2Time, reminder3Days, reminder3Time } = form
  return [
    ...halfProblems('reminder2', reminder2Days, reminder2Time),
    ...halfProblems('reminder3', reminder3Days, reminder3Time),
    ...sameDay('reminder2Days', reminder2Days, [reminderDays]),
    ...sameDay('reminder3Days', reminder3Days, [reminderDays, reminder2Days]),
  ]
}

function halfProblems(name: string, days: number | null, time: number | null): readonly Problem[] {
  if ((days === null) === (time === null)) return []
  return [{ field: `${name}${days === null ? 'Days' : 'Time'}`, key: 'moments.error.half' }]
}

function sameDay(field: string, days: number | null, others: readonly (number | null)[]): readonly Problem[] {
  return days !== null && others.includes(days) ? [{ field, key: 'moments.error.sameDay' }] : []
}
