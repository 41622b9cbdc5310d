import type { HandOver } from '../lib/hand-over.ts'

/** One text message, ready to leave. */
export interface OutgoingSms {
  /** The outbox id. */
  readonly id: number
  /** Our reference, the same at every attempt, so that a gateway that knows references takes a message once. */
  readonly ref: string
  /** `+31612345678`, in a mobile range of a country that the practice texts to. */
  readonly to: string
  /** The sender as the phone shows it: the practice's name, as far as a gateway allows. */
  readonly from: string
  readonly text: string
  /** How many segments of GSM-7 or UCS-2 it takes. */
  readonly segments: number
}

export interface SmsGateway {
  /** Never throws and never waits longer than half a minute; no answer at all is 'unknown', never 'failed'. */
  send(sms: OutgoingSms): Promise<HandOver>
}

/** What a gateway says later about a message that it took. */
export interface DeliveryReport {
  /** The reference that the gateway gave when it took the message. */
  readonly ref: string
  readonly outcome: 'delivered' | 'failed'
  /** As far as the gateway says. */
  readonly segments?: number
  readonly costMicros?: number
}

/** A text message with what the ledger keeps of it. */
export interface Text {
  readonly text: string
  /** The same with `…` for the secret link. */
  readonly kept: string
  readonly segments: number
}
