import { addDays, dayBounds, type EpochSeconds, type IsoDate, weekday, type Zone } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import type { AppointmentOrigin, AppointmentStatus } from '../practice/statuses.ts'
import type { Asked } from './asked.ts'

/** What is asked for of the appointment book as it stands in the database; view models are made of it in words. */
export interface Book {
  /** As it was asked for, with the one practitioner of a week and without ids that are not there. */
  readonly asked: Asked
  /** The date that was asked for; of a week any of its days. */
  readonly date: IsoDate
  readonly zone: Zone
  /** By practitioner, by room, or by day of a week. */
  readonly columns: readonly BookedColumn[]
  /** Some visits here are so short that five minutes need a higher row. */
  readonly fine: boolean
  /** What could be shown, for the ticks and the choice of one: calendars, or rooms. */
  readonly choices: readonly Choice[]
}

export interface Choice {
  readonly id: number
  readonly name: string
}

export interface BookedColumn {
  /** `c3` of a practitioner, `r5` of a room (r0: of what needs none), `d2027-01-25` of a day. */
  readonly id: string
  readonly date: IsoDate
  /** '' for what needs no room. */
  readonly name: string
  /** Profession and, where there are several locations, where. */
  readonly detail: string
  /** Whose hours these are; null: a room's, where each entry is of somebody else. */
  readonly calendarId: number | null
  readonly blocks: readonly ShownBlock[]
  readonly appointments: readonly Appointment[]
  readonly holds: readonly Hold[]
  readonly absences: readonly Absence[]
  /** Stretches of the blocks in which nothing is, buffers included, by start. */
  readonly free: readonly ShownBlock[]
}

export interface ShownBlock extends Interval {
  /** null: the hours of a house, as the background of a room that is nobody's in particular. */
  readonly calendarId: number | null
  readonly name: string
  readonly colour: number
  /** Patients may book in it themselves. */
  readonly web: boolean
}

export type Status = AppointmentStatus

export type Origin = AppointmentOrigin

export interface Appointment extends Interval {
  readonly id: number
  readonly calendarId: number
  readonly practitioner: string
  readonly typeName: string
  readonly colour: number
  readonly status: Status
  /** What a form that changes it must have seen. */
  readonly version: number
  readonly origin: Origin
  /** The patient's own act, kept for ever (F68, P22). */
  readonly selfBooked: boolean
  /** Laid over others on purpose (rule 18). */
  readonly onPurpose: boolean
  readonly inSeries: boolean
  /** "Tell the practice I cannot come" was pressed (rule 22). */
  readonly cannotCome: boolean
  /** When the patient arrived, or was called in. */
  readonly since: EpochSeconds | null
  /** More than one: a session, or several people at once (rule 10). */
  readonly places: number
  readonly people: readonly Person[]
}

export interface Person {
  readonly patientId: number
  readonly firstName: string
  readonly lastName: string
  /** Protected identity: the name is not shown (rule 9). */
  readonly protected: boolean
  /** Said so when they booked. */
  readonly firstVisit: boolean
}

export interface Hold extends Interval {
  readonly id: number
  readonly calendarId: number
  readonly typeName: string
  readonly colour: number
  readonly expiresAt: EpochSeconds
}

export interface Absence extends Interval {
  readonly reason: string
}

/** From the first to the last moment that is looked at: a day, or Monday to Sunday. */
export function boundsOf({ asked, date, zone }: Pick<Book, 'asked' | 'date' | 'zone'>): Interval {
  if (asked.view !== 'week') return dayBounds(zone, date)
  const monday = addDays(date, 1 - weekday(date))
  return { startsAt: zone.instant(monday, 0), endsAt: zone.instant(addDays(monday, 7), 0) }
}
