import type { EpochSeconds, IsoDate, Zone } from '../lib/calendar.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { SharedTime } from './no-preference.ts'

/** What is no obstacle: the visitor's own hold, the appointment that is being moved (F62). */
export interface Except {
  readonly holdId?: number
  readonly appointmentId?: number
  /** Several that are moved together. */
  readonly appointmentIds?: ReadonlySet<number>
}

/** What somebody looks for. */
export interface Wish {
  readonly type: AppointmentType
  /** One, or all that come into question where there is no preference. */
  readonly calendars: readonly Calendar[]
  readonly locationId: number
  readonly zone: Zone
  readonly now: EpochSeconds
  /** When the limits were met: the moment a time was held, so that filling in a form does not cost it. Default: now. */
  readonly judgedAt?: EpochSeconds
  readonly except?: Except
  /** An appointment is moved: whether new ones may be booked does not matter, nor how many (rules 19, 22). */
  readonly rebooking?: true
  /** 'any': also free times that are not shown; for one that was shown when it was chosen (rule 12). */
  readonly shown?: 'any'
}

/** A date with its free times, soonest first. */
export interface FreeDay {
  readonly date: IsoDate
  readonly times: readonly SharedTime[]
}
