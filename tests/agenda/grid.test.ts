import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeIn, gapsOf, restOf } from '../../src/agenda/gaps.ts'
import { gridOf, gridsOf, hoursOf, type Rows, rowsOf, rowsWithin, stacked } from '../../src/agenda/grid.ts'
import { lanesOf } from '../../src/agenda/lanes.ts'
import { addDays, dayBounds, zoneOf } from '../../src/lib/calendar.ts'
import { type Interval, merge, overlaps } from '../../src/lib/interval.ts'

const zone = zoneOf('Europe/Amsterdam')
const monday = '2027-01-25'
const stretch = (date: string, from: number, to: number): Interval => ({
  startsAt: zone.instant(date, from),
  endsAt: zone.instant(date, to),
})
const labels = (date: string, shown: readonly Interval[]) =>
  hoursOf(zone, gridOf(zone, date, shown)).map(({ at, s }) => `${zone.local(at).minute / 60}@${s}`)

describe('the grid of a day', () => {
  it('begins at the full hour before the first and ends at the half hour after the last', () => {
    const grid = gridOf(zone, monday, [stretch(monday, 510, 720), stretch(monday, 780, 1020)])
    expect(grid).toEqual({ ...stretch(monday, 480, 1050), step: 300, rows: 114 })
    expect(rowsOf(grid, stretch(monday, 510, 540))).toEqual({ s: 6, n: 6 })
  })

  it('is 08:00 to 18:00 where there is nothing', () => {
    expect(gridOf(zone, monday, [])).toMatchObject({ ...stretch(monday, 480, 1110), step: 300 })
  })

  it('rounds what lies off the five minutes outward, and free time inward', () => {
    const grid = gridOf(zone, monday, [stretch(monday, 480, 1020)])
    expect(rowsOf(grid, stretch(monday, 483, 511))).toEqual({ s: 0, n: 7 })
    expect(rowsWithin(grid, stretch(monday, 483, 511))).toEqual({ s: 1, n: 5 })
    expect(rowsWithin(grid, stretch(monday, 483, 486))).toBeUndefined()
  })

  it('counts elapsed time on the day the clock goes forward: there is no 02:00', () => {
    const date = '2027-03-28'
    expect(labels(date, [stretch(date, 0, 300)])).toEqual(['0@0', '1@12', '3@24', '4@36', '5@48'])
    const grid = gridOf(zone, date, [stretch(date, 60, 300)])
    expect(rowsOf(grid, stretch(date, 180, 240))).toEqual({ s: 12, n: 12 })
  })

  it('counts elapsed time on the day the clock goes back: 02:00 comes twice', () => {
    const date = '2027-10-31'
    expect(labels(date, [stretch(date, 60, 240)])).toEqual(['1@0', '2@12', '2@24', '3@36', '4@48'])
  })

  it('shows a whole day of 23, 24 or 25 hours in rows that have a class', () => {
    for (const date of ['2027-03-28', monday, '2027-10-31']) {
      const day = dayBounds(zone, date)
      const grid = gridOf(zone, date, [day])
      expect(grid).toMatchObject(day)
      expect(grid.rows).toBeLessThanOrEqual(144)
    }
  })

  it('shows a long day in longer rows', () => {
    expect(gridOf(zone, monday, [stretch(monday, 420, 1260)])).toMatchObject({ step: 600, rows: 87 })
  })

  it('has a class for every start and every length, on every date in every zone', () => {
    const zones = [
      'Europe/Amsterdam',
      'Europe/Oslo',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ]
    const minute = fc.integer({ min: 0, max: 1440 })
    const day = fc.tuple(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), minute, minute)
    fc.assert(
      fc.property(day, ([name, days, one, other]) => {
        const here = zoneOf(name)
        const date = addDays('1990-01-01', days)
        const interval = {
          startsAt: here.instant(date, Math.min(one, other)),
          endsAt: here.instant(date, Math.max(one, other)),
        }
        const grid = gridOf(here, date, [interval])
        const pieces = [rowsOf(grid, interval), ...hoursOf(here, grid)].flatMap((rows) =>
          rows ? stacked(rows) : [],
        )
        for (const { s, n } of pieces) {
          expect(s).toBeGreaterThanOrEqual(0)
          expect(s + n).toBeLessThanOrEqual(144)
          expect(n <= 36 || (n <= 96 && n % 3 === 0)).toBe(true)
        }
      }),
    )
  })

  it('stacks a length without a class: the pieces touch and are as long together', () => {
    expect(stacked({ s: 4, n: 50 })).toEqual([
      { s: 4, n: 48 },
      { s: 52, n: 2 },
    ])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (n) => {
        const pieces = stacked({ s: 0, n })
        expect(pieces.reduce((end, piece) => (piece.s === end ? end + piece.n : Number.NaN), 0)).toBe(n)
      }),
    )
  })
})

