import { type Keys, linkToken } from '../lib/token.ts'

/** How long a mailed link to a new password works, in seconds. */
export const mailedLinkWorks = 3600

/** The token of the link in an e-mail of the outbox: it is written again when the e-mail leaves, and kept nowhere. */
export function mailedLinkToken(keys: Keys, messageId: number): string {
  return linkToken(keys, 'new password', messageId, 1)
}
