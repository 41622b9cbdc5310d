import type { HandOver } from '../lib/hand-over.ts'
import type { SmsAnswer } from './provider.ts'

/** What a gateway's own words say of a refusal, beyond the status. */
export type Refused = 'login' | 'credit' | 'address' | 'message' | 'busy' | 'unclear' | undefined

/** So long at the least and at the most a gateway is left alone that asks for it, in seconds. */
const shortestWait = 1
const longestWait = 3600

/**
 * What an answer means that is no acceptance. No gateway promises that nothing was queued before it failed with 5xx, so
 * that is unknown, but for 503 with Retry-After, which is a shut door; a 2xx that does not say that the message was
 * taken is unknown, too.
 */
export function outcomeOf(answer: SmsAnswer, refused: Refused): HandOver {
  const { status } = answer
  const retryAfter = waitOf(answer)
  if (status === 429) return { ...busy, ...(retryAfter === undefined ? {} : { retryAfter }) }
  if (status === 503 && retryAfter !== undefined) return { ...busy, retryAfter }
  if (status >= 500 || refused === 'unclear') return unclear
  if (refused === 'busy') return busy
  if (refused === 'credit' || status === 402) return atServer('no-credit')
  if (refused === 'login') return atServer('login-refused')
  if (refused === 'address') return { outcome: 'permanent', trouble: 'address-refused' }
  if (refused === 'message') return { outcome: 'permanent', trouble: 'message-refused' }
  if (status === 401 || status === 403) return atServer('login-refused')
  if (status === 408) return busy
  // The address is another one now; what was sent to the old one was not even looked at.
  if (status === 301 || status === 307 || status === 308) return atServer('server-away')
  if (status >= 400) return { outcome: 'permanent', trouble: 'message-refused' }
  return unclear
}

/** Accepted, with what the gateway says of it. A reference of nothing printable or without end is none. */
export function accepted(ref: string, segments?: number, costMicros?: number): HandOver {
  if (!isReference(ref)) return unclear
  return {
    outcome: 'accepted',
    ref,
    ...(isCount(segments, 255) && segments > 0 ? { segments } : {}),
    ...(isCount(costMicros, 1e9) ? { costMicros } : {}),
  }
}

export const unclear = { outcome: 'unknown', trouble: 'unclear' } as const

export function atServer(trouble: 'no-credit' | 'login-refused' | 'server-away' | 'not-encrypted') {
  return { outcome: 'temporary', trouble, server: true } as const
}

/** What can be looked up again when a report comes in. */
function isReference(text: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(text)
}

const busy = { outcome: 'temporary', trouble: 'busy', server: true } as const

/** Seconds; a date counts from the gateway's own clock, and without one is as late as is borne. */
function waitOf({ header }: SmsAnswer): number | undefined {
  const text = header('retry-after').trim()
  if (text === '') return undefined
  if (/^\d{1,9}$/.test(text)) return within(Number(text))
  const [until, here] = [Date.parse(text), Date.parse(header('date'))]
  if (Number.isNaN(until)) return undefined
  return Number.isNaN(here) ? longestWait : within(Math.ceil((until - here) / 1000))
}

function within(seconds: number): number {
  return Math.min(longestWait, Math.max(shortestWait, seconds))
}

function isCount(value: number | undefined, most: number): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= most
}
