import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Country, parsePhone, smsAddress } from '../../src/lib/phone.ts'

const ours: readonly Country[] = ['NL', 'SE', 'NO']

describe('smsAddress', () => {
  test.each(['+31612345678', '+46701234567', '+4791234567', '+4740612345'])('lets %s through', (number) => {
    expect(smsAddress(number, ours)).toBe(number)
  })

  test.each([
    ['a landline', '+31201234567'],
    ['a number without a place', '+31851234567'],
    ['a premium number', '+31900123456'],
    ['a shared-cost number', '+46771123456'],
    ['a premium number', '+46900123456'],
    ['a pager', '+46740123456'],
    ['a premium number', '+4782012345'],
    ['another country', '+447911123456'],
    ['a satellite telephone', '+881612345678'],
    ['an international network', '+882161234567'],
    ['international premium rate', '+979123456789'],
    ['a number that may be either', '+12125551234'],
    ['a number that is too short', '+3161234567'],
    ['a number that is too long', '+316123456789'],
    ['no country code', '0612345678'],
    ['a short code', '72000'],
    ['nothing', ''],
    ['a plus', '+'],
    ['two numbers', '+31612345678,+31687654321'],
    ['a second number on the next line', '+31612345678\n+31687654321'],
    ['spaces', '+31 6 12345678'],
    ['an extension', '+31612345678;ext=5'],
    ['the trunk zero', '+310612345678'],
    ['a word', '+31612345678 Sanne'],
    ['digits of another script', '+٣١٦١٢٣٤٥٦٧٨'],
  ])('refuses %s: %j', (_what, number) => {
    expect(smsAddress(number, ours)).toBeUndefined()
  })

  test('a country counts only where it is chosen', () => {
    expect(smsAddress('+31612345678', ['SE'])).toBeUndefined()
    expect(smsAddress('+31612345678', [])).toBeUndefined()
    expect(smsAddress('+447400123456', ['GB'])).toBe('+447400123456')
  })

  test('a country does not open its neighbour on the same calling code', () => {
    expect(smsAddress('+447797712345', ['GB'])).toBeUndefined()
    expect(smsAddress('+447797712345', ['GB', 'JE'])).toBe('+447797712345')
  })

  test('of any digits only what is a mobile number of ours gets through, and unchanged', () => {
    const digits = fc.tuple(
      fc.constantFrom('+31', '+316', '+46', '+467', '+47', '+474', '+44', '+1', '+88', '+979', '+'),
      fc.stringMatching(/^\d{3,13}$/),
    )
    fc.assert(
      fc.property(digits, ([start, rest]) => {
        const number = start + rest
        const address = smsAddress(number, ours)
        if (address === undefined) return
        expect(address).toBe(number)
        expect(number).toMatch(/^\+(?:31|46|47)/)
        expect(parsePhone(number, 'NL')).toMatchObject({ e164: number, mobile: true })
      }),
      { numRuns: 5000 },
    )
  })
})
