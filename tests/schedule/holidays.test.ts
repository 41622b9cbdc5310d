import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekday } from '../../src/lib/calendar.ts'
import { comingHolidays } from '../../src/schedule/closures-page.ts'
import { easterSunday, holidayCountries, publicHolidays } from '../../src/schedule/holidays.ts'

const dateOf = (country: 'NL' | 'SE' | 'NO', year: number) =>
  Object.fromEntries(publicHolidays(country, year).map(({ name, date }) => [name, date]))

describe('Easter', () => {
  it.each([
    '1818-03-22',
    '1954-04-18',
    '1961-04-02',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2099-04-12',
  ])('of that year is %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date)
  })

  it('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1850, max: 2200 }), (year) => {
        const date = easterSunday(year)
        expect([weekday(date), date >= `${year}-03-22`, date <= `${year}-04-25`]).toEqual([7, true, true])
      }),
    )
  })
})

describe('the public holidays', () => {
  it('of the Netherlands in 2026 and 2027', () => {
    expect(publicHolidays('NL', 2026).map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
    expect(dateOf('NL', 2027)).toMatchObject({ easterMonday: '2027-03-29', ascension: '2027-05-06' })
    expect(dateOf('NL', 2025).kingsDay).toBe('2025-04-26')
    const isUsual = (year: number) =>
      publicHolidays('NL', year).find(({ name }) => name === 'liberationDay')?.usual
    expect([isUsual(2025), isUsual(2026), isUsual(2030)]).toEqual([true, false, true])
  })

  it('of Sweden in 2026 and 2027', () => {
    expect(dateOf('SE', 2026)).toEqual({
      newYear: '2026-01-01',
      epiphany: '2026-01-06',
      goodFriday: '2026-04-03',
      easter: '2026-04-05',
      easterMonday: '2026-04-06',
      labourDay: '2026-05-01',
      ascension: '2026-05-14',
      whitSunday: '2026-05-24',
      nationalDay: '2026-06-06',
      midsummerEve: '2026-06-19',
      midsummer: '2026-06-20',
      allSaints: '2026-10-31',
      christmasEve: '2026-12-24',
      christmas: '2026-12-25',
      secondChristmas: '2026-12-26',
      newYearsEve: '2026-12-31',
    })
    expect(dateOf('SE', 2027)).toMatchObject({
      midsummerEve: '2027-06-25',
      midsummer: '2027-06-26',
      allSaints: '2027-11-06',
    })
  })

  it('of Norway in 2026', () => {
    expect(dateOf('NO', 2026)).toEqual({
      newYear: '2026-01-01',
      maundyThursday: '2026-04-02',
      goodFriday: '2026-04-03',
      easter: '2026-04-05',
      easterMonday: '2026-04-06',
      labourDay: '2026-05-01',
      ascension: '2026-05-14',
      constitutionDay: '2026-05-17',
      whitSunday: '2026-05-24',
      whitMonday: '2026-05-25',
      christmas: '2026-12-25',
      secondChristmas: '2026-12-26',
    })
  })

  it('come one a day, from today on, for this year and the next', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...holidayCountries),
        fc.integer({ min: 2000, max: 2100 }),
        (country, year) => {
          const dates = comingHolidays(country, `${year}-05-01`).map(({ date }) => date)
          expect(dates).toEqual([...new Set(dates)].sort())
          expect(dates.every((date) => date >= `${year}-05-01` && date < `${year + 2}`)).toBe(true)
          expect(dates).toContain(`${year + 1}-12-25`)
        },
      ),
    )
    const whitMonday = comingHolidays('NO', '2027-05-17')[0]
    expect(whitMonday).toMatchObject({ date: '2027-05-17', name: 'constitutionDay' })
    expect(comingHolidays('NL', '2016-05-05')[0]).toMatchObject({ name: 'ascension', usual: true })
  })
})
