import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  deriveKeys,
  hashToken,
  isTokenShape,
  linkToken,
  loadSecret,
  randomToken,
  sameBytes,
  visitorKey,
} from '../../src/lib/token.ts'

const secret = Buffer.alloc(32, 7)
const keys = deriveKeys(secret)
const otherKeys = deriveKeys(Buffer.alloc(32, 8))

describe('tokens', () => {
  test('are 22 characters and never the same', () => {
    const tokens = Array.from({ length: 1000 }, randomToken)
    expect(new Set(tokens).size).toBe(1000)
    expect(tokens.every(isTokenShape)).toBe(true)
  })

  test.each([
    '',
    'a',
    'a'.repeat(21),
    'A'.repeat(23),
    `${'A'.repeat(21)}B`,
    `${'A'.repeat(20)}+A`,
    `${'A'.repeat(22)}\n`,
  ])('do not look like %j', (text) => {
    expect(isTokenShape(text)).toBe(false)
  })

  test('are kept as SHA-256', () => {
    expect(hashToken('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

describe('linkToken', () => {
  test('writes the same link again', () => {
    const token = linkToken(keys, 'visit', 12, 1)
    expect(token).toBe(linkToken(deriveKeys(secret), 'visit', 12, 1))
    expect(isTokenShape(token)).toBe(true)
  })

  test('is another for every purpose, id, generation and key', () => {
    const tokens = [
      linkToken(keys, 'visit', 12, 1),
      linkToken(keys, 'confirm', 12, 1),
      linkToken(keys, 'visit', 13, 1),
      linkToken(keys, 'visit', 12, 2),
      linkToken(keys, 'visit', 1, 21),
      linkToken(keys, 'visit', 121, 0),
      linkToken(otherKeys, 'visit', 12, 1),
    ]
    expect(new Set(tokens).size).toBe(tokens.length)
  })

  test('stays as it was when links are already out', () => {
    expect(linkToken(keys, 'visit', 12, 1)).toBe('Zc8z7D4uaFKJ6mjCe0IgNw')
    expect(keys.id).toBe('5019d023')
  })
})

describe('deriveKeys', () => {
  test('gives every purpose its own key', () => {
    const { id, ...own } = keys
    const all = Object.values(own).map((key) => key.toString('hex'))
    expect(new Set(all).size).toBe(6)
    expect(all.every((key) => key.length === 64)).toBe(true)
    expect(all.some((key) => key.startsWith(id))).toBe(false)
  })

  test('names the key', () => {
    expect(keys.id).toMatch(/^[0-9a-f]{8}$/)
    expect(keys.id).not.toBe(otherKeys.id)
  })
})

describe('visitorKey', () => {
  const parts = ['192.0.2.1', 'Firefox', 'nl']

  test('knows a visitor for one day', () => {
    expect(visitorKey(keys, '2026-11-23', parts)).toBe(visitorKey(keys, '2026-11-23', [...parts]))
    expect(visitorKey(keys, '2026-11-24', parts)).not.toBe(visitorKey(keys, '2026-11-23', parts))
    expect(visitorKey(otherKeys, '2026-11-23', parts)).not.toBe(visitorKey(keys, '2026-11-23', parts))
  })

  test('does not mix up where one part ends', () => {
    const parted = fc.array(fc.string({ maxLength: 5 }), { maxLength: 4 })
    fc.assert(
      fc.property(parted, parted, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b))
        expect(visitorKey(keys, '2026-11-23', a)).not.toBe(visitorKey(keys, '2026-11-23', b))
      }),
    )
    expect(visitorKey(keys, '2026-11-23', ['a\0b'])).not.toBe(visitorKey(keys, '2026-11-23', ['a', 'b']))
  })
})

test('sameBytes compares content and length', () => {
  expect(sameBytes(Buffer.from('abc'), Buffer.from('abc'))).toBe(true)
  expect(sameBytes(Buffer.from('abc'), Buffer.from('abd'))).toBe(false)
  expect(sameBytes(Buffer.from('abc'), Buffer.from('ab'))).toBe(false)
  expect(sameBytes(Buffer.alloc(0), Buffer.alloc(0))).toBe(true)
})

describe('loadSecret', () => {
  let folder: string
  let path: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledig-secret-'))
    path = join(folder, 'secret.key')
  })

  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  test('makes the key at the first start, for its owner only, and keeps it', () => {
    const made = loadSecret(path)
    expect(made).toHaveLength(32)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toBe(`${made.toString('hex')}\n`)
    expect(loadSecret(path)).toEqual(made)
  })

  test('makes another key elsewhere', () => {
    expect(loadSecret(path)).not.toEqual(loadSecret(join(folder, 'other.key')))
  })

  test.each(['', 'abc\n', `${'0'.repeat(63)}\n`, `${'0'.repeat(66)}\n`, `${'z'.repeat(64)}\n`])(
    'refuses %j as a key and leaves it alone',
    (text) => {
      writeFileSync(path, text, { mode: 0o600 })
      expect(() => loadSecret(path)).toThrow(/^\S+secret\.key is no key: it must hold 64 hex digits$/)
      expect(readFileSync(path, 'utf8')).toBe(text)
    },
  )

  test('refuses a key that everyone may open', () => {
    loadSecret(path)
    chmodSync(path, 0o644)
    expect(() => loadSecret(path)).toThrow(/^\S+secret\.key is open to everyone: chmod 600 it$/)
  })

  test('takes a key mounted for a group, as containers do', () => {
    const made = loadSecret(path)
    chmodSync(path, 0o440)
    expect(loadSecret(path)).toEqual(made)
  })

  test('says where it cannot make one', () => {
    expect(() => loadSecret(join(folder, 'missing', 'secret.key'))).toThrow(/ENOENT/)
  })
})
