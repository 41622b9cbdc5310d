import type { EpochSeconds } from '../lib/calendar.ts'
import { type Keys, linkToken } from '../lib/token.ts'

/** What the link that ends reminders is made of; booking stores its hash in `attendee.unsubscribe_hash` (rule 31). */
export function unsubscribeToken(keys: Keys, attendeeId: number, generation: number): string {
  return linkToken(keys, 'unsubscribe', attendeeId, generation)
}

/** The page about one's own appointment; booking stores its hash in `attendee.visit_hash` (rule 20). */
export function visitToken(keys: Keys, attendeeId: number, generation: number): string {
  return linkToken(keys, 'visit', attendeeId, generation)
}

/** The page about all that one patient has on a day; `day_link.hash` keeps its hash (rule 30). */
export function dayToken(keys: Keys, dayLinkId: number, generation: number): string {
  return linkToken(keys, 'day', dayLinkId, generation)
}

/** What whoever stopped text messages on the page about a visit takes that back by: `stoppedAt` tells this stop from a later one. */
export function undoToken(keys: Keys, attendeeId: number, stoppedAt: EpochSeconds): string {
  return linkToken(keys, 'texts-again', attendeeId, stoppedAt)
}

/** The name of an attendee's appointment in calendars: the same for every version of it, and telling nothing. */
export function calendarUid(keys: Keys, attendeeId: number): string {
  return `${linkToken(keys, 'calendar', attendeeId, 1)}@ledig`
}

/**
 * What a gateway for text messages knows an outbox row by, the same at every attempt: 32 hexadecimal digits that nobody can
 * guess, and others where a restored backup gives its number again. Digits and letters, for CM.com takes nothing else.
 */
export function textRef(keys: Keys, messageId: number, createdAt: EpochSeconds): string {
  return Buffer.from(linkToken(keys, 'text', messageId, createdAt), 'base64url').toString('hex')
}

/** Whether a text could be one. */
export function isTextRef(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text)
}

/** Which message a gateway means by what it was told before references could not be guessed: `3fa2b1c0m17`; undefined: none. */
export function messageOfFormerRef(keys: Keys, ref: string): number | undefined {
  const [, id] = /^[0-9a-f]{8}m([1-9]\d{0,14})$/.exec(ref) ?? []
  return id !== undefined && ref === `${keys.id}m${id}` ? Number(id) : undefined
}

/** The Message-ID of an outbox row, the same at every attempt (RFC 5322 3.6.4). */
export function mailId(keys: Keys, messageId: number, domain: string): string {
  return `<${linkToken(keys, 'message', messageId, 1)}@${domain}>`
}
