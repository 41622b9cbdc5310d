import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../src/lib/seal.ts'

const key = Buffer.alloc(32, 7)
const otherKey = Buffer.alloc(32, 8)

describe('a sealed text', () => {
  it('is read again under the same key in the same context', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, context) => {
        const plain = Buffer.from(text).toString()
        expect(unseal(key, seal(key, plain, context), context)).toBe(plain)
      }),
    )
  })

  it('is undefined under another key, in another context, and cut short anywhere', () => {
    const sealed = seal(key, '19790327-1230', 'personnummer')
    expect(unseal(otherKey, sealed, 'personnummer')).toBeUndefined()
    expect(unseal(key, sealed, 'samordningsnummer')).toBeUndefined()
    for (let length = 0; length < sealed.length; length++)
      expect(unseal(key, sealed.subarray(0, length), 'personnummer')).toBeUndefined()
    expect(unseal(key, Buffer.concat([sealed, Buffer.alloc(1)]), 'personnummer')).toBeUndefined()
  })

  it('is undefined with any one bit changed', () => {
    const sealed = seal(key, '111222333', 'bsn')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(unseal(key, changed, 'bsn')).toBeUndefined()
    }
  })

  it('never looks the same twice and never holds the text', () => {
    const all = Array.from({ length: 1000 }, () => seal(key, '111222333', 'bsn'))
    expect(new Set(all.map((each) => each.toString('hex'))).size).toBe(1000)
    expect(new Set(all.map((each) => each.subarray(0, 12).toString('hex'))).size).toBe(1000)
    expect(all.some((each) => each.includes('111222333'))).toBe(false)
  })

  it('is 28 bytes longer than the text, and the empty text is one, too', () => {
    expect(seal(key, 'abc', '')).toHaveLength(31)
    expect(unseal(key, seal(key, '', ''), '')).toBe('')
  })
})
