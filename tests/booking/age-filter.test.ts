import { describe, expect, it } from 'vitest'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import type { NewType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, count, everything, noor, type Typed } from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { addCard, asks, bookWith, fillIn, goOn } from '../helpers/cards.ts'
import { bsn, norwegian, samordningsnummer, swedish } from '../helpers/national-ids.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

/** Consult is for 24 years and over; the clock shows 08:00 in Amsterdam on that date. */
function begin(date = '2027-01-25', type: Partial<NewType> = {}, changes: PracticeChanges = {}): void {
  test = openApp(Date.parse(`${date}T07:00:00Z`) / 1000)
  smallPractice(test.db, changes, { ageFrom: 24, ...type })
}

const born = (date: string): Typed => {
  const [year, month, day] = date.split('-')
  return { 'birthDate-day': day ?? '', 'birthDate-month': month ?? '', 'birthDate-year': year ?? '' }
}
const refusal = 'This appointment is for people of 24 and over'
const passes = (page: Page) =>
  page.heading === 'Check and book' ? true : page.heading === refusal ? false : page.text

describe('F37: 24 years and over, from the birthday', () => {
  it.each([
    ['the day before the birthday', '2027-01-25', '2003-01-26', false],
    ['on the birthday', '2027-01-25', '2003-01-25', true],
    ['the day after the birthday', '2027-01-26', '2003-01-25', true],
    ['a day before, a year early', '2026-12-31', '2003-01-01', false],
    ['born on 29 February, the day before', '2028-02-28', '2004-02-29', false],
    ['born on 29 February, on that day', '2028-02-29', '2004-02-29', true],
    ['a newborn', '2027-01-25', '2027-01-25', false],
    ['a hundred', '2027-01-25', '1926-01-25', true],
  ])('%s', async (_, date, birth, allowed) => {
    begin(date)
    expect(passes(await fillIn(test, { ...noor, ...born(birth) }))).toBe(allowed)
  })

  it.each([
    ['2027-02-28', false],
    ['2027-03-01', true],
  ])('who was born on 29 February is 23 until 1 March of a common year: on %s', async (date, allowed) => {
    begin(date, { ageFrom: 23 })
    expect((await fillIn(test, { ...noor, ...born('2004-02-29') })).heading === 'Check and book').toBe(
      allowed,
    )
  })

  it('F37: is judged on the day of booking by the practice’s clock, not on that of the appointment', async () => {
    begin('2027-01-25')
    test.now = Date.parse('2027-01-25T22:59:00Z') / 1000
    expect(passes(await fillIn(test, { ...noor, ...born('2003-01-26') }))).toBe(false)
    test.now = Date.parse('2027-01-25T23:00:00Z') / 1000
    expect(passes(await fillIn(test, { ...noor, ...born('2003-01-26') }))).toBe(true)
  })
})

describe('rule 16: from 1 January of that year', () => {
  it.each([
    ['2027-01-25', '2003-12-31', true],
    ['2026-12-31', '2003-01-01', false],
    ['2027-01-25', '2004-01-01', false],
    ['2027-01-25', '2002-12-31', true],
  ])('on %s who was born on %s', async (date, birth, allowed) => {
    begin(date, { ageCountsFrom: 'year' })
    expect(passes(await fillIn(test, { ...noor, ...born(birth) }))).toBe(allowed)
  })
})

