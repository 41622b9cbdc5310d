import type { EpochSeconds, IsoDate, Zone } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'

/** One day of the appointment book as it stands in the database; a view model is made of it in day.ts. */
export interface BookedDay {
  readonly date: IsoDate
  readonly zone: Zone
  readonly columns: readonly BookedColumn[]
  /** Some visits here are so short that five minutes need a higher row. */
  readonly fine: boolean
}

export interface BookedColumn {
  readonly calendarId: number
  readonly name: string
  /** Profession and, where there are several locations, where. */
  readonly detail: string
  readonly blocks: readonly ShownBlock[]
  readonly appointments: readonly Appointment[]
  readonly holds: readonly Hold[]
  readonly absences: readonly Absence[]
  /** Whatever keeps this calendar from being free, buffers included. */
  readonly busy: readonly Interval[]
}

export interface ShownBlock extends Interval {
  readonly name: string
  readonly colour: number
  /** Patients may book in it themselves. */
  readonly web: boolean
}

export type Status =
  | 'booked'
  | 'confirmed'
  | 'arrived'
  | 'in-treatment'
  | 'done'
  | 'departed'
  | 'no-show'
  | 'cancelled'

export interface Appointment extends Interval {
  readonly id: number
  readonly typeName: string
  readonly colour: number
  readonly status: Status
  /** The patient's own act, kept for ever (F68, P22). */
  readonly selfBooked: boolean
  /** "Tell the practice I cannot come" was pressed (rule 22). */
  readonly cannotCome: boolean
  /** When the patient arrived, or was called in. */
  readonly since: EpochSeconds | null
  readonly people: readonly Person[]
}

export interface Person {
  readonly patientId: number
  readonly firstName: string
  readonly lastName: string
  /** Protected identity: the name is not shown (rule 9). */
  readonly protected: boolean
}

export interface Hold extends Interval {
  readonly typeName: string
  readonly colour: number
  readonly expiresAt: EpochSeconds
}

export interface Absence extends Interval {
  readonly reason: string
}
