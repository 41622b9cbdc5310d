import type { Language } from '../i18n/languages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { NewCard, Whose } from '../patients/card.ts'

export interface StaffTime {
  readonly typeId: number
  readonly calendarId: number
  readonly locationId: number
  readonly startsAt: EpochSeconds
  /** Default: as long as the type. */
  readonly minutes?: number
  /** Rooms and devices that staff have chosen; what they leave open is met by the type's needs. */
  readonly means?: readonly number[]
  /**
   * What it may be laid over: the time that is kept free around others and the rooms that are not there, or anything, on
   * purpose (rule 18). Default: nothing.
   */
  readonly over?: 'buffers' | 'anything'
}

export interface StaffGuest {
  readonly patientId: number
  /** Where the messages about this appointment go. */
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  /** Default: the patient's own. */
  readonly whose?: Whose
  readonly language: Language
  /** For colleagues; default: none. */
  readonly note?: string
  /** Whether a confirmation goes out; default: yes. */
  readonly tell?: boolean
  /** Who cannot be reached by a message goes on the list of people to phone; default: no. */
  readonly orPhone?: boolean
}

export type StaffBooking = StaffTime & StaffGuest

export interface StaffBooked {
  readonly appointmentId: number
  readonly attendeeId: number
}

/** Where: a time that is taken now, or an appointment with a place left, as it was when it was looked at. */
export type DeskPlace =
  | { readonly kind: 'time'; readonly booking: StaffTime }
  | { readonly kind: 'session'; readonly appointmentId: number; readonly version: number }

export interface DeskBooking {
  /** The form's own key: the same form twice is one booking. */
  readonly request: string
  readonly place: DeskPlace
  /** A card that is there, or what one is made of. */
  readonly patient: number | NewCard
  readonly guest: Omit<StaffGuest, 'patientId'>
  /** The contact goes on the patient's card, too. */
  readonly keep: boolean
}

export interface DeskBooked extends StaffBooked {
  readonly patientId: number
  /** The same form has booked it before. */
  readonly already: boolean
}
