import type { MessageSettings } from '../practice/practice.ts'
import { type Channel, channels, isConfirmation, type MessageKind, type Subject } from './messages.ts'

/** The channel of a message as the outbox has it; 'none': its reader cannot be written to. */
export type Sending = Channel | 'none'

/**
 * By which channels a message goes (7.14): all there are, the one that the patient would rather have, or e-mail where there
 * is one. Where only confirmed contacts will do and one is, that one (O20). Never empty.
 */
export function channelsFor(
  kind: MessageKind,
  { ways, preferred }: Pick<Subject, 'ways' | 'preferred'>,
  { channelPolicy, strict }: Pick<MessageSettings, 'channelPolicy' | 'strict'>,
): readonly [Sending, ...Sending[]] {
  const there = channels.filter((channel) => ways[channel] !== undefined)
  const open = there.filter((channel) => !ways[channel]?.shielded)
  const sure = open.filter((channel) => !needsConfirmed(kind, strict) || ways[channel]?.confirmed)
  const fit = [sure, open, there].find((each) => each.length > 0) ?? []
  const rather = channelPolicy === 'email-first' ? undefined : fit.find((channel) => channel === preferred)
  const [first = 'none', ...others] = fit
  if (channelPolicy === 'all') return [first, ...others]
  return [rather ?? first]
}

/** Whether a message of this kind goes to confirmed contacts only (rule 7). */
export function needsConfirmed(kind: MessageKind, strict: boolean): boolean {
  return kind === 'dialogue' || (strict && !isConfirmation(kind))
}
