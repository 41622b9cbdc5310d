import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCountry, parsePhone, showPhone, telHref } from '../../src/lib/phone.ts'
import { effortOf } from '../helpers/effort.ts'

const dutch = '+31612345678'

describe('parsePhone', () => {
  test.each([
    '06 12345678',
    '06-12345678',
    '06.12.34.56.78',
    '(06) 12 34 56 78',
    '06 – 1234 5678',
    '06‑12345678',
    '06−12345678',
    '0612345678 ',
    '612345678',
    '+31 6 12345678',
    '+31 (0)6 1234 5678',
    '(+31) 6 12345678',
    '0031 6 12345678',
    'tel:+31612345678',
    'Tel. 06 12345678',
    '＋３１６１２３４５６７８',
    '٠٦١٢٣٤٥٦٧٨',
    '\u202a+31 6 12345678\u202c',
    '\ufeff06\u00a012345678\u200b',
  ])('reads %j', (text) => {
    expect(parsePhone(text, 'NL')?.e164).toBe(dutch)
  })

  test.each([
    ['070-123 45 67', 'SE', '+46701234567', true],
    ['+46 (0)70-123 45 67', 'NL', '+46701234567', true],
    ['08-123 456 57', 'SE', '+46812345657', false],
    ['91 23 45 67', 'NO', '+4791234567', true],
    ['22 12 34 56', 'NO', '+4722123456', false],
    ['020 123 4567', 'NL', '+31201234567', false],
    ['020/1234567', 'NL', '+31201234567', false],
    ['085 123 4567', 'NL', '+31851234567', false],
    ['074-012 34 56', 'SE', '+46740123456', false],
    ['+44 7911 123456', 'NL', '+447911123456', true],
    ['+1 212 555 1234', 'NL', '+12125551234', false],
  ] as const)('takes %s in %s, a text message only where it can arrive', (text, country, e164, mobile) => {
    expect(parsePhone(text, country)).toMatchObject({ e164, mobile })
  })

  test.each([
    '',
    '   ',
    'none',
    '112',
    '06 1234567',
    '06 123456789',
    '+31 6 1234567',
    '06 12345678 (Sanne)',
    '06 12345678, 06 87654321',
    '06 12345678 / 06 87654321',
    '020 1234567 ext. 5',
    '+31612345678;ext=5',
    '0612345678;phone-context=+46',
    '06+12345678',
    '++31612345678',
    '0612345678\r\nBcc: evil@example.org',
  ])('refuses %j', (text) => {
    expect(parsePhone(text, 'NL')).toBeUndefined()
  })

  test('refuses two Swedish lines written as one', () => {
    expect(parsePhone('08-12 34 56/57', 'SE')).toBeUndefined()
  })

  test('writes it for home and for abroad', () => {
    expect(parsePhone('0612345678', 'NL')).toEqual({
      e164: dutch,
      mobile: true,
      international: '+31 6 12345678',
      national: '06 12345678',
    })
  })

  test('reads back what it wrote', () => {
    const digits = fc.stringMatching(/^0[1-9]\d{6,9}$/)
    fc.assert(
      fc.property(digits, fc.constantFrom('NL', 'SE', 'NO'), (text, country) => {
        const phone = parsePhone(text, country)
        if (!phone) return
        expect(parsePhone(phone.international, country)).toEqual(phone)
        expect(parsePhone(phone.national, country)).toEqual(phone)
        expect(parsePhone(telHref(phone.e164), 'NL')?.e164).toBe(phone.e164)
      }),
      { numRuns: 500 },
    )
  })

  test('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parsePhone(text, 'SE')?.e164 ?? '+46').toMatch(/^\+\d+$/)
      }),
    )
  })

  test('spends no time on ten thousand characters', () => {
    const effort = effortOf(() => {
      for (const text of ['0', '+', ' ', '(', '٠', '-0']) {
        expect(parsePhone(text.repeat(10_000), 'NL')).toBeUndefined()
      }
    })
    expect(effort).toBeLessThan(200)
  })
})

describe('showPhone', () => {
  test('writes a number of the same country as at home', () => {
    expect(showPhone(dutch, 'NL')).toBe('06 12345678')
    expect(showPhone('+46701234567', 'SE')).toBe('070-123 45 67')
    expect(showPhone('+4791234567', 'NO')).toBe('91 23 45 67')
  })

  test('takes countries with one code as one', () => {
    expect(showPhone('+4779123456', 'NO')).toBe('79 12 34 56')
  })

  test('writes any other number internationally', () => {
    expect(showPhone(dutch, 'SE')).toBe('+31 6 12345678')
  })

  test('leaves alone what it cannot read', () => {
    expect(showPhone('ask at the desk', 'NL')).toBe('ask at the desk')
  })
})

test('links to the number and to nothing else', () => {
  expect(telHref(dutch)).toBe('tel:+31612345678')
  expect(telHref('+31 6 1234"5678')).toBe('tel:+31612345678')
})

test('knows a country from any other word', () => {
  expect(isCountry('SE')).toBe(true)
  expect(isCountry('Sweden')).toBe(false)
})
