/** Where a message stands, as other software is told. */
export const messageStates = [
  'waiting',
  'leaving',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'skipped',
] as const
export type MessageState = (typeof messageStates)[number]

/** How far the sender has got is its own affair. */
export function stateOf(state: string): MessageState {
  if (state === 'claimed' || state === 'handing-over') return 'leaving'
  return messageStates.find((each) => each === state) ?? 'unknown'
}
