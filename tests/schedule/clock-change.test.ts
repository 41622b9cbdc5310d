import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { clockChanges, zoneOf } from '../../src/lib/calendar.ts'
import { clockDay, instantsOf, realLength } from '../../src/schedule/clock-change.ts'

const changing = [
  'Europe/Amsterdam',
  'Europe/Stockholm',
  'Europe/Oslo',
  'Australia/Lord_Howe',
  'Africa/Cairo',
]
const first = Date.UTC(2024, 0, 1) / 1000
const last = Date.UTC(2040, 0, 1) / 1000

const utc = (text: string) => Date.parse(text) / 1000
const from = (date: string) => utc(`${date}T00:00:00Z`)

/** By brute force: what the clock shows, minute by minute, for a day and more around a date. */
function shown(zone: string, date: string): ReadonlyMap<number, readonly number[]> {
  const minutes = new Map<number, number[]>()
  for (let at = from(date) - 86_400; at < from(date) + 2 * 86_400; at += 60) {
    const wall = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone)
    if (wall.toPlainDate().toString() !== date) continue
    const minute = wall.hour * 60 + wall.minute
    minutes.set(minute, [...(minutes.get(minute) ?? []), at])
  }
  return minutes
}

describe('the next clock changes of a zone', () => {
  it.each([
    ['Europe/Amsterdam', '2027-01-25', [utc('2027-03-28T01:00:00Z'), utc('2027-10-31T01:00:00Z')]],
    ['Europe/Stockholm', '2027-06-01', [utc('2027-10-31T01:00:00Z'), utc('2028-03-26T01:00:00Z')]],
    ['Europe/Oslo', '2027-12-31', [utc('2028-03-26T01:00:00Z'), utc('2028-10-29T01:00:00Z')]],
    ['Australia/Lord_Howe', '2027-01-25', [utc('2027-04-03T15:00:00Z'), utc('2027-10-02T15:30:00Z')]],
    ['UTC', '2027-01-25', []],
    ['Asia/Kolkata', '2027-01-25', []],
  ])('%s from %s', (zone, date, changes) => {
    expect(clockChanges(zoneOf(zone), from(date), 2).map(({ at }) => at)).toEqual(changes)
  })

  it('come after the moment that is asked about, not at it', () => {
    const zone = zoneOf('Europe/Amsterdam')
    const change = utc('2027-03-28T01:00:00Z')
    expect(clockChanges(zone, change - 1, 1)[0]?.at).toBe(change)
    expect(clockChanges(zone, change, 1)[0]?.at).toBe(utc('2027-10-31T01:00:00Z'))
  })
})

describe('a day on which the clock changes', () => {
  it.each([
    ['Europe/Amsterdam', '2027-01-25', 'missing', '2027-03-28', 120, 180, 1380],
    ['Europe/Amsterdam', '2027-06-01', 'doubled', '2027-10-31', 120, 180, 1500],
    ['Australia/Lord_Howe', '2027-01-25', 'doubled', '2027-04-04', 90, 120, 1470],
    ['Australia/Lord_Howe', '2027-06-01', 'missing', '2027-10-03', 120, 150, 1410],
    ['Africa/Cairo', '2027-01-25', 'missing', '2027-04-30', 0, 60, 1380],
    ['Africa/Cairo', '2027-06-01', 'doubled', '2027-10-28', 1380, 1440, 1500],
  ])('%s after %s: %s on %s', (name, date, kind, day, fromMinute, toMinute, minutes) => {
    const zone = zoneOf(name)
    const [change] = clockChanges(zone, from(date), 1)
    expect(change && clockDay(zone, change)).toEqual({
      at: change?.at,
      date: day,
      kind,
      fromMinute,
      toMinute,
      minutes,
    })
  })

  it('misses or doubles exactly the minutes that the clock does, in every zone and year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...changing), fc.integer({ min: first, max: last }), (name, at) => {
        const zone = zoneOf(name)
        const [change] = clockChanges(zone, at, 1)
        if (!change) return
        const day = clockDay(zone, change)
        const minutes = shown(name, day.date)
        const times = day.kind === 'missing' ? 0 : 2
        for (let minute = 0; minute < 1440; minute++) {
          const inside = day.fromMinute <= minute && minute < day.toMinute
          expect([minute, (minutes.get(minute) ?? []).length]).toEqual([minute, inside ? times : 1])
        }
        expect(day.minutes).toBe([...minutes.values()].flat().length)
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('what the clock shows on a date', () => {
  it('is found once, twice or never, as by looking at every minute', () => {
    const zones = fc.constantFrom(...changing, 'UTC', 'Asia/Kathmandu', 'America/Santiago')
    const day = fc.integer({ min: first / 86_400, max: last / 86_400 })
    fc.assert(
      fc.property(zones, day, fc.boolean(), fc.integer({ min: 0, max: 1439 }), (name, days, near, minute) => {
        const zone = zoneOf(name)
        const [change] = near ? clockChanges(zone, days * 86_400, 1) : []
        const date = change
          ? clockDay(zone, change).date
          : new Date(days * 86_400_000).toISOString().slice(0, 10)
        expect(instantsOf(zone, date, minute)).toEqual(shown(name, date).get(minute) ?? [])
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('how long a block really is', () => {
  it.each([
    ['2027-03-28', 0, 360, -60],
    ['2027-10-31', 0, 360, 60],
    ['2027-03-28', 540, 720, 0],
    ['2027-03-27', 0, 1440, 0],
    ['2027-10-31', 120, 180, 60],
    ['2027-03-28', 120, 180, -60],
  ])('on %s from minute %i to %i: %i more', (date, fromMinute, toMinute, difference) => {
    const real = realLength(zoneOf('Europe/Amsterdam'), date, fromMinute, toMinute)
    expect(real.difference).toBe(difference)
    expect((real.endsAt - real.startsAt) / 60).toBe(toMinute - fromMinute + difference)
  })

  it('differs by what is missing or doubled between its edges, by an oracle', () => {
    const edges = fc.tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
    fc.assert(
      fc.property(
        fc.constantFrom(...changing),
        fc.integer({ min: first, max: last }),
        edges,
        (name, at, two) => {
          const zone = zoneOf(name)
          const [change] = clockChanges(zone, at, 1)
          if (!change) return
          const { date } = clockDay(zone, change)
          const [low = 0, high = 0] = two.toSorted((one, other) => one - other)
          const instant = (minute: number) => {
            const midnight = Temporal.PlainDate.from(date).toPlainDateTime()
            return midnight.add({ minutes: minute }).toZonedDateTime(name).epochMilliseconds / 1000
          }
          const real = realLength(zone, date, low, high)
          expect([real.startsAt, real.endsAt]).toEqual([instant(low), instant(high)])
        },
      ),
      { numRuns: 200 },
    )
  })
})
