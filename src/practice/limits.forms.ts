import type { Fields, Problem } from './checked.ts'
import { oneOf, optionalNumber, tick } from './fields.forms.ts'
import { none, type Visibility, visibilities } from './limits.ts'

/** The limits that every level has; an empty field is "as above" (rule 11). */
export const limitFacts = {
  leadHours: optionalNumber(0, 8760),
  horizonDays: optionalNumber(0, 3650),
  horizonNone: tick(),
  rebookHours: optionalNumber(0, 8760),
  cancelHours: optionalNumber(0, 8760),
}

/** Those that a calendar has besides; a maximum of 0: patients book nothing there themselves (P8). */
export const ownLimitFacts = {
  maxOwnBookings: optionalNumber(0, 1000),
  maxOwnNone: tick(),
  visibility: oneOf(['', ...visibilities]),
}

interface Typed {
  readonly leadHours: number | null
  readonly horizonDays: number | null
  readonly horizonNone: boolean
  readonly rebookHours: number | null
  readonly cancelHours: number | null
}

interface OwnTyped {
  readonly maxOwnBookings: number | null
  readonly maxOwnNone: boolean
  readonly visibility: '' | Visibility
}

/** null: as above; -1: none. */
export function limitsTyped({ leadHours, horizonDays, horizonNone, rebookHours, cancelHours }: Typed) {
  return { leadHours, horizonDays: horizonNone ? none : horizonDays, rebookHours, cancelHours }
}

/** null: as above; -1: none. */
export function ownLimitsTyped({ maxOwnBookings, maxOwnNone, visibility }: OwnTyped) {
  return {
    maxOwnBookings: maxOwnNone ? none : maxOwnBookings,
    visibility: visibility === '' ? null : visibility,
  }
}

/** A number together with the tick "no limit" says two things at once. */
export function limitProblems(form: Fields): readonly Problem[] {
  const pairs = [
    ['horizonDays', 'horizonNone'],
    ['maxOwnBookings', 'maxOwnNone'],
  ] as const
  return pairs
    .filter(([number, ticked]) => form.text(ticked) === 'yes' && form.text(number).trim() !== '')
    .map(([field]) => ({ field, key: 'settings.error.numberOrNone' }))
}
