import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNationalIdKind,
  type NationalId,
  type NationalIdKind,
  nationalIdKinds,
  nationalIdMark,
  readNationalId,
  showNationalId,
  tellsBirthDate,
} from '../../src/lib/national-id.ts'
import { bsn, norwegian, samordningsnummer, swedish } from '../helpers/national-ids.ts'

const today = '2027-01-25'
const read = (text: string, kinds: readonly NationalIdKind[] = nationalIdKinds, on = today) =>
  readNationalId(text, kinds, on)
const good = (kind: NationalIdKind, number: string, birthDate: string | null) => ({
  ok: true,
  value: { kind, number, birthDate },
})
const bad = (problem: string) => ({ ok: false, problem })

/** Published by the authorities, or examples of their own papers. */
const published: [NationalIdKind, string, string | null][] = [
  ['personnummer', '198507099805', '1985-07-09'],
  ['personnummer', '191212121212', '1912-12-12'],
  ['samordningsnummer', '198507699802', '1985-07-09'],
  ['fodselsnummer', '13097248022', '1972-09-13'],
  ['d-nummer', '53097248016', '1972-09-13'],
  ['bsn', '111222333', null],
  ['bsn', '123456782', null],
]

describe('an identity number', () => {
  it.each(published)('%s %s is read, and tells %s', (kind, number, birthDate) => {
    expect(read(number, [kind])).toEqual(good(kind, number, birthDate))
    expect(read(number)).toEqual(good(kind, number, birthDate))
    expect([isNationalIdKind(kind), tellsBirthDate(kind)]).toEqual([true, birthDate !== null])
  })

  it.each([
    '19790327-1232',
    '19790327 1232',
    '790327-1232',
    '7903271232',
    '  790327 - 1232 ',
    '1979 03 27 12 32',
    '1979.03.27-1232',
    '19790327–1232',
    '19790327—1232',
    '19790327‑1232',
    '19790327−1232',
    '1979‐0327‐1232',
    '1979\u00ad03\u00ad27-1232',
    '１９７９０３２７－１２３２',
    '١٩٧٩٠٣٢٧١٢٣٢',
    '१९७९०३२७-१२३२',
    '𝟏𝟗𝟕𝟗𝟎𝟑𝟐𝟕-𝟣𝟤𝟥𝟤',
    '\u200e19790327\u200b-\u2060\ufeff1232\u202c',
    '1979\u00a003\u202f27\t1232\n',
    '197903271232',
  ])('written %j is the same digits', (text) => {
    expect(swedish('19790327', '123')).toBe('197903271232')
    expect(read(text)).toEqual(good('personnummer', '197903271232', '1979-03-27'))
  })

  it.each([
    ['', 'missing'],
    [' - . ', 'missing'],
    ['\u200b', 'missing'],
    ['abc', 'length'],
    ['790327-12345', 'length'],
    ['1979032712', 'check'],
    ['790327-123', 'length'],
    ['19790327+', 'length'],
    ['1979+03271232', 'length'],
    ['19790327++1232', 'length'],
    ['790327T123', 'length'],
    ['19790327-1232 and more', 'length'],
    ['19790327-1231', 'check'],
    ['19790230-1232', 'check'],
    ['1'.repeat(100_000), 'length'],
  ])('%j is refused as %s', (text, problem) => {
    expect(read(text, ['personnummer'])).toEqual(bad(problem))
  })

  it.each([
    ['a 30 February', swedish('19790230', '123')],
    ['a 29 February of a common year', swedish('20010229', '123')],
    ['a 29 February of 1900', swedish('19000229', '123')],
    ['a thirteenth month', swedish('19791301', '123')],
    ['a month 0', swedish('19790027', '123')],
    ['a day 0', swedish('19790300', '123')],
    ['a day 0 of a coordination number', swedish('19790360', '123')],
    ['a day 32 of a coordination number', swedish('19790392', '123')],
    ['a serial number 000', swedish('19790327', '000')],
    ['a Norwegian 31 April', norwegian('19790431', 100)],
    ['a Norwegian 29 February of 1900', norwegian('19000229', 100)],
    ['a D-number of 31 April', norwegian('19790431', 100, [40, 0])],
  ])('with %s is refused', (_, number) => {
    expect(read(number)).toMatchObject({ ok: false, problem: expect.stringMatching(/check|length/) })
  })

  it.each([
    ['a newborn of today', '20270125', today, true],
    ['of tomorrow', '20270126', today, false],
    ['of tomorrow, tomorrow', '20270126', '2027-01-26', true],
    ['of another century', '21270125', today, false],
  ])('of %s', (_, date, on, fits) => {
    const birthDate = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    const number = swedish(date, '123')
    expect(read(number, ['personnummer'], on)).toEqual(
      fits ? good('personnummer', number, birthDate) : bad('future'),
    )
  })

  it('of a Norwegian born tomorrow is refused as the future', () => {
    expect(read(norwegian('20270126', 600), ['fodselsnummer'])).toEqual(bad('future'))
    expect(read(norwegian('20270125', 600), ['fodselsnummer'])).toMatchObject({ ok: true })
  })

  it('of somebody older than any person is refused', () => {
    expect(read(swedish('18790327', '123'), ['personnummer'])).toEqual(bad('check'))
    expect(read(norwegian('18790327', 510), ['fodselsnummer'])).toEqual(bad('check'))
  })
})

