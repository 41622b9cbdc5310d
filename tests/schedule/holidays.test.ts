import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayCountries, listHolidays } from '../../src/lib/holidays.ts'
import { comingHolidays } from '../../src/schedule/closures-page.ts'
import { publicHolidays } from '../../src/schedule/holidays.ts'

const dateOf = async (country: 'NL' | 'SE' | 'NO', year: number) =>
  Object.fromEntries((await publicHolidays(country, year)).map(({ name, date }) => [name, date]))

describe('the public holidays', () => {
  it('of the Netherlands in 2026 and 2027', async () => {
    expect((await publicHolidays('NL', 2026)).map(({ date }) => date)).toEqual([
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
      '2026-12-31',
    ])
    expect(await dateOf('NL', 2027)).toMatchObject({ easterMonday: '2027-03-29', ascension: '2027-05-06' })
    expect((await dateOf('NL', 2025)).kingsDay).toBe('2025-04-26')
    const isUsual = async (year: number) =>
      (await publicHolidays('NL', year)).find(({ name }) => name === 'liberationDay')?.usual
    expect([await isUsual(2025), await isUsual(2026), await isUsual(2030)]).toEqual([true, false, true])
  })

  it('of Sweden in 2026 and 2027', async () => {
    expect(await dateOf('SE', 2026)).toEqual({
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
    expect(await dateOf('SE', 2027)).toMatchObject({
      midsummerEve: '2027-06-25',
      midsummer: '2027-06-26',
      allSaints: '2027-11-06',
    })
  })

  it('of Norway in 2026', async () => {
    expect(await dateOf('NO', 2026)).toEqual({
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
      christmasEve: '2026-12-24',
      christmas: '2026-12-25',
      secondChristmas: '2026-12-26',
      newYearsEve: '2026-12-31',
    })
  })

  it('of the law have a name in every year that anybody plans for', async () => {
    for (const country of holidayCountries)
      for (let year = 2024; year <= 2045; year++) {
        const lawful = (await listHolidays(country, year)).filter(({ type }) => type === 'public')
        const named = (await publicHolidays(country, year)).map(({ date }) => date)
        expect(lawful.filter(({ date }) => !named.includes(date))).toEqual([])
      }
  })

  it('come one a day, from today on, for this year and the next', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...holidayCountries),
        fc.integer({ min: 2000, max: 2100 }),
        async (country, year) => {
          const dates = (await comingHolidays(country, `${year}-05-01`)).map(({ date }) => date)
          expect(dates).toEqual([...new Set(dates)].sort())
          expect(dates.every((date) => date >= `${year}-05-01` && date < `${year + 2}`)).toBe(true)
          expect(dates).toContain(`${year + 1}-12-25`)
        },
      ),
    )
    const whitMonday = (await comingHolidays('NO', '2027-05-17'))[0]
    expect(whitMonday).toMatchObject({ date: '2027-05-17', name: 'constitutionDay' })
    expect((await comingHolidays('NL', '2016-05-05'))[0]).toMatchObject({ name: 'ascension', usual: true })
  })
})
