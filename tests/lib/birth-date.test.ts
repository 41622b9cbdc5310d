import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBirthDate, readDate, splitBirthDate } from '../../src/lib/birth-date.ts'
import { openApp } from '../helpers/app.ts'
import { form, noor, rows, toDetails } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

const today = '2027-01-25'
const read = (text: string) => readBirthDate(splitBirthDate(text), today)

describe('a birth date in one box', () => {
  it.each([
    '27-3-1979',
    '27/03/1979',
    '27.3.1979',
    '27 3 1979',
    '27 - 3 - 1979',
    '1979-03-27',
    '1979/3/27',
    '19790327',
    ' 27 March 1979 ',
    '27 mar 1979',
    '27 maart 1979',
    '27 mrt 1979',
    '27 mars 1979',
    '27. mars 1979',
    '27. MARS 1979',
    '２７-３-１９７９',
    '٢٧/٣/١٩٧٩',
    '२७-३-१९७९',
    '27\u00a03\u00a01979',
  ])('reads %s', (text) => {
    expect(read(text)).toEqual({ ok: true, date: '1979-03-27' })
  })

  it.each([
    ['03/27/1979', 'month'],
    ['27-13-1979', 'month'],
    ['27-0-1979', 'month'],
    ['27 ma 1979', 'month'],
    ['27-3-79', 'year'],
    ['27-3-0079', 'old'],
    ['0-3-1979', 'real'],
    ['30-2-1979', 'real'],
    ['29-2-1900', 'real'],
    ['31-4-1979', 'real'],
    ['26-1-2027', 'future'],
    ['27-3-1899', 'old'],
    ['25-1-1901', 'old'],
    ['', 'missing'],
    ['   ', 'missing'],
    ['yesterday', 'day'],
    ['1979', 'day'],
    ['-27-3-1979', 'day'],
    ['27-3', 'day'],
    ['1e3-3-1979', 'day'],
    ['<b>27</b>-3-1979', 'day'],
  ])('says what is wrong with %s: %s', (text, problem) => {
    expect(read(text)).toEqual({ ok: false, problem })
  })

  it.each([
    ['25-1-2027', '2027-01-25'],
    ['29-2-2024', '2024-02-29'],
    ['29-2-2000', '2000-02-29'],
    ['26-1-1901', '1901-01-26'],
  ])('takes %s', (text, date) => {
    expect(read(text)).toEqual({ ok: true, date })
  })

  it('every real date comes back from every way of writing it', () => {
    const date = fc.date({ min: new Date('1902-02-01'), max: new Date('2027-01-24'), noInvalidDate: true })
    fc.assert(
      fc.property(date, fc.constantFrom('-', '/', '.', ' '), fc.boolean(), (at, sign, padded) => {
        const iso = at.toISOString().slice(0, 10)
        const [year = '', month = '', day = ''] = iso.split('-')
        const plain = (text: string) => (padded ? text : String(Number(text)))
        expect(read([plain(day), plain(month), year].join(sign))).toEqual({ ok: true, date: iso })
        expect(read(iso)).toEqual({ ok: true, date: iso })
        expect(readDate(`${day}${sign}${month}${sign}${year}`)).toBe(iso)
      }),
    )
  })

  it('no text whatever throws, and what is no date is kept as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const parts = splitBirthDate(text)
        const result = readBirthDate(parts, today)
        if (result.ok) expect(result.date <= today).toBe(true)
        else if (parts.month === '' && text.length < 60) expect(parts.day).toBe(splitBirthDate(parts.day).day)
      }),
    )
  })
})

describe('the birth date on the form', () => {
  it.each([
    [{ birthDate: '27 mars 1979' }, 303],
    [{ birthDate: '1979-03-27' }, 303],
    [{ 'birthDate-day': '27', 'birthDate-month': 'maart', 'birthDate-year': '1979' }, 303],
    [{ birthDate: '3/27/1979' }, 422],
    [
      { birthDate: '3/27/1979', 'birthDate-day': '27', 'birthDate-month': '3', 'birthDate-year': '1979' },
      303,
    ],
  ])('as %j answers %i', async (fields, status) => {
    const test = openApp()
    smallPractice(test.db)
    const page = await toDetails(openBrowser(test))
    test.now += 20
    const { firstName, lastName, email } = noor
    const hold = page.query.get('hold') ?? ''
    const answer = await test.request('/book/confirm', form({ hold, firstName, lastName, email, ...fields }))
    expect(answer.status).toBe(status)
    expect(rows(test.db, 'select birth_date from patient')).toEqual(
      status === 303 ? [{ birth_date: '1979-03-27' }] : [],
    )
  })

  it.each([
    [{ 'birthDate-day': '' }, 'Date of birth must include a day', 'birthDate-day'],
    [{ 'birthDate-month': '' }, 'Date of birth must include a month', 'birthDate-month'],
    [{ 'birthDate-year': '79' }, 'Write the year with four digits, such as 1979', 'birthDate-year'],
    [{ 'birthDate-year': '2028' }, 'Date of birth must be in the past', 'birthDate-day'],
  ])('with %j says what is wrong beside it', async (typed, error, field) => {
    const test = openApp()
    smallPractice(test.db)
    const details = await toDetails(openBrowser(test))
    const page = await details.fill({ ...noor, ...typed }).press('Continue')
    expect(page.errors()).toEqual([error])
    expect(page.document.querySelector('.es a')?.getAttribute('href')).toBe(`#${field}`)
    for (const [name, value] of Object.entries(typed)) expect(page.field(name).value).toBe(value)
  })
})