describe('a century left out', () => {
  it.each([
    ['20270125', '-', today],
    ['19270126', '-', today],
    ['20270126', '-', '2027-01-26'],
    ['20000229', '-', today],
    ['19960229', '-', today],
    ['19270124', '+', today],
    ['19270126', '+', today],
    ['19271231', '+', today],
    ['19261231', '+', today],
    ['19100301', '+', today],
    ['19991231', '-', '2000-01-01'],
    ['20000101', '-', '2000-01-01'],
    ['19001231', '+', '2000-01-01'],
    ['19000101', '+', '2000-01-01'],
    ['18991231', '+', '2000-01-01'],
  ])('is that of %s with a "%s" on %s', (date, sign, on) => {
    const number = swedish(date, '123')
    const short = `${number.slice(2, 8)}${sign}${number.slice(8)}`
    expect(read(short, ['personnummer'], on)).toMatchObject({ ok: true, value: { number } })
    expect(read(`${number.slice(0, 8)}${sign}${number.slice(8)}`, ['personnummer'], on)).toMatchObject({
      value: { number },
    })
  })

  it('is decided alike for a coordination number', () => {
    const number = samordningsnummer('20040131', '123')
    expect(number.slice(6, 8)).toBe('91')
    expect(read(number.slice(2))).toEqual(good('samordningsnummer', number, '2004-01-31'))
  })
})

describe('the kinds', () => {
  it('are told apart by the number itself, whichever was chosen', () => {
    const number = samordningsnummer('19790327', '123')
    expect(read(number, ['personnummer', 'samordningsnummer'])).toEqual(
      good('samordningsnummer', number, '1979-03-27'),
    )
    expect(read(number, ['personnummer'])).toEqual(bad('check'))
    const dNumber = norwegian('19790327', 100, [40, 0])
    expect(read(dNumber, ['fodselsnummer', 'd-nummer'])).toEqual(good('d-nummer', dNumber, '1979-03-27'))
    expect(read(dNumber, ['fodselsnummer'])).toEqual(bad('check'))
    expect(read(norwegian('19790327', 100), ['d-nummer'])).toEqual(bad('check'))
  })

  it('what is wrong is said of the chosen kind', () => {
    expect(read('111222334', ['bsn', 'personnummer'])).toEqual(bad('check'))
    expect(read('111222334', ['personnummer', 'bsn'])).toEqual(bad('length'))
    expect(read('111222333', [])).toEqual(bad('check'))
  })

  it.each([
    ['a test number of the authorities', norwegian('19790327', 100, [0, 80]), 'fodselsnummer'],
    ['a D-number of theirs', norwegian('19790327', 100, [40, 80]), 'd-nummer'],
  ] as const)('P43: %s is read', (_, number, kind) => {
    expect(read(number)).toEqual(good(kind, number, '1979-03-27'))
  })

  it.each([
    ['an H-number', norwegian('19790327', 100, [0, 40])],
    ['a D-number made an H-number', norwegian('19790327', 100, [40, 40])],
    ['a D-number with a "+"', `${norwegian('19790327', 100, [40, 0]).slice(0, 6)}+`],
  ])('%s is refused', (_, number) => {
    expect(read(number).ok).toBe(false)
  })

  it.each([
    ['19540101', 499, '1954-01-01'],
    ['19990101', 100, '1999-01-01'],
    ['20000101', 500, '2000-01-01'],
    ['20260101', 900, '2026-01-01'],
    ['19400101', 900, '1940-01-01'],
    ['20000229', 500, '2000-02-29'],
    ['20040229', 999, '2004-02-29'],
    ['19960229', 0, '1996-02-29'],
  ])('Skatteetaten: the century of %s with individual number %i', (date, individual, birthDate) => {
    const number = norwegian(date, individual > 990 ? 985 : individual)
    expect(read(number)).toEqual(good('fodselsnummer', number, birthDate))
  })

  it('a series that is not in use is refused', () => {
    expect(read(norwegian('19450101', 600)).ok).toBe(false)
  })
})

