import { createHmac, randomBytes } from 'node:crypto'
import { sameBytes } from './token.ts'

const stepSeconds = 30
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret for an authenticator: 160 random bits as 32 characters of base32 (RFC 4226 4, R6). */
export function randomTotpSecret(): string {
  return toBase32(randomBytes(20))
}

/** The code of one step of 30 seconds (RFC 6238, HMAC-SHA-1, six digits). `secret` is base32. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac[mac.length - 1] ?? 0) & 0x0f
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits
  return String(number).padStart(digits, '0')
}

/** The step in which an instant (epoch seconds) lies. */
export function totpStep(now: number): number {
  return Math.floor(now / stepSeconds)
}

/**
 * The step that a typed code belongs to: this one, the one before or the one after, but none that is not later than
 * `lastUsed`, so that no code counts twice (RFC 6238 5.2). undefined: the code is wrong. Spaces in it do not matter.
 */
export function acceptedStep(
  secret: string,
  typed: string,
  now: number,
  lastUsed: number | null,
): number | undefined {
  const code = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const current = totpStep(now)
  // All three are compared, whichever fits: how long it takes says nothing.
  const fitting = [current - 1, current, current + 1].filter(
    (step) => step >= 0 && sameBytes(Buffer.from(totpCode(secret, step)), Buffer.from(code)),
  )
  return fitting.find((step) => lastUsed === null || step > lastUsed)
}

/** What an authenticator reads from a QR code or a link. */
export function otpauthUrl(secret: string, issuer: string, account: string): string {
  // A colon parts issuer and account, so neither may hold one; of a longer name the QR code would have no room.
  const name = encodeURIComponent([...issuer.replaceAll(':', ' ')].slice(0, 60).join(''))
  const label = `${name}:${encodeURIComponent(account.replaceAll(':', ' '))}`
  const query = `secret=${secret}&issuer=${name}`
  return `otpauth://totp/${label}?${query}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`
}

/** RFC 4648 base32, without the signs that fill up the last group. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The bytes of a base32 text; small letters, spaces and signs that fill up are understood. Throws where it is none. */
export function fromBase32(text: string): Buffer {
  const letters = [...text.toUpperCase().replace(/[\s=]/g, '')]
  const bits = letters.map((letter) => {
    const value = alphabet.indexOf(letter)
    if (value < 0) throw new Error('this is no base32')
    return value.toString(2).padStart(5, '0')
  })
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