const rows = fc
  .array(fc.record({ s: fc.integer({ min: 0, max: 60 }), n: fc.integer({ min: 1, max: 24 }) }), {
    maxLength: 25,
  })
  .map((list) => list.toSorted((one, other) => one.s - other.s))
const crosses = (one: Rows, other: Rows) => one.s < other.s + other.n && other.s < one.s + one.n

describe('lanes', () => {
  it('give what overlaps a lane each, and what is alone the whole column', () => {
    const list = [
      { s: 0, n: 4 },
      { s: 10, n: 8 },
      { s: 12, n: 4 },
      { s: 16, n: 4 },
      { s: 20, n: 2 },
    ]
    expect(lanesOf(list)).toEqual([
      { lane: 0, shared: false },
      { lane: 0, shared: true },
      { lane: 1, shared: true },
      { lane: 1, shared: true },
      { lane: 0, shared: false },
    ])
  })

  it('never hold two that overlap, and keep the order', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const lanes = lanesOf(list)
        expect(lanes).toHaveLength(list.length)
        list.forEach((one, i) => {
          list.slice(i + 1).forEach((other, j) => {
            if (lanes[i]?.lane === lanes[i + 1 + j]?.lane) expect(crosses(one, other)).toBe(false)
          })
        })
      }),
    )
  })

  it('are shared exactly where something overlaps, directly or through others', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const lanes = lanesOf(list)
        list.forEach((one, i) => {
          const others = list.filter((_, j) => j !== i)
          if (others.some((other) => crosses(one, other))) expect(lanes[i]?.shared).toBe(true)
          else if (lanes[i]?.shared) throw new Error('alone, yet in a lane')
        })
      }),
    )
  })

  it('are no more than overlap at once', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const most = Math.max(0, ...lanesOf(list).map(({ lane }) => lane + 1))
        const atOnce = Math.max(
          0,
          ...list.map(({ s }) => list.filter((each) => each.s <= s && s < each.s + each.n).length),
        )
        expect(most).toBe(atOnce)
      }),
    )
  })
})

const interval = fc
  .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 9_000 }))
  .map(([startsAt, length]) => ({ startsAt, endsAt: startsAt + length }))

describe('free gaps', () => {
  it('are what nothing occupies, five minutes or longer', () => {
    const busy = [
      { startsAt: 0, endsAt: 1000 },
      { startsAt: 1200, endsAt: 3000 },
      { startsAt: 3300, endsAt: 4000 },
    ]
    expect(gapsOf({ startsAt: 600, endsAt: 5000 }, busy)).toEqual([
      { startsAt: 3000, endsAt: 3300 },
      { startsAt: 4000, endsAt: 5000 },
    ])
  })

  it('that have begun go on from the next five minutes, as long as five are left', () => {
    const gap = { startsAt: 3000, endsAt: 4800 }
    expect(restOf(gap, 2999)).toEqual(gap)
    expect(restOf(gap, 3000)).toEqual(gap)
    expect(restOf(gap, 3001)).toEqual({ startsAt: 3300, endsAt: 4800 })
    expect(restOf(gap, 4500)).toEqual({ startsAt: 4500, endsAt: 4800 })
    expect(restOf(gap, 4501)).toEqual(gap)
    expect(restOf(gap, 9000)).toEqual(gap)
  })

  it('lie in the block, in order, clear of everything and of each other', () => {
    fc.assert(
      fc.property(interval, fc.array(interval, { maxLength: 12 }), (block, busy) => {
        const gaps = gapsOf(block, busy)
        expect(merge(gaps)).toEqual(gaps)
        for (const gap of gaps) {
          expect(gap.startsAt >= block.startsAt && gap.endsAt <= block.endsAt).toBe(true)
          expect(busy.some((each) => overlaps(each, gap))).toBe(false)
          expect(gap.endsAt - gap.startsAt).toBeGreaterThanOrEqual(300)
        }
      }),
    )
  })
})

