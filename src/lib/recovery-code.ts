import { createHmac, randomBytes } from 'node:crypto'

/** Crockford's base32: no i, l, o and u, which are read as something else. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const characters = 10

/** A code of 50 random bits, such as `k7w2q-9mf4x`, for whoever has lost the second factor. */
export function randomRecoveryCode(): string {
  // 256 is a multiple of 32, so every letter is equally likely.
  const letters = [...randomBytes(characters)].map((byte) => alphabet[byte % 32]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** The letters of a typed code, as they were meant; undefined where it cannot be one. */
export function foldRecoveryCode(typed: string): string | undefined {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return letters.length === characters && [...letters].every((each) => alphabet.includes(each))
    ? letters
    : undefined
}

/**
 * What the database keeps: an HMAC under a key that is not in the database, so that whoever has a copy of it cannot try
 * all 2^50 codes (ASVS 6.5.2). `folded` comes from `foldRecoveryCode`.
 */
export function hashRecoveryCode(key: Buffer, userId: number, folded: string): Buffer {
  return createHmac('sha256', key).update(`recovery code\0${userId}\0${folded}`).digest()
}
