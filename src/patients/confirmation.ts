import { type Keys, linkToken } from '../lib/token.ts'

/** How long a link that confirms a contact works, in seconds: 30 days. */
export const linkLasts = 30 * 86_400

export function isLinkFresh(askedAt: number, now: number): boolean {
  return now < askedAt + linkLasts
}

/** What the link is made of that confirms a contact and does nothing else. */
export function confirmToken(keys: Keys, contactId: number, generation: number): string {
  return linkToken(keys, 'confirm', contactId, generation)
}

/** One contact on a card, as far as asking for its confirmation needs it (rule 6). */
export interface AskedContact {
  readonly id: number
  /** The card it stands on, which may be merged. */
  readonly patientId: number
  /** Strictly validated; undefined: it is no e-mail address that can be written to. */
  readonly email: string | undefined
  /** A number that text messages may go to; undefined: it is none. */
  readonly mobile: string | undefined
  readonly language: string
  readonly confirmedAt: number | null
  readonly revokedAt: number | null
  readonly askedAt: number | null
  readonly generation: number
  /** Whether its patient gets messages at all (rules 8, 9). */
  readonly reachable: boolean
  readonly shielded: boolean
  /** Its owner wants nothing that is not about an appointment (rule 31). */
  readonly unsubscribed: boolean
}

/** By which channel the question goes; undefined: it cannot be written to. */
export function wayToAsk({
  email,
  mobile,
}: Pick<AskedContact, 'email' | 'mobile'>): 'email' | 'sms' | undefined {
  if (email !== undefined) return 'email'
  return mobile === undefined ? undefined : 'sms'
}

/** Whether the contact still waits to be confirmed by the link it was sent. */
export function isAsked(contact: AskedContact, now: number): boolean {
  const { confirmedAt, revokedAt, askedAt } = contact
  return confirmedAt === null && revokedAt === null && askedAt !== null && isLinkFresh(askedAt, now)
}
