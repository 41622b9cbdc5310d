import type { OpenStatus } from '../appointments/staff-change.ts'
import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'

/** What becomes of appointments that their practitioner cannot keep (rule 35). */
export const deeds = ['hand', 'propose', 'cancel'] as const
export type Deed = (typeof deeds)[number]

export function isDeed(text: string): text is Deed {
  return deeds.some((deed) => deed === text)
}

/** Whose appointments are looked at, and of which days; no end: all that are still to come. */
export interface Stretch {
  readonly calendarId: number
  readonly from: IsoDate
  readonly to: IsoDate | undefined
}

/** An appointment that is still to come. */
export interface Due {
  readonly id: number
  /** The row_version that staff see. */
  readonly version: number
  readonly typeId: number
  readonly locationId: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly status: OpenStatus
  readonly people: readonly DuePerson[]
}

export interface DuePerson {
  readonly attendeeId: number
  readonly patientId: number
  readonly name: string
  /** Protected identity: the name is not shown (rule 9). */
  readonly protected: boolean
}

/**
 * How an appointment lies in a colleague's day. `taken` and `gone` cannot be; the others may be wanted nevertheless: a type
 * that the colleague does not usually do, outside their hours, at another location.
 */
export type Fit = 'fits' | 'not-that-type' | 'off-hours' | 'elsewhere' | 'taken' | 'gone'

export function isPossible(fit: Fit): boolean {
  return fit !== 'taken' && fit !== 'gone'
}

/** More are not shown at once: whoever hands over a whole year does it in pieces. */
export const mostAtOnce = 100

/** What is to be done, and to which of them. */
export interface Choice {
  readonly deed: Deed
  /** Only with `hand`. */
  readonly toCalendarId: number | undefined
  readonly ids: readonly number[]
}

const refusals = ['asked-just-now', 'edited-meanwhile', 'over', 'slot-taken'] as const

/** Why nothing was done, or can be. */
export function refusalWords(reason: string, t: Translate): string {
  return t(`handover.refused.${refusals.find((each) => each === reason) ?? 'other'}`)
}
