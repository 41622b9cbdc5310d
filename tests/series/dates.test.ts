import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesOf, mostTimes, standingIn } from '../../src/appointments/series.ts'
import { addDays, dayNumber, isoWeek, weekday, zoneOf } from '../../src/lib/calendar.ts'

const anyDate = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays('2020-01-01', days))
const anyEvery = fc.integer({ min: 1, max: 12 })
const anyDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 })
const anyTimes = fc.integer({ min: 2, max: mostTimes })
const anyZone = fc.constantFrom('Europe/Amsterdam', 'Europe/Stockholm', 'Europe/Oslo').map(zoneOf)

describe('O12: the dates of a series', () => {
  it('are as many as asked for, the first one counted, in order and each once', () => {
    fc.assert(
      fc.property(anyDate, anyEvery, anyDays, anyTimes, (first, every, weekdays, times) => {
        const dates = datesOf(first, { every, weekdays, end: { times } })
        expect(dates).toHaveLength(times)
        expect(dates[0]).toBe(first)
        expect([...new Set(dates)].sort()).toEqual(dates)
      }),
    )
  })

  it('lie on the chosen weekdays and that of the first, in every so many weeks of the calendar', () => {
    fc.assert(
      fc.property(anyDate, anyEvery, anyDays, anyTimes, (first, every, weekdays, times) => {
        const monday = (date: string) => dayNumber(date) - weekday(date) + 1
        for (const date of datesOf(first, { every, weekdays, end: { times } })) {
          expect([...weekdays, weekday(first)]).toContain(weekday(date))
          expect((monday(date) - monday(first)) % (7 * every)).toBe(0)
        }
      }),
    )
  })

  it('until a date are those of the same series that are not later', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyEvery,
        anyDays,
        fc.integer({ min: 0, max: 350 }),
        (first, every, weekdays, days) => {
          const until = addDays(first, days)
          const bounded = datesOf(first, { every, weekdays, end: { until } })
          const endless = datesOf(first, { every, weekdays, end: { times: mostTimes + 1 } })
          expect(bounded).toEqual(endless.filter((date) => date <= until))
        },
      ),
    )
  })

  it('keep the time of the wall, whatever the clock does meanwhile', () => {
    fc.assert(
      fc.property(
        anyZone,
        anyDate,
        anyEvery,
        anyTimes,
        fc.integer({ min: 360, max: 1320 }),
        (zone, first, every, times, minute) => {
          for (const date of datesOf(first, { every, weekdays: [], end: { times } }))
            expect(zone.local(zone.instant(date, minute))).toMatchObject({ date, minute })
        },
      ),
    )
  })

  it.each([
    ['over a week 53', '2026-12-21', ['2026-12-21', '2026-12-28', '2027-01-04']],
    ['over 29 February', '2028-02-22', ['2028-02-22', '2028-02-29', '2028-03-07']],
    ['over the end of February in a common year', '2027-02-22', ['2027-02-22', '2027-03-01', '2027-03-08']],
    ['over both clock changes of a spring', '2027-03-22', ['2027-03-22', '2027-03-29', '2027-04-05']],
  ])('go on %s', (_, first, dates) => {
    expect(datesOf(first, { every: 1, weekdays: [], end: { times: 3 } })).toEqual(dates)
  })

  it('every other week do not care that week 53 and week 1 are both odd', () => {
    const dates = datesOf('2026-12-14', { every: 2, weekdays: [], end: { times: 3 } })
    expect(dates).toEqual(['2026-12-14', '2026-12-28', '2027-01-11'])
    expect(dates.map((date) => isoWeek(date).week)).toEqual([51, 53, 2])
  })

  it('begin with the first one, also where another weekday of its week came before', () => {
    const dates = datesOf('2027-01-27', { every: 2, weekdays: [1], end: { times: 4 } })
    expect(dates).toEqual(['2027-01-27', '2027-02-08', '2027-02-10', '2027-02-22'])
  })
})

describe('O12: where an appointment stands in its series', () => {
  const of = (id: number, startsAt: number, cancelled = false) => ({
    id,
    startsAt,
    endsAt: startsAt + 1,
    cancelled,
  })

  it('counts those that are not cancelled, in the order of time', () => {
    const series = [of(3, 30), of(1, 10), of(4, 25), of(2, 20, true)]
    expect(standingIn(series, 4)).toMatchObject({
      position: 2,
      total: 3,
      previous: { id: 1 },
      next: { id: 3 },
    })
    expect(standingIn(series, 1)).toMatchObject({ position: 1, previous: undefined, last: { id: 3 } })
    expect(standingIn(series, 2)).toMatchObject({
      position: 0,
      total: 3,
      previous: { id: 1 },
      next: { id: 4 },
    })
  })
})