describe('a BSN', () => {
  it('of eight digits has lost its nought', () => {
    expect(read('12345672', ['bsn'])).toEqual(good('bsn', '012345672', null))
    expect(read('012.345.672', ['bsn'])).toEqual(good('bsn', '012345672', null))
  })

  it.each([
    ['000000000', 'check'],
    ['00000000', 'check'],
    ['1234567', 'length'],
    ['1112223330', 'length'],
    ['111222333+', 'length'],
    ['111222334', 'check'],
  ])('%s is refused as %s', (text, problem) => {
    expect(read(text, ['bsn'])).toEqual(bad(problem))
  })
})

const dates = fc
  .integer({ min: Date.UTC(1928, 0, 1) / 86_400_000, max: Date.UTC(2027, 0, 25) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const plain = (date: string) => date.replaceAll('-', '')
const individual = (date: string) => (date < '2000' ? 0 : 500)

/** Any number of any kind, with the birth date it was made of. */
const numbers: fc.Arbitrary<NationalId> = fc
  .record({
    kind: fc.constantFrom(...nationalIdKinds),
    date: dates,
    serial: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ kind, date, serial }) => ({
    kind,
    number: make(kind, date, serial),
    birthDate: kind === 'bsn' ? null : date,
  }))

function make(kind: NationalIdKind, date: string, serial: number): string {
  const three = String(serial).padStart(3, '0')
  if (kind === 'bsn') return bsn(Number(plain(date)) + serial)
  if (kind === 'personnummer') return swedish(plain(date), three)
  if (kind === 'samordningsnummer') return samordningsnummer(plain(date), three)
  return norwegian(plain(date), individual(date) + serial, kind === 'd-nummer' ? [40, 0] : [0, 0])
}

const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
const within = (mark: string) => (text: string) => [...text].join(mark)
const dress = fc.constantFrom<(text: string) => string>(
  (text) => text,
  arabic,
  wide,
  within(' '),
  within('\u200b'),
  within('-'),
  within('\u2011'),
  (text) => `  ${text}\t`,
  (text) => `${text.slice(0, 6)}-${text.slice(6)}`,
  (text) => `${text.slice(0, 3)}.${text.slice(3, 6)}.${text.slice(6)}`,
)

describe('any number', () => {
  it('reads in any dress, of any list of kinds that holds its own, to the same digits and birth date', () => {
    fc.assert(
      fc.property(numbers, dress, fc.shuffledSubarray([...nationalIdKinds]), (id, put, others) => {
        expect(read(put(id.number), [...others, id.kind])).toEqual({ ok: true, value: id })
        const isSwedish = id.kind === 'personnummer' || id.kind === 'samordningsnummer'
        if (isSwedish) expect(read(put(id.number.slice(2)), [id.kind])).toEqual({ ok: true, value: id })
      }),
      { numRuns: 1000 },
    )
  })

  it('shows as a notation that reads back, with the digits in their order', () => {
    fc.assert(
      fc.property(numbers, (id) => {
        const shown = showNationalId(id)
        expect(shown.replace(/\D/g, '')).toBe(id.number)
        expect(read(shown, [id.kind])).toEqual({ ok: true, value: id })
      }),
    )
    const show = (text: string) => {
      const id = read(text)
      return id.ok && showNationalId(id.value)
    }
    expect(['7903271232', '13097248022', '111222333'].map(show)).toEqual([
      '19790327-1232',
      '130972 48022',
      '111222333',
    ])
  })

  it('with one digit changed is none: Luhn, the 11-test and the second control digit see it', () => {
    const change = fc.record({ id: numbers, at: fc.nat(11), by: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(change, ({ id, at, by }) => {
        // Luhn looks at the ten digits after the century.
        const first = id.number.length === 12 ? 2 : 0
        const place = first + (at % (id.number.length - first))
        const digit = (Number(id.number[place]) + by) % 10
        const other = `${id.number.slice(0, place)}${digit}${id.number.slice(place + 1)}`
        expect(read(other).ok).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('of nothing but marks and digits never throws, and never gives a birth date after today', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-+ .٣\u200b') }), (text) => {
        const result = read(text)
        if (result.ok) expect((result.value.birthDate ?? '') <= today).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('is marked by its kind and digits under a key: 32 bytes, another key another mark', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const id = { kind: 'bsn', number: '111222333', birthDate: null } as const
    expect(nationalIdMark(one, id)).toHaveLength(32)
    expect(nationalIdMark(one, id)).toEqual(nationalIdMark(one, { ...id }))
    expect(nationalIdMark(one, id)).not.toEqual(nationalIdMark(other, id))
    expect(nationalIdMark(one, id)).not.toEqual(nationalIdMark(one, { ...id, kind: 'd-nummer' }))
  })
})
