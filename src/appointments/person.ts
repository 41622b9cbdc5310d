import type { IsoDate } from '../lib/calendar.ts'

/** Who the appointment is for and how to reach them, as typed on the web and cleaned by the form. */
export interface TypedPerson {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  readonly message: string
  /** The address of the terms agreed to; null where the practice has none (J46). */
  readonly termsUrl: string | null
}
