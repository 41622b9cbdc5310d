import type { Language } from '../i18n/languages.ts'
import { type Keys, linkToken } from '../lib/token.ts'
import type { MessageSettings } from '../practice/practice.ts'
import type { Channel, Gate, Way } from './messages.ts'
import { channelsFor, type Sending } from './ways.ts'

/** Somebody whom other software writes to, about no appointment. */
export interface Addressee {
  readonly patientId: number
  /** Whether messages go to the patient at all. */
  readonly notified: boolean
  readonly ways: { readonly [channel in Channel]?: Way & { readonly contactId: number } }
  readonly preferred: Channel | undefined
  readonly language: Language
}

/** What other software asked the practice to say. */
export interface SoftwareMessage {
  readonly text: string
  /** With https://; '' for none. */
  readonly link: string
  readonly language: Language
  /** The access of the software was revoked meanwhile. */
  readonly revoked: boolean
  /** It goes for another one that could not go its way. */
  readonly isInstead: boolean
}

/** The one channel that such a message goes by: it says the same on all, and is said once. */
export function channelOf(addressee: Addressee, settings: MessageSettings): Sending {
  const { channelPolicy, strict } = settings
  const once = channelPolicy === 'all' ? 'email-first' : channelPolicy
  return channelsFor('dialogue', addressee, { channelPolicy: once, strict })[0]
}

/** The first gate that keeps it, the same as for everything else that is not about time and place (O6, rules 7, 9, 31). */
export function softwareGate(
  addressee: Pick<Addressee, 'notified' | 'ways'>,
  channel: Sending,
  settings: MessageSettings,
  revoked: boolean,
): Gate | undefined {
  if (!settings.on) return 'practice-off'
  if (revoked) return 'software-revoked'
  if (!addressee.notified) return 'patient-off'
  if (channel === 'none') return settings.sms.ready ? 'no-way' : 'no-email'
  const way = addressee.ways[channel]
  if (!way) return channel === 'email' ? 'no-email' : 'no-mobile'
  if (way.shielded) return 'protected'
  if (way.unsubscribed) return 'unsubscribed'
  return way.confirmed ? undefined : 'not-confirmed'
}

/** Ends such messages and reminders to the address that this one went to (rule 31). */
export function softwareUnsubscribeToken(keys: Keys, messageId: number): string {
  return linkToken(keys, 'unsubscribe-message', messageId, 1)
}
