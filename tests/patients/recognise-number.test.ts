import { beforeEach, describe, expect, it } from 'vitest'
import { unseal } from '../../src/lib/seal.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, type Typed } from '../helpers/booking.ts'
import { addCard, addNumber, bookWith, type CardMade, fillIn, goOn, landed } from '../helpers/cards.ts'
import { norwegian, samordningsnummer, swedish } from '../helpers/national-ids.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

const number = swedish('19790327', '123')
const typedNumber = '790327-1232'
const other = swedish('19790327', '456')
const open = { open_bookings_per_contact: 50 }

const { 'birthDate-day': _d, 'birthDate-month': _m, 'birthDate-year': _y, ...named } = noor
const book = (...forms: readonly Typed[]) => bookWith(test, ...forms)
const sql = (text: string) => void test.db.raw.exec(text)
const held = () =>
  rows(test.db, 'select patient_id as card, kind, source, document_seen_at as seen from identity_number')

describe('rule 1: in national-id mode', () => {
  const byNumber = {
    identification: 'national-id',
    field_national_id: 'required',
    field_birth_date: 'hidden',
    national_id_kinds: '["personnummer","samordningsnummer","d-nummer"]',
  } as const
  const typed = { ...named, nationalId: typedNumber }

  beforeEach(() => {
    test = openApp()
    smallPractice(test.db, { ...byNumber, ...open })
  })

  const cardOf = (made: CardMade = {}) => addCard(test, { number: ['personnummer', number], ...made })

  it('the number is asked and no birth date; F49: what is wrong with it is said', async () => {
    const page = await fillIn(test)
    expect([page.has('#nationalId'), page.has('#birthDate-day')]).toEqual([true, false])
    const wrong = async (nationalId: string) => (await goOn(test, page, { ...named, nationalId })).errors()
    expect(await wrong('')).toEqual(['Enter the number'])
    expect(await wrong('790327-123')).toEqual(['Enter all 10/12 digits of the number'])
    expect(await wrong('790327-1233')).toEqual(['This number is not valid. Check the digits'])
    expect(await wrong(swedish('20990327', '123'))).toEqual([
      'Check the number: its date of birth lies in the future',
    ])
    const again = await goOn(test, page, { ...named, nationalId: '790327-12' })
    expect(again.field('nationalId')).toMatchObject({ value: '790327-12', invalid: true })
  })

  it('F54: a known number decides, whatever the names, and these never change', async () => {
    cardOf()
    const before = rows(test.db, 'select * from patient')
    expect(await book({ ...typed, firstName: 'Kim', lastName: 'Quist' })).toEqual({ on: 1, perhaps: [] })
    expect(rows(test.db, 'select * from patient')).toEqual(before)
  })

  it.each([
    number,
    typedNumber,
    '19790327-1232',
    '7903271232',
    '19790327 1232',
    '1979.03.27–1232',
    '１９７９０３２７－１２３２',
    '\u200b790327\u20111232\u200b',
  ])('in whatever notation: %s', async (nationalId) => {
    cardOf()
    expect(await book({ ...typed, nationalId })).toEqual({ on: 1, perhaps: [] })
  })

  it('F52: an unknown number makes a card with the birth date that it tells; J23: the next booking finds it', async () => {
    expect(await book(typed)).toEqual({ on: 1, perhaps: [] })
    expect(rows(test.db, 'select status, number, birth_date, first_name from patient')).toEqual([
      { status: 'registered', number: 0, birth_date: '1979-03-27', first_name: 'Noor' },
    ])
    expect(held()).toEqual([{ card: 1, kind: 'personnummer', source: 'web', seen: null }])
    expect(await book({ ...typed, firstName: 'Kim', email: 'kim@example.org', mobile: '' })).toEqual({
      on: 1,
      perhaps: [],
    })
  })

  it('stands sealed in the database, in no notation in the clear', async () => {
    const check = await fillIn(test, typed)
    expect(check.texts('dd.own')).toContain('19790327-1232')
    landed(test, await check.press('Book appointment'))
    const bytes = test.db.raw.serialize()
    for (const clear of [number, typedNumber, '7903271232', '19790327-1232', '1232']) {
      expect(bytes.includes(clear)).toBe(false)
      expect(test.lines.join()).not.toContain(clear)
    }
    const [row] = rows(test.db, 'select number_sealed from identity_number')
    const sealed = row?.number_sealed
    if (!Buffer.isBuffer(sealed)) throw new Error('no number')
    expect(unseal(test.world.keys.identity, sealed, 'personnummer')).toBe(number)
  })

  it.each<[string, CardMade]>([
    ['a protected identity', { more: 'protected = 1' }],
    ['the deceased', { more: "status = 'deceased'" }],
    ['the deceased of another name', { more: "status = 'deceased'", firstName: 'Kim', lastName: 'Quist' }],
  ])('rules 8, 9: of %s makes a new card, and staff compare', async (_, made) => {
    cardOf(made)
    expect(await book(typed)).toEqual({ on: 2, perhaps: [1] })
    // The number stands on the new card as well: that one is found from now on.
    expect(await book(typed)).toEqual({ on: 2, perhaps: [] })
  })

  it('of an erased card is unknown', async () => {
    cardOf({ more: 'erased_at = 1' })
    expect(await book(typed)).toEqual({ on: 2, perhaps: [] })
  })

  it('on two cards makes a third, and staff compare it with both', async () => {
    cardOf()
    cardOf({ firstName: 'Kim', lastName: 'Quist' })
    expect(await book(typed)).toEqual({ on: 3, perhaps: [1, 2] })
  })

  it('F52: on no card, but a namesake of that birth date without one: a new card, and staff compare', async () => {
    addCard(test)
    expect(await book(typed)).toEqual({ on: 2, perhaps: [1] })
  })

  it('another number is another person, with the same names, birth date and contact', async () => {
    cardOf()
    expect(await book({ ...typed, nationalId: other })).toEqual({ on: 2, perhaps: [1] })
  })

  it.each([
    [
      'a coordination number chosen as a personal number',
      samordningsnummer('19790327', '123'),
      'personnummer',
      'samordningsnummer',
    ],
    ['a personal number chosen as a coordination number', number, 'samordningsnummer', 'personnummer'],
    [
      'a D-number (P43) chosen as a personal number',
      norwegian('19790327', 100, [40, 0]),
      'personnummer',
      'd-nummer',
    ],
  ] as const)('P44: %s is understood', async (_, nationalId, nationalIdKind, kind) => {
    addCard(test, { number: [kind, nationalId] })
    expect(await book({ ...typed, nationalId, nationalIdKind })).toEqual({ on: 1, perhaps: [] })
  })

  it('of a kind that the practice does not take is refused', async () => {
    const page = await fillIn(test, { ...typed, nationalId: '111222333' })
    expect(page.errors()).toEqual(['Enter all 10/12 digits of the number'])
  })

  it('sealed under another key is not found', async () => {
    const keys = deriveKeys(Buffer.alloc(32, 9))
    addNumber(test, addCard(test), { kind: 'personnummer', number, birthDate: null }, keys)
    expect(await book(typed)).toEqual({ on: 2, perhaps: [1] })
  })

  it('under the right mark but another key id is not found', async () => {
    cardOf()
    sql("update identity_number set key_id = '00000000'")
    expect((await book(typed)).on).toBe(2)
  })

  it('F54: fills a blank contact and never overwrites one', async () => {
    cardOf({ contacts: ['else@example.org'] })
    await book(typed)
    expect(rows(test.db, 'select channel, value, source from patient_contact')).toEqual([
      { channel: 'email', value: 'else@example.org', source: 'staff' },
      { channel: 'phone', value: '+31612345678', source: 'web' },
    ])
  })

  it('rule 3: a child’s number finds the child’s card for whoever books', async () => {
    const kim = swedish('20190605', '123')
    addCard(test, { firstName: 'Kim', birthDate: '2019-06-05', contacts: [], number: ['personnummer', kim] })
    cardOf()
    const parent = { for: 'other', bookerFirstName: 'Noor', bookerLastName: 'Bakker', relation: 'parent' }
    expect(await book({ ...named, ...parent, firstName: 'Kim', nationalId: kim })).toEqual({
      on: 1,
      perhaps: [],
    })
    expect(rows(test.db, 'select whose from patient_contact where patient_id = 1')).toEqual([
      { whose: 'parent' },
      { whose: 'parent' },
    ])
  })

  it('J21: two browsers at once with one new number: one card, two appointments', async () => {
    const [one, two] = [await fillIn(test, typed), await fillIn(test, { ...typed, firstName: 'Nora' })]
    const pages = await Promise.all([one, two].map((check) => check.press('Book appointment')))
    expect(pages.map((page) => page.heading)).toEqual(Array(2).fill('Your appointment is booked'))
    expect([count(test.db, 'patient'), count(test.db, 'identity_number')]).toEqual([1, 1])
  })
})

