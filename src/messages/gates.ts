import type { EpochSeconds } from '../lib/calendar.ts'
import { type AskedContact, isAsked, wayToAsk } from '../patients/confirmation.ts'
import type { MessageSettings } from '../practice/practice.ts'
import { type Gate, isConfirmation, type MessageKind, type Subject, type Way } from './messages.ts'
import { needsConfirmed, type Sending } from './ways.ts'

/** What a message must still agree with when it is judged. */
export interface Announcement {
  readonly kind: MessageKind
  readonly channel: Sending
  readonly scheduleVersion: number
  /** From this instant on it helps nobody. */
  readonly usefulUntil: EpochSeconds
  /** Whether the practice still sends this text; undefined: it is none of its own. */
  readonly templateActive?: boolean
  /** It tells somebody of being taken out of an appointment that stands: the one thing that the absent are told (O18). */
  readonly takenOut?: boolean
}

/** A reminder that comes less than an hour (in seconds) before the start cannot change anything any more. */
export const leastNotice = 3600

/** Until when a message of a kind is worth sending: a confirmation until the start, a reminder until an hour before. */
export function usefulUntil(kind: MessageKind, startsAt: EpochSeconds): EpochSeconds {
  return kind === 'reminder' ? startsAt - leastNotice : startsAt
}

/** The first gate that keeps a message from leaving, or undefined; judged when queued and again when sent (O22). */
export function failingGate(
  message: Announcement,
  subject: Subject,
  settings: MessageSettings,
  now: EpochSeconds,
): Gate | undefined {
  return (
    practiceGate(message, subject, settings) ??
    appointmentGate(message, subject, now) ??
    personGate(message, subject, settings)
  )
}

function practiceGate(
  { kind, templateActive }: Announcement,
  subject: Subject,
  settings: MessageSettings,
): Gate | undefined {
  if (!settings.on) return 'practice-off'
  if (isConfirmation(kind) && !settings.confirmation) return 'confirmation-off'
  if (kind === 'reminder' && !settings.reminder) return 'reminder-off'
  if (!subject.typeNotifies) return 'type-off'
  return templateActive === false ? 'template-off' : undefined
}

function appointmentGate(message: Announcement, subject: Subject, now: EpochSeconds): Gate | undefined {
  const cancels = message.kind === 'cancelled' || message.kind === 'series-cancelled'
  // Whatever becomes of the appointment: they do not come to it.
  if (message.takenOut) return outGate(message, subject, now)
  if (cancels && !subject.cancelled) return 'not-cancelled'
  if (!cancels && subject.cancelled) return 'cancelled'
  // Nobody is reminded of what they have just been told cannot be kept.
  if (message.kind === 'reminder' && subject.askedToChoose) return 'withdrawn'
  // What the practice has to say about the visit stays true when it is moved.
  if (message.kind !== 'dialogue' && subject.scheduleVersion !== message.scheduleVersion) return 'outdated'
  return message.usefulUntil <= now ? 'too-late' : undefined
}

function outGate({ usefulUntil }: Announcement, subject: Subject, now: EpochSeconds): Gate | undefined {
  if (subject.present && !subject.cancelled) return 'not-cancelled'
  return usefulUntil <= now ? 'too-late' : undefined
}

function personGate(
  { kind, channel, takenOut }: Announcement,
  subject: Subject,
  settings: MessageSettings,
): Gate | undefined {
  if (!subject.present && !takenOut) return 'not-present'
  if (!subject.patientNotified) return 'patient-off'
  const way = channel === 'none' ? undefined : subject.ways[channel]
  if (!way) return channel === 'none' ? missing[settings.sms.ready ? 'both' : 'email'] : missing[channel]
  if (way.shielded) return 'protected'
  return wayGate(kind, subject, way, settings)
}

const missing = { email: 'no-email', sms: 'no-mobile', both: 'no-way' } as const

function wayGate(kind: MessageKind, subject: Subject, way: Way, settings: MessageSettings): Gate | undefined {
  // The confirmation of the very booking is the answer to the reader's own act (rules 7 and 31).
  if (isConfirmation(kind)) return undefined
  if (kind === 'dialogue' && !subject.hasVisitLink) return 'no-link'
  // Who unsubscribed is still told of what changed (rule 31).
  if ((kind === 'reminder' || kind === 'dialogue') && way.unsubscribed) return 'unsubscribed'
  return needsConfirmed(kind, settings.strict) && !way.confirmed ? 'not-confirmed' : undefined
}

/** The same for a question whether a contact is somebody's own (rule 6). */
export function contactGate(
  contact: AskedContact,
  settings: MessageSettings,
  now: EpochSeconds,
): Gate | undefined {
  if (!settings.on) return 'practice-off'
  if (!isAsked(contact, now)) return 'contact-settled'
  if (!contact.reachable) return 'patient-off'
  if (contact.shielded) return 'protected'
  if (contact.unsubscribed) return 'unsubscribed'
  const way = wayToAsk(contact)
  if (way === 'sms') return settings.sms.ready ? undefined : 'sms-off'
  return way === undefined ? 'no-way' : undefined
}
