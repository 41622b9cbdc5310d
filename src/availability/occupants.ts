import type { EpochSeconds } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'

/** What takes the time of a practitioner, room or device. Who it is for is not said here. */
export interface Occupant extends Interval {
  readonly id: number
  readonly by: 'appointment' | 'hold' | 'absence'
  /** What is booked or held; null for an absence. */
  readonly typeId: number | null
  /** Kept free around it, in seconds. */
  readonly before: number
  readonly after: number
  /** Until when a hold is kept; null for anything else. */
  readonly keptUntil: EpochSeconds | null
}
