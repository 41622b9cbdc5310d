import type { Language } from '../i18n/languages.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import type { NationalIdKind } from '../lib/national-id.ts'
import type { AppointmentStatus, PatientStatus } from '../practice/statuses.ts'
import type { Deed } from './history.ts'
import type { Merged } from './merge.ts'
import type { Question } from './question.ts'
import type { Sent } from './sent.ts'

/** Whose a contact is (rule 3). */
export const relations = ['own', 'parent', 'guardian', 'carer', 'partner'] as const
export type Whose = (typeof relations)[number]

/** What stands on a patient's card itself. */
export interface CardFacts {
  readonly id: number
  /** 0: none yet (rule 8). */
  readonly number: number
  readonly status: PatientStatus
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  readonly language: string
  readonly notifications: boolean
  readonly preferredChannel: 'email' | 'sms' | null
  readonly protected: boolean
  readonly excludedOnline: boolean
  readonly excludedReason: string | null
  readonly origin: 'staff' | 'web' | 'import' | 'api'
  readonly mergedInto: number | null
  readonly createdAt: EpochSeconds
  readonly rowVersion: number
}

export interface CardContact {
  readonly id: number
  readonly channel: 'email' | 'phone'
  readonly value: string
  readonly whose: Whose
  readonly source: 'staff' | 'web' | 'import'
  readonly createdAt: EpochSeconds
  readonly checkedAt: EpochSeconds | null
  readonly checkedBy: string | null
  readonly confirmedAt: EpochSeconds | null
  /** null with `confirmedAt`: its owner did, by a link (rule 6). */
  readonly confirmedBy: string | null
  readonly renewedAt: EpochSeconds | null
  /** The last link sent to it, for its owner to confirm it. */
  readonly question: Question | undefined
  /** Whether messages can be sent there at all: an e-mail address, or a mobile number where text messages are set up. */
  readonly written: boolean
  /** Its owner wants nothing more there but what must be said (rule 31), or staff said so. */
  readonly stopped: Stop | undefined
}

export interface Stop {
  readonly at: EpochSeconds
  /** Who of the staff; undefined: the reader, by a link. */
  readonly by: string | undefined
}

/** A contact given with an appointment that does not stand on the card (F54). */
export interface OfferedOnce {
  readonly attendeeId: number
  readonly channel: 'email' | 'phone'
  readonly value: string
  readonly whose: Whose
  readonly appointmentId: number
  readonly startsAt: EpochSeconds
}

export interface CardNumber {
  readonly id: number
  readonly kind: NationalIdKind
  /** undefined: sealed under a key that is not this one. */
  readonly number: string | undefined
  readonly source: 'staff' | 'web' | 'import'
  readonly seenAt: EpochSeconds | null
  readonly seenBy: string | null
}

export interface CardVisit {
  readonly id: number
  readonly startsAt: EpochSeconds
  readonly type: string
  readonly practitioner: string
  readonly status: AppointmentStatus
}

export interface CardConsent {
  readonly kind: 'messages' | 'sms' | 'email' | 'terms' | 'family'
  readonly given: boolean
  readonly source: 'staff' | 'web' | 'import' | 'message'
  readonly at: EpochSeconds
}

/** A patient's whole card. */
export interface PatientCard extends CardFacts {
  readonly contacts: readonly CardContact[]
  readonly offers: readonly OfferedOnce[]
  readonly numbers: readonly CardNumber[]
  /** The next few. */
  readonly future: readonly CardVisit[]
  readonly futureCount: number
  /** The latest few. */
  readonly past: readonly CardVisit[]
  readonly visitCount: number
  readonly consents: readonly CardConsent[]
  /** The latest few. */
  readonly messages: readonly Sent[]
  /** What was done to it lately. */
  readonly deeds: readonly Deed[]
  /** The cards merged into this one. */
  readonly merged: readonly Merged[]
}

/** What staff may change of a card. */
export interface CardChange {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  readonly language: Language
  readonly notifications: boolean
  readonly preferredChannel: 'email' | 'sms' | null
  readonly protected: boolean
  readonly excludedOnline: boolean
  /** For staff only. */
  readonly excludedReason: string | null
}

export interface NewCard {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  readonly language: Language
  readonly phone: string | null
  readonly email: string | null
}

export function isWhose(text: string): text is Whose {
  return relations.some((relation) => relation === text)
}
