import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  ageOn,
  dateOfDay,
  dayBounds,
  dayNumber,
  isoWeek,
  isTimeZone,
  localStamp,
  parseIsoDate,
  parseStamp,
  sameWall,
  today,
  weekday,
  zoneOf,
} from '../../src/lib/calendar.ts'
import { clockChanges } from '../helpers/clock-changes.ts'

const ZONES = [
  'Europe/Amsterdam',
  'Europe/Stockholm',
  'Europe/Oslo',
  'Pacific/Apia',
  'America/Santiago',
  'Asia/Kathmandu',
  'UTC',
]
const FIRST = Date.UTC(2024, 0, 1) / 1000
const LAST = Date.UTC(2041, 0, 1) / 1000
const FIRST_DAY = FIRST / 86_400
const LAST_DAY = LAST / 86_400 - 1
const amsterdam = zoneOf('Europe/Amsterdam')

const utc = (text: string) => Date.parse(text) / 1000

function temporalInstant(zone: string, date: string, minute: number): number {
  const time = minute === 1440 ? { days: 1 } : { minutes: minute }
  const wall = Temporal.PlainDateTime.from(date).add(time)
  return wall.toZonedDateTime(zone).epochMilliseconds / 1000
}

/** Instants all over the years, and as many close to a clock change. */
function instantsOf(zone: string): fc.Arbitrary<number> {
  const changes = clockChanges(zone, FIRST, 34)
  const near = fc
    .tuple(fc.constantFrom(...changes, FIRST), fc.integer({ min: -90_000, max: 90_000 }))
    .map(([at, shift]) => at + shift)
  return fc.oneof(fc.integer({ min: FIRST, max: LAST }), near)
}

describe.each(ZONES)('%s, 2024 to 2040, against Temporal', (name) => {
  const zone = zoneOf(name)

  it('reads an instant as the same wall time and offset', () => {
    fc.assert(
      fc.property(instantsOf(name), (at) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(name)
        expect(zone.local(at)).toEqual({
          date: zoned.toPlainDate().toString(),
          minute: zoned.hour * 60 + zoned.minute,
          second: zoned.second,
          offset: zoned.offsetNanoseconds / 1e9,
        })
      }),
      { numRuns: 3000 },
    )
  })

  it('turns a wall time into the same instant, also in the gap and in the repeated hour', () => {
    const near = instantsOf(name).map((at) => zone.local(at))
    const any = fc.record({
      date: fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map(dateOfDay),
      minute: fc.integer({ min: 0, max: 1440 }),
    })
    fc.assert(
      fc.property(fc.oneof(near, any), fc.integer({ min: -120, max: 120 }), ({ date, minute }, shift) => {
        const moved = Math.min(1440, Math.max(0, minute + shift))
        expect(zone.instant(date, moved)).toBe(temporalInstant(name, date, moved))
      }),
      { numRuns: 3000 },
    )
  })

  it('writes a stamp that reads back as the same instant', () => {
    fc.assert(
      fc.property(instantsOf(name), (at) => {
        const minute = at - (((at % 60) + 60) % 60)
        const stamp = localStamp(zone, minute)
        expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d$/)
        expect(parseStamp(stamp)).toBe(minute)
        expect(sameWall(zone, minute, stamp)).toBe(true)
      }),
    )
  })

  it('bounds every local day without a hole between two', () => {
    for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
      const { startsAt, endsAt } = dayBounds(zone, dateOfDay(day))
      expect(endsAt).toBe(dayBounds(zone, dateOfDay(day + 1)).startsAt)
      expect(today(zone, startsAt)).toBe(dateOfDay(day))
      expect(today(zone, startsAt - 1)).toBe(dateOfDay(day - 1))
    }
  })

  it('changes its clock when Temporal does, and at no other time', () => {
    const changes = clockChanges(name, FIRST, 200).filter((at) => at < LAST)
    for (const [n, at] of changes.entries()) {
      const [before, after] = [zone.local(at - 1).offset, zone.local(at).offset]
      expect(after).not.toBe(before)
      expect(before).toBe(zone.local(changes[n - 1] ?? FIRST).offset)
    }
    expect(zone.local(LAST).offset).toBe(zone.local(changes.at(-1) ?? FIRST).offset)
  })
})

describe('time zones', () => {
  it('knows the names of the zone data, spelled as there', () => {
    for (const name of [...ZONES, 'Etc/GMT+5', 'America/Argentina/Buenos_Aires']) {
      expect(isTimeZone(name), name).toBe(true)
    }
    for (const name of ['', 'Amsterdam', 'Europe/Amsterdamm', 'europe/amsterdam', '+01:00', 'Europe/Oslo ']) {
      expect(isTimeZone(name), name).toBe(false)
    }
    expect(isTimeZone('2026-01-01T00:00[Europe/Oslo]')).toBe(false)
  })

  it('makes each zone once and refuses an unknown one', () => {
    expect(zoneOf('Europe/Amsterdam')).toBe(amsterdam)
    expect(() => zoneOf('Europe/Nowhere')).toThrow(RangeError)
    expect(() => zoneOf('Europe/Nowhere')).toThrow(RangeError)
  })

  it('moves a wall time that the spring change skips forward by the gap', () => {
    expect(localStamp(amsterdam, amsterdam.instant('2026-03-29', 150))).toBe('2026-03-29T03:30+02:00')
  })

  it('takes the earlier of a wall time that the autumn change repeats', () => {
    const first = amsterdam.instant('2026-10-25', 120)
    expect(localStamp(amsterdam, first)).toBe('2026-10-25T02:00+02:00')
    expect(localStamp(amsterdam, first + 3600)).toBe('2026-10-25T02:00+01:00')
  })

  it('skips a whole date as Samoa did', () => {
    const apia = zoneOf('Pacific/Apia')
    expect(today(apia, apia.instant('2011-12-30', 600))).toBe('2011-12-31')
    expect(dayBounds(apia, '2011-12-29').endsAt).toBe(dayBounds(apia, '2011-12-31').startsAt)
  })

  it('starts a day at 01:00 where midnight is skipped', () => {
    const santiago = zoneOf('America/Santiago')
    expect(localStamp(santiago, dayBounds(santiago, '2026-09-06').startsAt)).toBe('2026-09-06T01:00-03:00')
  })

  it('gives days of 23, 24 and 25 hours', () => {
    const hours = (date: string) => {
      const { startsAt, endsAt } = dayBounds(amsterdam, date)
      return (endsAt - startsAt) / 3600
    }
    expect([hours('2026-03-29'), hours('2026-03-30'), hours('2026-10-25')]).toEqual([23, 24, 25])
  })
})

