import { type MessageState, stateOf } from './states.ts'

/** A message as it stands, its times in epoch seconds. */
export interface OneSent {
  readonly id: number
  readonly state: MessageState
  readonly reason: string | null
  readonly channel: 'email' | 'sms' | 'none'
  readonly createdAt: number
  readonly settledAt: number | null
}

/** With what went by the other channel. */
export interface Sent extends OneSent {
  readonly insteadOf: number | null
  readonly instead: OneSent | null
}

export type SentRow = Omit<OneSent, 'state'> & { readonly state: string; readonly insteadOf: number | null }

/** `other`: what goes by the other channel instead, if anything does. */
export function sentAs(row: SentRow, other: SentRow | undefined): Sent {
  return { ...oneOf(row), insteadOf: row.insteadOf, instead: other ? oneOf(other) : null }
}

function oneOf({ id, state, reason, channel, createdAt, settledAt }: SentRow): OneSent {
  return { id, state: stateOf(state), reason: toldReason(reason), channel, createdAt, settledAt }
}

/** That an identity is protected is nobody's to know who may only write (rule 9): the practice does not write to the patient. */
function toldReason(reason: string | null): string | null {
  return reason === 'protected' ? 'patient-off' : reason
}
