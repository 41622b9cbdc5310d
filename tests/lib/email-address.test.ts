import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldEmail, maskEmail, maskPhone, parseEmailAddress } from '../../src/lib/email-address.ts'
import { effortOf } from '../helpers/effort.ts'

describe('parseEmailAddress', () => {
  test.each([
    ['sanne@example.org', 'sanne@example.org'],
    ['  sanne@example.org\r\n', 'sanne@example.org'],
    ['Sanne.Bakker+tand@Mail.Example.ORG', 'Sanne.Bakker+tand@mail.example.org'],
    ["o'brien@example.org", "o'brien@example.org"],
    ['a_b-c=d{e}@example.org', 'a_b-c=d{e}@example.org'],
    ['åsa@exempel.se', undefined],
    ['asa@exempel-åäö.se', 'asa@xn--exempel--7zaj2q.se'],
    ['jan@faß.de', 'jan@xn--fa-hia.de'],
    ['jan@例え。jp', 'jan@xn--r8jz45g.jp'],
    ['jan@例え.テスト', 'jan@xn--r8jz45g.xn--zckzah'],
    ['jan@xn--fa-hia.de', 'jan@xn--fa-hia.de'],
  ])('reads %j', (text, address) => {
    expect(parseEmailAddress(text)).toBe(address)
  })

  test.each([
    '',
    '@',
    'sanne',
    'sanne@',
    '@example.org',
    'sanne@localhost',
    'sanne@example',
    'sanne@example.org.',
    'sanne@.example.org',
    'sanne@example..org',
    'sanne@-example.org',
    'sanne@example-.org',
    'sanne@exa_mple.org',
    'sanne@example.123',
    'sanne@127.0.0.1',
    'sanne@0x7f.1',
    'sanne@[127.0.0.1]',
    'sanne@xn--a.org',
    'sanne@example.org/evil',
    'sanne@example.org:25',
    'sanne@ex%61mple.org',
    '.sanne@example.org',
    'sanne.@example.org',
    'san..ne@example.org',
    'san ne@example.org',
    'sanne@exam ple.org',
    '"sanne"@example.org',
    'sanne(home)@example.org',
    'Sanne <sanne@example.org>',
    'mailto:sanne@example.org',
    'sanne@example.org, evil@example.net',
    'sanne@example.org;evil@example.net',
    'sanne@example.org evil@example.net',
    'sanne@evil@example.org',
    'sanne%evil.net@example.org',
    'evil.net!sanne@example.org',
    'sanne@example.org\r\nBcc: evil@example.net',
    'sanne\u0000@example.org',
    'sanne\\@example.org',
  ])('refuses %j', (text) => {
    expect(parseEmailAddress(text)).toBeUndefined()
  })

  test('takes 64 characters before the @ and 254 in all, not one more', () => {
    const domain = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.org`
    expect(`${'a'.repeat(64)}@${domain}`).toHaveLength(254)
    expect(parseEmailAddress(`${'a'.repeat(64)}@${domain}`)).toHaveLength(254)
    expect(parseEmailAddress(`${'a'.repeat(64)}@d${domain}`)).toBeUndefined()
    expect(parseEmailAddress(`${'a'.repeat(65)}@example.org`)).toBeUndefined()
    expect(parseEmailAddress(`a@${'d'.repeat(64)}.org`)).toBeUndefined()
  })

  test('counts an international domain as it travels', () => {
    const label = `${'ü'.repeat(30)}`
    expect(parseEmailAddress(`a@${`${label}.`.repeat(7)}org`)).toBeUndefined()
  })

  test('lets no control character and no second address through', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        'a@b.org',
        '@',
        '.',
        ',',
        ';',
        '<',
        '>',
        '\r\n',
        '"',
        '\\',
        ' ',
        '%40',
        '＠',
        'é',
        'xn--',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const address = parseEmailAddress(pieces.join(''))
        if (address === undefined) return
        expect(address).toMatch(/^[^\s@,;:<>()[\]"\\%!]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/)
        expect(address).toMatch(/^[!-~]{1,254}$/)
        expect(parseEmailAddress(address)).toBe(address)
      }),
      { numRuns: 5000 },
    )
  })

  test('spends no time on ten thousand characters', () => {
    const effort = effortOf(() => {
      for (const text of ['a', 'a.', '@', 'a@b.', 'é', ' ']) {
        expect(parseEmailAddress(text.repeat(10_000))).toBeUndefined()
      }
    })
    expect(effort).toBeLessThan(200)
  })
})

describe('foldEmail', () => {
  test('takes addresses that differ in case as one', () => {
    expect(foldEmail('Sanne.Bakker@Example.org')).toBe('sanne.bakker@example.org')
  })

  test('takes two ways of writing one character as one', () => {
    expect(foldEmail('A\u030asa@example.org')).toBe('åsa@example.org')
  })
})

describe('the masks of the ledger', () => {
  test('show the beginnings of an address', () => {
    expect(maskEmail('sanne.bakker@example.org')).toBe('s…@e….org')
    expect(maskEmail('a@b.co.uk')).toBe('a…@b….uk')
    expect(maskEmail('no address')).toBe('…')
    expect(maskEmail('sanne@localhost')).toBe('…')
    expect(maskEmail('')).toBe('…')
  })

  test('show both ends of a number', () => {
    expect(maskPhone('+31612345678')).toBe('+31…78')
    expect(maskPhone('112')).toBe('…')
  })
})
