import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'

/** What is derived from the secret, one key a purpose (schema.md, keys). */
export type Keys = {
  /** Links in messages. */
  link: Buffer
  /** Visitor keys of holds. */
  visitor: Buffer
  /** Encrypts identity numbers. */
  identity: Buffer
  /** Finds identity numbers: HMAC, beside the encrypted number. */
  identityLookup: Buffer
  /** Seals what staff look for, so that it may stand in an address. */
  search: Buffer
  /** Encrypts stored SMTP and SMS secrets. */
  secrets: Buffer
  /** Names the key without betraying it: 8 hex digits, for backups and encrypted rows. */
  id: string
}

/** A capability of 128 random bits: 22 characters that may stand in an address. */
export function randomToken(): string {
  return randomBytes(tokenBytes).toString('base64url')
}

/** What the database keeps of a token: SHA-256, 32 bytes. A token is too random to need salt or a slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Whether this can be one of our tokens: 22 characters of base64url that spell exactly 128 bits. */
export function isTokenShape(text: string): boolean {
  return /^[\w-]{21}[AQgw]$/.test(text)
}

/**
 * The token of a link, the same every time, so that a reminder can write it again; raising the generation revokes it
 * (schema.md, tokens). `purpose` is a plain word.
 */
export function linkToken(keys: Keys, purpose: string, id: number, generation: number): string {
  return shortMac(keys.link, `${purpose}\0${id}\0${generation}`)
}

/**
 * Tells visitors apart for one day without knowing them (rules.md 17): 22 characters.
 * @param day local date, `2026-11-23`
 * @param parts address, user agent, accepted languages
 */
export function visitorKey(keys: Keys, day: string, parts: string[]): string {
  return shortMac(keys.visitor, JSON.stringify([day, ...parts]))
}

/** What an address or a number that was written to is counted by: 32 bytes that tell nobody what it was. */
export function addressHash(keys: Keys, address: string): Buffer {
  return createHmac('sha256', keys.search).update(`address\0${address}`).digest()
}

/** Compares in constant time; false when the lengths differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The keys of a 32-byte secret, by HKDF-SHA256 with a label each. */
export function deriveKeys(secret: Buffer): Keys {
  return {
    link: deriveKey(secret, 'link', 32),
    visitor: deriveKey(secret, 'visitor', 32),
    identity: deriveKey(secret, 'identity', 32),
    identityLookup: deriveKey(secret, 'identity lookup', 32),
    search: deriveKey(secret, 'search', 32),
    secrets: deriveKey(secret, 'secrets', 32),
    id: deriveKey(secret, 'id', 4).toString('hex'),
  }
}

/**
 * The 32 bytes of the key file, which is made at the first start: 64 hex digits and a line break, for its owner only.
 * @throws an Error of one line when the file holds anything else, or when everyone on the machine may open it
 */
export function loadSecret(path: string): Buffer {
  if (!existsSync(path)) createSecret(path)
  if ((statSync(path).mode & 0o007) !== 0) throw new Error(`${path} is open to everyone: chmod 600 it`)
  const hex = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`${path} is no key: it must hold 64 hex digits`)
  return Buffer.from(hex, 'hex')
}

const tokenBytes = 16

function shortMac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, tokenBytes).toString('base64url')
}

function deriveKey(secret: Buffer, label: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `ledig ${label}`, bytes))
}

function createSecret(path: string): void {
  const line = `${randomBytes(32).toString('hex')}\n`
  writeFileSync(path, line, { flag: 'wx', mode: 0o600, flush: true })
}
