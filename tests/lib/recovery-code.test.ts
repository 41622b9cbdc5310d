import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldRecoveryCode, hashRecoveryCode, randomRecoveryCode } from '../../src/lib/recovery-code.ts'

const key = Buffer.alloc(32, 7)

describe('a recovery code', () => {
  it('has ten letters that nobody mistakes for others, and is never the same', () => {
    const codes = Array.from({ length: 500 }, randomRecoveryCode)
    expect(new Set(codes).size).toBe(500)
    expect(codes.every((code) => /^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/.test(code))).toBe(true)
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32)
  })

  it.each([
    ['k7w2q-9mf4x', 'k7w2q9mf4x'],
    [' K7W2Q 9MF4X ', 'k7w2q9mf4x'],
    ['O1Il0-00000', '0111000000'],
    ['k7w2q-9mf4', undefined],
    ['k7w2q-9mf4u', undefined],
    ['k7w2q-9mf4xx', undefined],
    ['', undefined],
    ['123456', undefined],
  ])('typed as %j is %j', (typed, folded) => {
    expect(foldRecoveryCode(typed)).toBe(folded)
  })

  it('has another hash for another account and under another key', () => {
    const hash = hashRecoveryCode(key, 1, 'k7w2q9mf4x')
    expect(hash).toHaveLength(32)
    expect(hashRecoveryCode(key, 1, 'k7w2q9mf4x')).toEqual(hash)
    expect(hashRecoveryCode(key, 2, 'k7w2q9mf4x')).not.toEqual(hash)
    expect(hashRecoveryCode(Buffer.alloc(32, 8), 1, 'k7w2q9mf4x')).not.toEqual(hash)
  })

  it('is whatever was typed, without a fault', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void foldRecoveryCode(text)))
  })
})
