import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'

/** Where staff want an appointment to be. */
export interface Elsewhere {
  readonly date: IsoDate
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly calendarId: number
  /** undefined: as the schedule says, or where it is now. */
  readonly locationId: number | undefined
  /** undefined: whichever is free. */
  readonly roomId: number | undefined
}

/** What of the arrangements staff may pass over (rule 15). */
export const passedOver = [
  'type-not-in-calendar',
  'no-block',
  'outside-block',
  'closed',
  'block-filter',
  'type-not-allowed',
] as const
export type PassedOver = (typeof passedOver)[number]