describe('rule 1: in details mode with a number', () => {
  beforeEach(() => {
    test = openApp()
    const kinds = '["personnummer","samordningsnummer"]'
    smallPractice(test.db, { field_national_id: 'optional', national_id_kinds: kinds, ...open })
  })

  const typed = { ...noor, email: 'else@example.org', mobile: '' }
  const withNumber = { ...typed, nationalId: typedNumber }

  it('may be left out', async () => {
    addCard(test)
    expect(await book(noor)).toEqual({ on: 1, perhaps: [] })
    expect(count(test.db, 'identity_number')).toBe(0)
  })

  it('equal on the card takes the place of the contact', async () => {
    addCard(test, { number: ['personnummer', number] })
    expect(await book(withNumber)).toEqual({ on: 1, perhaps: [] })
  })

  it.each<[string, Typed, readonly unknown[]]>([
    ['another number', { nationalId: other }, [1]],
    ['none', { nationalId: '' }, [1]],
    ['the number but another first name', { firstName: 'Kim' }, []],
    ['the number but another last name', { lastName: 'Quist' }, []],
  ])('%s does not', async (_, changes, perhaps) => {
    addCard(test, { number: ['personnummer', number] })
    expect(await book({ ...withNumber, ...changes })).toEqual({ on: 2, perhaps })
  })

  it('one that disagrees with the birth date is refused; left out, the date is the number’s', async () => {
    const page = await fillIn(test, { ...withNumber, 'birthDate-day': 28 })
    expect(page.errors()).toEqual(['The date of birth differs from the one in the number. Check both'])
    const blank = { 'birthDate-day': '', 'birthDate-month': '', 'birthDate-year': '' }
    const check = await goOn(test, page, blank)
    expect(check.texts('dd.own').slice(0, 3)).toEqual(['Noor Bakker', '27 March 1979', '19790327-1232'])
  })

  it('rule 9: typed on a matched card that has none it stands there unverified, and counts for nothing until the document is seen', async () => {
    addCard(test)
    expect(await book({ ...noor, nationalId: typedNumber })).toEqual({ on: 1, perhaps: [] })
    expect(held()).toEqual([{ card: 1, kind: 'personnummer', source: 'web', seen: null }])
    expect(await book(withNumber)).toEqual({ on: 2, perhaps: [1] })
    sql('delete from identity_number where patient_id = 2')
    sql('update patient set merged_into = 1 where id = 2')
    sql('update identity_number set document_seen_at = 1')
    expect(await book(withNumber)).toEqual({ on: 1, perhaps: [] })
  })

  it('rule 9: never replaces the one on the card, nor adds a second of its kind', async () => {
    addCard(test, { number: ['personnummer', number] })
    await book({ ...noor, nationalId: other })
    expect(held()).toEqual([{ card: 1, kind: 'personnummer', source: 'staff', seen: null }])
    await book({ ...noor, nationalId: samordningsnummer('19790327', '123') })
    expect(held().map((row) => [row.kind, row.source])).toEqual([
      ['personnummer', 'staff'],
      ['samordningsnummer', 'web'],
    ])
  })
})
