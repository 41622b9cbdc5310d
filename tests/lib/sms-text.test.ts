import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beyondGsm, measureSms, normaliseSms } from '../../src/lib/sms-text.ts'

const link = 'https://linde.example/v/AbCdEfGhIjKlMnOpQrStUg'
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'ëïêôáçœŁż€[]{}|~^`–’“… \u00a0\u200b\u0301\r\n😀م'), maxLength: 200 }),
)

describe('a text message in GSM-7', () => {
  it.each([
    ['Zoë, patiënt, geïnformeerd', 'Zoe, patient, geinformeerd'],
    ['Zoe\u0308', 'Zoe'],
    ['hôtel, Ísland, Ángel, façade, œuvre', 'hotel, Island, Angel, facade, oeuvre'],
    ['9–10 ‘so’ “so” … ‑ —', '9-10 \'so\' "so" ... - -'],
    ['13:15\u00a0uur\u202fnu', '13:15 uur nu'],
    ['a\u200bb\u00adc', 'abc'],
    ['`x´', "'x'"],
  ])('%s leaves as %s', (text, plain) => {
    expect(normaliseSms(text)).toBe(plain)
    expect(measureSms(plain)).toMatchObject({ encoding: 'GSM-7', segments: 1 })
  })

  it('keeps the letters that it has: å ä ö æ ø é è à ü ñ and their capitals', () => {
    const letters = 'åäöæøéèàüñùìòß ÅÄÖÆØÉÜÑÇ £¥§¿¡¤'
    expect(normaliseSms(letters)).toBe(letters)
    expect(normaliseSms('Pa\u030aminnelse')).toBe('Påminnelse')
    expect(measureSms(letters).encoding).toBe('GSM-7')
  })

  it('counts the euro, brackets and braces twice', () => {
    expect(measureSms('€[]{}|~^\\')).toEqual({
      encoding: 'GSM-7',
      characters: 18,
      segments: 1,
      remaining: 142,
    })
  })

  it('has room for 160 characters, then for 153 in each', () => {
    expect(measureSms('a'.repeat(160))).toMatchObject({ segments: 1, remaining: 0 })
    expect(measureSms('a'.repeat(161))).toMatchObject({ characters: 161, segments: 2, remaining: 145 })
    expect(measureSms('a'.repeat(306))).toMatchObject({ segments: 2, remaining: 0 })
    expect(measureSms('a'.repeat(307))).toMatchObject({ segments: 3 })
    expect(measureSms(`${'a'.repeat(159)}€`)).toMatchObject({ characters: 161, segments: 2 })
  })

  it('takes nothing for nothing', () => {
    expect(measureSms('')).toEqual({ encoding: 'GSM-7', characters: 0, segments: 0, remaining: 160 })
  })
})

describe('a text message in other alphabets', () => {
  it.each(['Gabinet Żółć', 'عيادة الزيزفون', 'Практика', 'Linde 😀', 'Klinika Čača'])(
    'keeps %s and says so',
    (text) => {
      expect(normaliseSms(text)).toBe(text)
      expect(measureSms(text).encoding).toBe('UCS-2')
    },
  )

  it('names what has no plain form', () => {
    expect(beyondGsm('Zoë – Żółć 😀 😀')).toEqual(['Ż', 'ł', 'ć', '😀'])
    expect(beyondGsm('Zoë – 9…')).toEqual([])
  })

  it('keeps accents too, for nothing would be saved by losing them', () => {
    expect(normaliseSms('Zoë 😀 – 9…')).toBe('Zoë 😀 – 9…')
  })

  it('has room for 70 characters, then for 67 in each; an emoji takes two', () => {
    expect(measureSms('ж'.repeat(70))).toMatchObject({ characters: 70, segments: 1, remaining: 0 })
    expect(measureSms('ж'.repeat(71))).toMatchObject({ segments: 2, remaining: 63 })
    expect(measureSms('😀')).toMatchObject({ characters: 2, segments: 1, remaining: 68 })
  })
})

describe('whatever is typed', () => {
  it('twice is no more than once', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const once = normaliseSms(text)
        expect(normaliseSms(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  it('no link is lost or changed, whatever stands around it', () => {
    fc.assert(
      fc.property(typed, typed, (before, after) => {
        const text = normaliseSms(`${before} ${link} ${after}`)
        expect(text.split(/\s/)).toContain(link)
      }),
      { numRuns: 500 },
    )
  })

  it('holds no control character and no return, and its size is what GSM says', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const plain = normaliseSms(text)
        expect(plain).not.toMatch(/[^\P{Cc}\n]/u)
        const { encoding, characters, segments, remaining } = measureSms(plain)
        expect(characters).toBeGreaterThanOrEqual(encoding === 'UCS-2' ? plain.length : [...plain].length)
        const room = encoding === 'GSM-7' ? [160, 153] : [70, 67]
        const [one = 0, each = 0] = room
        expect(segments).toBeGreaterThanOrEqual(characters <= one ? 0 : Math.ceil(characters / each))
        expect(remaining).toBeLessThanOrEqual(one)
      }),
      { numRuns: 500 },
    )
  })

  it('accents piled on one letter end', () => {
    expect(measureSms(`a${'\u0301'.repeat(300)}`).segments).toBeGreaterThan(1)
  })
})
