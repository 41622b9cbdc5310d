import type { Language } from '../i18n/languages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type HandOver, type Trouble, troubles } from '../lib/hand-over.ts'
import type { SelfService } from '../types/self-service.ts'

/** The kinds of message about one appointment that exist so far. */
export const letterKinds = [
  'confirmation',
  'reminder',
  'moved',
  'reassigned',
  'propose',
  'cancelled',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** One message about several appointments of a series (O11, O12). */
export const seriesKinds = ['series-created', 'series-moved', 'series-cancelled'] as const
export type SeriesKind = (typeof seriesKinds)[number]

/** `dialogue`: the practice's own message about what was booked (P17). */
export type MessageKind = LetterKind | SeriesKind | 'dialogue'

/** Why a message does not leave: the first gate that fails (O18–O22). */
export const gates = [
  'practice-off',
  'confirmation-off',
  'reminder-off',
  'type-off',
  'template-off',
  'cancelled',
  'not-cancelled',
  'outdated',
  'too-late',
  'not-present',
  'patient-off',
  'protected',
  'no-email',
  'no-mobile',
  'no-way',
  'sms-off',
  'number-budget',
  'day-budget',
  'no-link',
  'unsubscribed',
  'not-confirmed',
  'contact-settled',
  'software-revoked',
  'account-closed',
  'not-wanted',
  'by-choice',
  'withdrawn',
] as const
export type Gate = (typeof gates)[number]

export type Reason = Gate | Trouble

export function isReason(text: string): text is Reason {
  return [...gates, ...troubles].some((each) => each === text)
}

export function isMessageKind(kind: string): kind is MessageKind {
  return isLetterKind(kind) || isSeriesKind(kind) || kind === 'dialogue'
}

export function isLetterKind(kind: string): kind is LetterKind {
  return letterKinds.some((each) => each === kind)
}

/** What answers a booking, whoever made it. */
export function isConfirmation(kind: MessageKind): boolean {
  return kind === 'confirmation' || kind === 'series-created'
}

export function isSeriesKind(kind: string): kind is SeriesKind {
  return seriesKinds.some((each) => each === kind)
}

export const channels = ['email', 'sms'] as const
export type Channel = (typeof channels)[number]

/** How somebody can be written to by one channel. */
export interface Way {
  /** Strictly validated: an e-mail address, or a mobile number in a country that the practice texts to. */
  readonly address: string
  /** Wants nothing more by it but what must be said (rule 31). */
  readonly unsubscribed: boolean
  /** Whether it is one of the patient's confirmed ones (rules 6 and 7). */
  readonly confirmed: boolean
  /** Protected identity, and this channel not ticked for it (rule 9). */
  readonly shielded: boolean
}

/** What an attendee's message is about, as the appointment and the people stand now. */
export interface Subject {
  readonly attendeeId: number
  readonly appointmentId: number
  readonly patientId: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  /** Rises with every change of time, place or practitioner, also where the attendee went over to another session. */
  readonly scheduleVersion: number
  readonly cancelled: boolean
  /** The start before the last move; undefined: it was never moved. */
  readonly movedFrom: EpochSeconds | undefined
  /** Until when it was to be then, and where, as far as a message has to say so. */
  readonly movedFromUntil?: EpochSeconds
  readonly movedFromPlace?: string
  /** What the patient may do with it online (rule 28). */
  readonly selfService: SelfService
  readonly hasVisitLink: boolean
  readonly present: boolean
  /** The practice cannot keep this very time, and has asked for another one (rule 35). */
  readonly askedToChoose?: boolean
  readonly typeNotifies: boolean
  readonly patientNotified: boolean
  /** The ways in which the contact of this appointment can be written to; absent: not by that one. */
  readonly ways: Partial<Readonly<Record<Channel, Way>>>
  /** The phone number given for this appointment, of whatever range; to be phoned. */
  readonly phone: string | undefined
  /** Which channel the patient would rather have; undefined: either. */
  readonly preferred: Channel | undefined
  readonly language: Language
  /** undefined: the reader may be a stranger, whom the card's name must not be told (rule 1). */
  readonly patientName: Name | undefined
  /** Who booked for the patient; undefined: the patient. */
  readonly booker: Name | undefined
  readonly practitioner: string
  /** The location's name; its address has no place in a message (O16, O17). */
  readonly location: string
  readonly locationPhone: string | null
  readonly linkGeneration: number
  readonly hasUnsubscribeLink: boolean
}

export interface Name {
  readonly first: string
  readonly last: string
}

/** One e-mail, ready to leave. */
export interface OutgoingMail {
  /** The outbox id. */
  readonly id: number
  /** The same at every attempt, `<…@…>`, so that a second arrival is recognised. */
  readonly messageId: string
  readonly fromName: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** '' where it is about no appointment. */
  readonly calendar: string
  /** The one-click address; undefined on messages that nobody can unsubscribe from (rule 31). */
  readonly unsubscribeUrl: string | undefined
}

export interface MailGateway {
  /**
   * Never throws and never waits longer than two minutes. `begin` sets the mark of what may have arrived; where it says
   * no, nothing is sent and the hand-over ends as 'withdrawn'.
   */
  send(mail: OutgoingMail, begin?: () => boolean): Promise<HandOver>
  /** `send` calls `begin` itself, at the last moment at which nothing can have arrived; else the sender does before. */
  readonly beginsLate?: true
}

/** Fills a view below views/emails/. */
export type RenderMail = (view: string, model: object, language: Language) => string
