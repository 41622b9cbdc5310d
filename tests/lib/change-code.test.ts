import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeCode, foldChangeCode, hashChangeCode, showChangeCode } from '../../src/lib/change-code.ts'
import { deriveKeys } from '../../src/lib/token.ts'

const keys = deriveKeys(Buffer.alloc(32, 7))
const other = deriveKeys(Buffer.alloc(32, 8))
const codes = fc
  .tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 50 }))
  .map(([id, generation]) => changeCode(keys, id, generation))

describe('the code of an appointment (F45)', () => {
  it('has no letter that is read or heard as another, and no vowel', () => {
    fc.assert(fc.property(codes, (code) => /^[2-9CDFHJKMNPRTVWXY]{9}$/.test(code)))
  })

  it('holds more than 40 bits, and every letter is as likely', () => {
    expect(9 * Math.log2(23)).toBeGreaterThan(40)
    const seen = new Map<string, number>()
    for (let id = 1; id <= 5000; id++)
      for (const letter of changeCode(keys, id, 1)) seen.set(letter, (seen.get(letter) ?? 0) + 1)
    const expected = (5000 * 9) / 23
    expect(seen.size).toBe(23)
    for (const times of seen.values()) expect(Math.abs(times - expected)).toBeLessThan(expected * 0.15)
  })

  it('is the same every time, and another for each attendee, generation and key', () => {
    const all = [
      changeCode(keys, 1, 1),
      changeCode(keys, 2, 1),
      changeCode(keys, 1, 2),
      changeCode(other, 1, 1),
    ]
    expect(new Set(all).size).toBe(4)
    expect(changeCode(keys, 1, 1)).toBe(all[0])
  })

  it('is shown in groups of three', () => {
    expect(showChangeCode('K7W2X9MF4')).toBe('K7W-2X9-MF4')
  })

  it('is understood in any case, with any spaces, hyphens and full-width letters', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('-', ' ', '\u00a0', '–', '.', '', '\u200b'), (code, between) => {
        const typed = [code.slice(0, 2), code.slice(2, 6), code.slice(6)].join(between)
        return [typed, typed.toLowerCase(), `  ${typed} `].every((each) => foldChangeCode(each) === code)
      }),
    )
    expect(foldChangeCode('Ｋ７Ｗ－２Ｘ９－ＭＦ４')).toBe('K7W2X9MF4')
  })

  it('is understood with look-alikes of its letters', () => {
    expect(foldChangeCode('o0q 1il ubs')).toBe('DDD777V85')
    expect(foldChangeCode('zzz ggg zgz')).toBe('222666262')
  })

  it('is none when cut off, too long, of other letters, or anything at all', () => {
    for (const typed of ['', 'K7W-2X9-MF', 'K7W-2X9-MF44', 'A7W-2X9-MF4', 'K7W-2X9-MF$', '💥'.repeat(9)])
      expect(foldChangeCode(typed)).toBeUndefined()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const folded = foldChangeCode(typed)
        return folded === undefined || /^[2-9CDFHJKMNPRTVWXY]{9}$/.test(folded)
      }),
    )
  })

  it('is kept under a key', () => {
    const code = changeCode(keys, 1, 1)
    expect(hashChangeCode(keys, code)).toHaveLength(32)
    expect(hashChangeCode(keys, code)).not.toEqual(hashChangeCode(other, code))
  })
})