describe('F37: the age is told by the number', () => {
  const kinds = '["personnummer","samordningsnummer","fodselsnummer","d-nummer"]'
  const byNumber = {
    identification: 'national-id',
    field_national_id: 'required',
    field_birth_date: 'hidden',
    national_id_kinds: kinds,
  } as const
  const { 'birthDate-day': _d, 'birthDate-month': _m, 'birthDate-year': _y, ...named } = noor

  it.each([
    ['a personal number of the day', swedish('20030125', '123'), true],
    ['one of the next day', swedish('20030126', '123'), false],
    ['one without its century, of 2004', swedish('20040125', '123').slice(2), false],
    ['one without its century, of 1928', swedish('19280125', '123').slice(2), true],
    ['one with a "+", of 1926', '260125+'.concat(swedish('19260125', '123').slice(8)), true],
    ['a coordination number of the day', samordningsnummer('20030125', '123'), true],
    ['one of the next day', samordningsnummer('20030126', '123'), false],
    ['a Norwegian number of the day', norwegian('20030125', 500), true],
    ['one of the next day', norwegian('20030126', 500), false],
    ['a D-number of the day', norwegian('20030125', 500, [40, 0]), true],
    ['one of the next day', norwegian('20030126', 500, [40, 0]), false],
  ])('%s', async (_, nationalId, allowed) => {
    begin('2027-01-25', {}, byNumber)
    expect((await fillIn(test)).has('#birthDate-day')).toBe(false)
    expect(passes(await fillIn(test, { ...named, nationalId }))).toBe(allowed)
  })

  it('the page lets one correct the number', async () => {
    begin('2027-01-25', {}, byNumber)
    const page = await fillIn(test, { ...named, nationalId: swedish('20040125', '123') })
    const again = await page.press('Change the number')
    expect([again.field('nationalId').value, again.url.split('#')[1]]).toEqual([
      swedish('20040125', '123'),
      'nationalId',
    ])
    expect(passes(await goOn(test, again, { nationalId: swedish('19940125', '123') }))).toBe(true)
  })

  it('a number that does not tell (BSN) leaves the birth date to be asked', async () => {
    begin('2027-01-25', {}, { ...byNumber, national_id_kinds: '["bsn"]' })
    const typed = { ...named, nationalId: bsn(11122233) }
    expect((await fillIn(test, typed)).errors()).toEqual(['Enter your date of birth'])
    expect(passes(await fillIn(test, { ...typed, ...born('2003-01-26') }))).toBe(false)
    expect(passes(await fillIn(test, { ...typed, ...born('2003-01-25') }))).toBe(true)
  })

  it('one that may be left out does as well', async () => {
    begin(
      '2027-01-25',
      {},
      { field_birth_date: 'optional', field_national_id: 'optional', national_id_kinds: kinds },
    )
    expect((await fillIn(test, named)).errors()).toEqual(['Enter your date of birth'])
    expect(passes(await fillIn(test, { ...named, nationalId: swedish('20030126', '123') }))).toBe(false)
    expect(passes(await fillIn(test, { ...named, nationalId: swedish('20030125', '123') }))).toBe(true)
  })
})

describe('rule 16: the type requires a birth date or a number', () => {
  it.each(['optional', 'hidden'] as const)('where the practice has it %s', async (field_birth_date) => {
    begin('2027-01-25', {}, { field_birth_date })
    expect((await fillIn(test, { ...noor, ...born('--') })).errors()).toEqual(['Enter your date of birth'])
    begin('2027-01-25', { ageFrom: null }, { field_birth_date })
    expect((await fillIn(test)).has('.opt') || !(await fillIn(test)).has('#birthDate-day')).toBe(true)
  })

  it('in email-first mode on its first page, for a known address, too', async () => {
    begin('2027-01-25', {}, { identification: 'email-first' })
    addCard(test, { birthDate: '2003-01-25' })
    addCard(test, { firstName: 'Kim', birthDate: '2004-01-25', contacts: ['kim@example.org'] })
    const page = await fillIn(test)
    expect([asks(page), page.has('#birthDate-day'), page.has('#firstName')]).toEqual(['email', true, false])
    const with_ = (email: string, date: string) => fillIn(test, { email, ...born(date) })
    expect((await fillIn(test, { email: 'noor@example.org' })).errors()).toEqual(['Enter your date of birth'])
    expect(passes(await with_('noor@example.org', '2003-01-25'))).toBe(true)
    expect(passes(await with_('kim@example.org', '2004-01-25'))).toBe(false)
    // Another date than the card's tells nobody anything: the age is judged by what was said.
    expect(passes(await with_('kim@example.org', '1990-01-25'))).toBe(true)
    const registered = await fillIn(
      test,
      { email: 'new@example.org', ...born('2004-01-25') },
      {
        ...{ firstName: 'Robin', lastName: 'Quist' },
      },
    )
    expect(passes(registered)).toBe(false)
  })
})

