import fc from 'fast-check'
import { Secret, TOTP, URI } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { qrCode } from '../../src/lib/qr.ts'
import {
  acceptedStep,
  fromBase32,
  otpauthUrl,
  randomTotpSecret,
  toBase32,
  totpCode,
  totpStep,
} from '../../src/lib/totp.ts'

/** RFC 6238, appendix B: the ASCII secret "12345678901234567890"; the RFC prints eight digits, of which ours are the last six. */
const rfcSecret = toBase32(Buffer.from('12345678901234567890'))

describe('a code of an authenticator', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i is the one of RFC 6238', (now, code) => {
    expect(totpCode(rfcSecret, totpStep(now))).toBe(code.slice(2))
  })

  it('is the one that another implementation makes, for any secret and any time', () => {
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 64 })
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 2 ** 36 }), (secret, now) => {
        const other = new TOTP({ secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) })
        expect(totpCode(toBase32(secret), totpStep(now))).toBe(other.generate({ timestamp: now * 1000 }))
      }),
    )
  })

  it('counts in its own step, the one before and the one after, and in no other', () => {
    const now = 1_800_000_000
    const step = totpStep(now)
    const accepted = [-3, -2, -1, 0, 1, 2, 3].filter(
      (away) => acceptedStep(rfcSecret, totpCode(rfcSecret, step + away), now, null) === step + away,
    )
    expect(accepted).toEqual([-1, 0, 1])
  })

  it('never counts a second time, nor does one from before the last that was used', () => {
    const now = 1_800_000_000
    const step = totpStep(now)
    const code = (away: number) => totpCode(rfcSecret, step + away)
    expect(acceptedStep(rfcSecret, code(0), now, step)).toBeUndefined()
    expect(acceptedStep(rfcSecret, code(-1), now, step)).toBeUndefined()
    expect(acceptedStep(rfcSecret, code(1), now, step)).toBe(step + 1)
    expect(acceptedStep(rfcSecret, code(0), now + 30, step)).toBeUndefined()
  })

  it.each([' 287 082 ', '287082', '287\u00a0082'])('may be typed as %j', (typed) => {
    expect(acceptedStep(rfcSecret, typed, 59, null)).toBe(1)
  })

  it.each(['', '28708', '2870820', '94287082', '28708a', '２８７０８２', '0x4617a', '-28708'])(
    'is never %j',
    (typed) => {
      expect(acceptedStep(rfcSecret, typed, 59, null)).toBeUndefined()
    },
  )
})

describe('a secret', () => {
  it('has 160 random bits and is never the same', () => {
    const secrets = Array.from({ length: 200 }, randomTotpSecret)
    expect(new Set(secrets).size).toBe(200)
    expect(secrets.every((each) => /^[A-Z2-7]{32}$/.test(each) && fromBase32(each).length === 20)).toBe(true)
  })

  it('is base32 as another implementation writes it, and is read again however it was typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = toBase32(bytes)
        expect(text).toBe(new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32)
        const typed = `${text.toLowerCase().replace(/(.{4})/g, '$1 ')}==`
        expect(fromBase32(typed)).toEqual(Buffer.from(bytes))
      }),
    )
    expect(() => fromBase32('abc1')).toThrow('this is no base32')
  })

  it('travels in a link that an authenticator understands, whatever practice and address are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.emailAddress(), (issuer, account) => {
        fc.pre(issuer.trim() !== '' && !issuer.includes(':'))
        const read = URI.parse(otpauthUrl(rfcSecret, issuer, account))
        expect(read).toBeInstanceOf(TOTP)
        expect([read.secret.base32, read.issuer, read.label]).toEqual([rfcSecret, issuer, account])
      }),
    )
    expect(otpauthUrl(rfcSecret, 'De: Linde', 'a@b.nl')).not.toMatch(/totp\/[^?]*%3A/)
  })
})

describe('the link to an authenticator', () => {
  it('fits into a QR code, however long and strange the names are', () => {
    const url = otpauthUrl(rfcSecret, '🦷'.repeat(100), `${'+'.repeat(242)}@example.org`)
    expect(qrCode(url).size).toBeGreaterThan(21)
  })
})
