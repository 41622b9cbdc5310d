import { createHmac } from 'node:crypto'
import { sameBytes } from './token.ts'

/**
 * Whether a request is signed as Twilio signs them: the full address, then every field of the form by name, each name
 * followed by its value; HMAC-SHA1 by the account's token, in base64 (twilio.com/docs/usage/security).
 */
export function isSignedByTwilio(
  token: string,
  url: string,
  fields: Iterable<readonly [name: string, value: string]>,
  signature: string,
): boolean {
  const sorted = [...fields].sort(([one, first], [other, second]) =>
    one === other ? compare(first, second) : compare(one, other),
  )
  const text = url + sorted.map(([name, value]) => name + value).join('')
  const wanted = createHmac('sha1', token).update(text, 'utf8').digest('base64')
  return token !== '' && sameBytes(Buffer.from(wanted), Buffer.from(signature))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