describe('F36: who is too young', () => {
  it('is refused before any record is made, whatever the register holds, in the same bytes', async () => {
    const pages: string[] = []
    for (const birthDate of [null, '2004-01-25', '1979-03-27']) {
      begin()
      if (birthDate !== null) addCard(test, { birthDate })
      const before = everything(test.db)
      const page = await fillIn(test, { ...noor, ...born('2004-01-25') })
      expect([page.status, page.heading]).toEqual([422, refusal])
      expect(everything(test.db)).toEqual(before)
      pages.push(page.html.replace(/[\w-]{21}[AQgw](?![\w-])/g, 'TOKEN'))
    }
    expect(new Set(pages).size).toBe(1)
  })

  it('is told politely, with the phone number and other kinds, and that nothing was kept', async () => {
    begin()
    const page = await fillIn(test, { ...noor, ...born('2004-01-25') })
    expect(page.text).toContain('Under 24? Please phone us.')
    expect(page.text).toContain('020 123 45 67')
    expect(page.text).toContain('We have not booked anything and have not stored what you filled in.')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('may correct the date: everything typed is still there', async () => {
    begin()
    const page = await fillIn(test, { ...noor, ...born('2004-01-25'), message: 'hello' })
    const again = await page.press('Change the date of birth')
    expect([again.heading, again.field('birthDate-year').value, again.field('message').value]).toEqual([
      'Your details',
      '2004',
      'hello',
    ])
    const check = await goOn(test, again, { 'birthDate-year': '1984' })
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('slips past by no post to the last page', async () => {
    begin()
    const check = await fillIn(test, noor)
    const page = await check
      .form('form[action^="/book/confirm"]')
      .tamper({ 'birthDate-year': '2020' })
      .press('Book appointment')
    expect([page.status, page.heading, count(test.db, 'patient')]).toEqual([422, refusal, 0])
  })

  it('a child for whom a parent books is too young as well', async () => {
    begin()
    const parent = { for: 'other', bookerFirstName: 'Noor', bookerLastName: 'Bakker' }
    expect(passes(await fillIn(test, { ...noor, ...parent, ...born('2019-06-05') }))).toBe(false)
  })

  it('without a phone number of the practice goes on without one', async () => {
    begin('2027-01-25', {}, { phone: null })
    expect((await fillIn(test, { ...noor, ...born('2004-01-25') })).heading).toBe(refusal)
  })

  it.each([null, 60])('a type with another limit (%s) judges by its own', async (ageFrom) => {
    begin('2027-01-25', { ageFrom })
    const page = await fillIn(test, { ...noor, ...born('2004-01-25') })
    expect(page.heading).toBe(
      ageFrom === null ? 'Check and book' : 'This appointment is for people of 60 and over',
    )
  })
})

describe('rule 16: the limit is shown', () => {
  it('at the type and before the times, with the phone number', async () => {
    begin()
    test.db.raw.exec(
      "insert into appointment_type (slug, name, minutes, online) values ('talk', 'Talk', 15, 1); insert into type_calendar values (2, 1)",
    )
    const browser = openBrowser(test)
    const words = 'From 24 years of age. Under 24? Phone 020 123 45 67.'
    expect((await browser.visit('/book')).text).toContain('From 24 years of age.')
    const times = await browser.visit(`${anyone}&type=consult`)
    expect(times.text).toContain(words)
    expect(times.text.indexOf(words)).toBeLessThan(times.text.indexOf('10:00'))
    expect((await browser.visit(`${anyone}&type=talk`)).text).not.toContain('years of age')
  })

  it('on the check page no more than needed: whoever is old enough books', async () => {
    begin()
    expect(await bookWith(test, noor)).toEqual({ on: 1, perhaps: [] })
  })
})
