import { type MessageState, stateOf } from './states.ts'

/** A message as it stands, its times in epoch seconds. */
export interface Sent {
  readonly id: number
  readonly state: MessageState
  readonly reason: string | null
  readonly channel: 'email' | 'sms' | 'none'
  readonly createdAt: number
  readonly settledAt: number | null
}

export function sentAs(row: Omit<Sent, 'state'> & { readonly state: string }): Sent {
  const { id, reason, channel, createdAt, settledAt } = row
  return { id, state: stateOf(row.state), reason, channel, createdAt, settledAt }
}
