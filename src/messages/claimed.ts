import type { EpochSeconds } from '../lib/calendar.ts'
import type { Channel, LetterKind, SeriesKind } from './messages.ts'
import type { StaffKind } from './staff-mail.ts'

/** A message taken out of the waiting ones; only who holds the claim may go on with it. */
export type Claimed = ClaimedForPatient | ClaimedForStaff | ClaimedQuestion | ClaimedForSoftware

export interface Held {
  readonly id: number
  readonly claim: Buffer
  readonly usefulUntil: EpochSeconds
  /** How often this very message was refused for now. */
  readonly attempts: number
  readonly channel: Channel
}

export type ClaimedForPatient = ClaimedLetter | ClaimedOfSeries

interface ClaimedLetter extends Held, About {
  readonly kind: LetterKind | 'dialogue'
  readonly byStaff: boolean
  readonly createdAt: EpochSeconds
}

/** One about several appointments; `About` is the one that stands for all. */
export interface ClaimedOfSeries extends Held, About {
  readonly kind: SeriesKind
  readonly byStaff: boolean
  readonly createdAt: EpochSeconds
}

export interface ClaimedForStaff extends Held {
  readonly kind: StaffKind
  readonly userId: number
  readonly about: About | undefined
}

/** One that asks whether a contact is somebody's own (rule 6). */
export interface ClaimedQuestion extends Held {
  readonly kind: 'confirm-contact'
  readonly contactId: number
}

/** One that other software asked for, about no appointment. */
export interface ClaimedForSoftware extends Held {
  readonly kind: 'api'
  readonly patientId: number
  readonly contactId: number
  readonly byStaff: false
  readonly createdAt: EpochSeconds
}

export interface About {
  readonly attendeeId: number
  readonly appointmentId: number
  readonly scheduleVersion: number
}