describe('grids side by side', () => {
  it('begin and end at the same time on the wall, show everything, and have rows with a class', () => {
    const minutes = fc.tuple(fc.nat(1435), fc.integer({ min: 5, max: 600 }))
    const days = fc.tuple(
      fc.nat(400),
      fc.array(fc.array(minutes, { maxLength: 3 }), { minLength: 1, maxLength: 7 }),
    )
    fc.assert(
      fc.property(days, ([first, stretches]) => {
        const week = stretches.map((list, index) => {
          const date = addDays('2027-01-01', first + index)
          const shown = list.map(([from, length]) => stretch(date, from, Math.min(1440, from + length)))
          return { date, shown: shown.filter(({ startsAt, endsAt }) => endsAt > startsAt) }
        })
        const grids = gridsOf(zone, week)
        const tops = [...grids.values()].map(({ startsAt }) => zone.local(startsAt).minute)
        // A grid may begin in the hour that a clock change leaves out.
        if (!week.some(({ date }) => date === '2027-03-28' || date === '2028-03-26'))
          expect(new Set(tops).size).toBe(1)
        for (const { date, shown } of week)
          for (const each of shown) {
            const grid = grids.get(date)
            const rows = grid && rowsOf(grid, each)
            expect(grid?.rows).toBeLessThanOrEqual(144)
            expect(rows && rows.n * grid.step >= each.endsAt - each.startsAt).toBe(true)
          }
      }),
    )
  })

  it('show what ends in the hour that comes twice', () => {
    const date = '2027-10-31'
    const night = { startsAt: zone.instant(date, 60), endsAt: zone.instant(date, 60) + 2.4 * 3600 }
    const week = [
      { date: '2027-10-30', shown: [] },
      { date, shown: [night] },
    ]
    expect(gridsOf(zone, week).get(date)?.endsAt).toBeGreaterThanOrEqual(night.endsAt)
  })

  it('of empty days are 08:00 to 18:00', () => {
    const grid = gridsOf(zone, [{ date: monday, shown: [] }]).get(monday)
    expect(grid).toMatchObject({ ...stretch(monday, 480, 1110), step: 300 })
  })
})

describe('what is free in several blocks', () => {
  it('never overlaps, lies in its block, and touches nothing busy', () => {
    const interval = fc
      .tuple(fc.nat(600), fc.integer({ min: 1, max: 300 }))
      .map(([from, length]) => stretch(monday, from, from + length))
    fc.assert(
      fc.property(
        fc.array(interval, { maxLength: 6 }),
        fc.array(interval, { maxLength: 6 }),
        (blocks, busy) => {
          const free = freeIn(
            blocks.map((block, id) => ({ ...block, id })),
            () => busy,
          )
          for (const [index, gap] of free.entries()) {
            const block = blocks[gap.id]
            expect(block && gap.startsAt >= block.startsAt && gap.endsAt <= block.endsAt).toBe(true)
            expect(busy.some((each) => overlaps(each, gap))).toBe(false)
            expect(free.slice(0, index).some((each) => overlaps(each, gap))).toBe(false)
          }
        },
      ),
    )
  })
})
