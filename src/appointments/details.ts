import type { Category } from '../follow-up/follow-up.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import type { NationalIdKind } from '../lib/national-id.ts'
import type { Sent } from '../patients/sent.ts'
import type { AppointmentOrigin, AppointmentStatus } from '../practice/statuses.ts'
import type { Event } from './history.ts'

export type Status = AppointmentStatus
export type Origin = AppointmentOrigin
export type MessageKind = NonNullable<Event['messageKind']>

/** Everything that the practice knows about one appointment. */
export interface AppointmentDetails {
  readonly id: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly status: Status
  readonly cannotCome: boolean
  readonly typeName: string
  readonly colour: number
  readonly practitioner: string
  readonly location: string
  readonly places: number
  readonly origin: Origin
  readonly selfBooked: boolean
  readonly bookedAt: EpochSeconds
  readonly bookedBy: string | null
  readonly attendees: readonly AttendeeDetails[]
  readonly notes: readonly {
    readonly kind: 'patient-message' | 'cancel-comment' | 'staff-note'
    readonly text: string
  }[]
  readonly events: readonly Event[]
}

export interface AttendeeDetails {
  readonly id: number
  /** In a session perhaps later than the appointment. */
  readonly bookedAt: EpochSeconds
  readonly patientId: number
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  /** 0: none yet (rule 8). */
  readonly number: number
  readonly protected: boolean
  readonly cancelled: boolean
  readonly phone: GivenContact | null
  readonly email: GivenContact | null
  readonly booker: {
    readonly name: string
    readonly whose: 'own' | 'parent' | 'guardian' | 'carer' | 'partner'
  } | null
  readonly numbers: readonly IdentityNumber[]
  /** The answer to "Have you been here before?"; null where it was not asked (rule 4). */
  readonly known: 'new' | 'known' | null
  /** What staff still have to look at because of this appointment. */
  readonly followUps: readonly { readonly id: number; readonly category: Category }[]
  readonly messages: readonly SentMessage[]
  readonly terms: { readonly at: EpochSeconds; readonly url: string } | null
  /** Text messages that were stopped; null: they are not. */
  readonly texts: StoppedTexts | null
}

/** About this appointment or to its number, and where staff allow them again. */
export interface StoppedTexts {
  readonly what: 'visit' | 'number'
  readonly href: string
}

/** A number on the patient's card, as much of it as a page may show (rule 9). */
export interface IdentityNumber {
  readonly kind: NationalIdKind
  /** `…1232`; null: it was sealed under a key that is not this one. */
  readonly masked: string | null
  readonly state: 'seen' | 'unseen' | 'unseenWeb'
}

/** A contact given for this appointment, with what the patient's card says of it (rule 2). */
export interface GivenContact {
  readonly value: string
  readonly state: 'confirmed' | 'checked' | 'onCard' | 'unchecked' | 'only' | 'withdrawn'
}

export interface SentMessage {
  readonly kind: MessageKind
  readonly channel: Sent['channel']
  readonly state: Sent['state']
  readonly at: EpochSeconds
  readonly reason: string
}