describe('stamps', () => {
  it('reads exactly the form it writes', () => {
    expect(parseStamp('2026-10-25T02:00+01:00')).toBe(utc('2026-10-25T01:00Z'))
    expect(parseStamp('2026-10-25T02:00-03:30')).toBe(utc('2026-10-25T05:30Z'))
    expect(parseStamp('2026-10-25T02:00+00:00')).toBe(utc('2026-10-25T02:00Z'))
  })

  it.each([
    '',
    '2026-10-25',
    '2026-10-25T02:00',
    '2026-10-25T02:00Z',
    '2026-10-25 02:00+01:00',
    '2026-10-25t02:00+01:00',
    '2026-10-25T02:00:00+01:00',
    '2026-10-25T24:00+01:00',
    '2026-10-25T02:60+01:00',
    '2026-10-25T02:00+15:00',
    '2026-10-25T02:00+01:60',
    '2026-10-25T02:00-00:00',
    '2026-10-25T02:00+0100',
    '2026-02-29T02:00+01:00',
    '2026-13-01T02:00+01:00',
    '2026-00-10T02:00+01:00',
    '2026-10-25T02:00+01:00\n',
    ' 2026-10-25T02:00+01:00',
    '+02026-10-25T02:00+01:00',
    '２026-10-25T02:00+01:00',
  ])('refuses %j', (text) => {
    expect(parseStamp(text)).toBeUndefined()
  })

  it('reads nothing out of arbitrary text that it would not write', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789-T:+ Z'), maxLength: 24 })
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        const at = parseStamp(text)
        expect(at === undefined || Number.isInteger(at)).toBe(true)
      }),
    )
  })

  it('tells when the zone no longer shows the promised wall time', () => {
    const at = utc('2026-07-01T08:00Z')
    expect(sameWall(amsterdam, at, '2026-07-01T10:00+02:00')).toBe(true)
    expect(sameWall(amsterdam, at, '2026-07-01T10:00+01:00')).toBe(true)
    expect(sameWall(amsterdam, at, '2026-07-01T09:00+01:00')).toBe(false)
    expect(sameWall(amsterdam, at, '2026-07-02T10:00+02:00')).toBe(false)
  })
})

describe('dates', () => {
  const days = fc.integer({ min: dayNumber('1850-01-01'), max: dayNumber('2200-12-31') })

  it('counts days as Temporal does, both ways', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, shift) => {
        const date = dateOfDay(day)
        const plain = Temporal.PlainDate.from('1970-01-01').add({ days: day })
        expect(date).toBe(plain.toString())
        expect(dayNumber(date)).toBe(day)
        expect(addDays(date, shift)).toBe(plain.add({ days: shift }).toString())
        expect(weekday(date)).toBe(plain.dayOfWeek)
        expect(isoWeek(date)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear })
        expect(parseIsoDate(date)).toBe(date)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives 2026 a week 53 and its Thursday the year', () => {
    expect(isoWeek('2026-12-31')).toEqual({ year: 2026, week: 53 })
    expect(isoWeek('2027-01-03')).toEqual({ year: 2026, week: 53 })
    expect(isoWeek('2027-01-04')).toEqual({ year: 2027, week: 1 })
    expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 })
  })

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '1849-12-31',
    '2201-01-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    '2026-01-01\n',
    '-2026-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(parseIsoDate(text)).toBeUndefined()
  })

  it('accepts the first and the last date and real leap days', () => {
    for (const date of ['1850-01-01', '2200-12-31', '2024-02-29', '2000-02-29']) {
      expect(parseIsoDate(date)).toBe(date)
    }
    expect(parseIsoDate('1900-02-29')).toBeUndefined()
  })

  it('changes the local date at local midnight', () => {
    expect(today(amsterdam, utc('2026-06-30T21:59:59Z'))).toBe('2026-06-30')
    expect(today(amsterdam, utc('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
  })

  it('adds a year to the age on the birthday, for 29 February on 1 March', () => {
    expect(ageOn('2002-11-23', '2026-11-22')).toBe(23)
    expect(ageOn('2002-11-23', '2026-11-23')).toBe(24)
    expect(ageOn('2004-02-29', '2026-02-28')).toBe(21)
    expect(ageOn('2004-02-29', '2026-03-01')).toBe(22)
    expect(ageOn('2004-02-29', '2028-02-29')).toBe(24)
    expect(ageOn('2026-11-22', '2026-11-22')).toBe(0)
  })
})
