import { seal, unseal } from './seal.ts'

/** Words that only we can have written and only we can read, for a cookie or a hidden field; they carry their time. */
export function writeTicket(key: Buffer, purpose: string, words: readonly string[], now: number): string {
  return seal(key, JSON.stringify([String(now), ...words]), `ticket ${purpose}`).toString('base64url')
}

/** The words of a ticket; undefined where it is not ours, was written for something else, or is older than `seconds`. */
export function readTicket(
  key: Buffer,
  purpose: string,
  text: string,
  now: number,
  seconds: number,
): readonly string[] | undefined {
  const plain = unseal(key, Buffer.from(text, 'base64url'), `ticket ${purpose}`)
  if (plain === undefined) return undefined
  const parsed: unknown = JSON.parse(plain)
  const words = Array.isArray(parsed) ? parsed.filter((each) => typeof each === 'string') : []
  const [writtenAt, ...rest] = words
  const age = now - Number(writtenAt)
  return age >= 0 && age <= seconds ? rest : undefined
}
