/** Why a message that left its gate did not arrive, or is not known to have. */
export const troubles = [
  'no-server',
  'server-away',
  'login-refused',
  'not-encrypted',
  'sender-refused',
  'busy',
  'address-refused',
  'message-refused',
  'gave-up',
  'expired',
  'unclear',
  'stopped',
  'interrupted',
  'not-delivered',
  'no-credit',
] as const
export type Trouble = (typeof troubles)[number]

/** How a hand-over ended. `server`: the fault is the connection's, so that trying the next message is no use now. */
export type HandOver =
  | {
      readonly outcome: 'accepted'
      readonly ref: string
      /** What a gateway for text messages says of it; absent: nothing. */
      readonly segments?: number
      readonly costMicros?: number
    }
  | {
      readonly outcome: 'temporary'
      readonly trouble: Trouble
      readonly server: boolean
      /** So many seconds the gateway asked for (Retry-After). */
      readonly retryAfter?: number
    }
  | { readonly outcome: 'permanent'; readonly trouble: Trouble }
  | { readonly outcome: 'unknown'; readonly trouble: Trouble }
  | { readonly outcome: 'withdrawn' }
