import { offerOf } from '../../src/availability/asking.ts'
import { busyBook } from '../../src/availability/busy.ts'
import type { Ask, Block, OfferedCalendar } from '../../src/availability/model.ts'
import { freeTimes } from '../../src/availability/offer.ts'
import { addDays, dateOfDay, dayNumber, type Zone, zoneOf } from '../../src/lib/calendar.ts'
import { clockChanges } from '../helpers/clock-changes.ts'
import type { Drill, Result } from './kit/drill.ts'
import { oracleOf } from './kit/oracle.ts'

const names = ['Europe/Amsterdam', 'Europe/Stockholm', 'Europe/Oslo']
const firstDay = dayNumber('2024-01-01')
const lastDay = dayNumber('2040-12-31')

/** Wall time to instant and back, against an oracle of its own; and no time lost or doubled on days of a clock change. */
export const clocks: Drill = async (size) => {
  const conversions = size.of(1_000_000, 60_000)
  let differences = 0
  let first = ''
  for (let n = 0; n < conversions; n++) {
    const zone = zoneOf(names[n % names.length] ?? 'UTC')
    const oracle = oracleOf(zone.name)
    const day = size.random.whole(firstDay, lastDay)
    const minute = size.random.whole(0, 1440)
    const nearChange = n % 4 === 0 ? changeNear(zone, day) : undefined
    const date = dateOfDay(nearChange ?? day)
    const at = (nearChange ?? day) * 86_400 + size.random.whole(-7200, 93_600)
    const wrong = n % 2 === 0 ? differsThere(zone, oracle, date, minute) : differsBack(zone, oracle, at)
    if (wrong !== '') {
      differences += 1
      first ||= `, first ${wrong}`
    }
  }
  const conversion: Result = {
    name: 'clock changes, wall ↔ instant, 3 zones, 2024–2040',
    count: `${conversions} conversions`,
    found: `${differences} differences to Intl${first}`,
    pass: differences === 0,
  }
  return [conversion, slotsOnChanges()]
}

type Oracle = ReturnType<typeof oracleOf>

function differsThere(zone: Zone, oracle: Oracle, date: string, minute: number): string {
  const ours = zone.instant(date, minute)
  const theirs = oracle.instant(date, minute)
  return ours === theirs ? '' : `${zone.name} ${date} ${minute}: ${ours} and not ${theirs}`
}

function differsBack(zone: Zone, oracle: Oracle, at: number): string {
  const { date, minute, second } = zone.local(at)
  const clock = [Math.floor(minute / 60), minute % 60, second].map((each) => String(each).padStart(2, '0'))
  const ours = `${date} ${clock.join(':')}`
  const theirs = oracle.wall(at)
  return ours === theirs ? '' : `${zone.name} ${at}: ${ours} and not ${theirs}`
}

/** The day of the first clock change after a day, as its number. */
function changeNear(zone: Zone, day: number): number | undefined {
  const key = `${zone.name} ${Math.floor(day / 30)}`
  const known = changes.get(key)
  if (known !== undefined) return known
  const [next] = clockChanges(zone.name, Math.floor(day / 30) * 30 * 86_400, 1)
  const found = Math.floor((next ?? day * 86_400) / 86_400)
  changes.set(key, found)
  return found
}

const changes = new Map<string, number>()

/** A block around the clock on every day on which the clock changes: each half hour that passes is offered exactly once. */
function slotsOnChanges(): Result {
  let days = 0
  let wrong = 0
  for (const name of names) {
    const zone = zoneOf(name)
    for (const at of clockChanges(name, firstDay * 86_400, 34)) {
      const { date } = zone.local(at)
      const oracle = oracleOf(name)
      const [startsAt, endsAt] = [oracle.instant(date, 0), oracle.instant(addDays(date, 1), 0)]
      const starts = freeTimes(offerOfDay(zone, startsAt), [blockOf(startsAt, endsAt)]).map(
        (time) => time.startsAt,
      )
      const wanted = Array.from({ length: (endsAt - startsAt) / 1800 }, (_, n) => startsAt + n * 1800)
      days += 1
      if (starts.join() !== wanted.join() || wanted.length === 48) wrong += 1
    }
  }
  return {
    name: 'no time lost or doubled on a day of a clock change',
    count: `${days} days of 23 or 25 h`,
    found: `${wrong} wrong`,
    pass: wrong === 0 && days > 90,
  }
}

function blockOf(startsAt: number, endsAt: number): Block {
  const web = { value: true, level: 'kind' } as const
  const types = { value: 'all', level: 'kind' } as const
  const plain = { web, types, resources: [], visibility: null, closed: false }
  return { id: 'day', calendarId: 1, startsAt, endsAt, kindId: 1, locationId: 1, ...plain }
}

function offerOfDay(zone: Zone, now: number) {
  const type = {
    ...{ id: 1, online: true, calendarIds: new Set([1]), minutes: 30, gridMinutes: 30 },
    ...{ bufferBefore: 0, bufferAfter: 0, blockKindId: null, releaseHours: null, needs: [] },
  }
  const ask: Ask = { type, locationId: 1, locationOnline: true, now: now - 86_400, zone }
  const limits = {
    leadHours: { value: 0, level: 'practice' },
    horizonDays: { value: null, level: 'practice' },
    maxOwnBookings: { value: null, level: 'practice' },
    visibility: { value: 'all', level: 'practice' },
  } as const
  const about = { active: true, online: true, limits, onlineTypes: [] }
  const calendar: OfferedCalendar = { id: 1, resourceId: 1, ...about }
  return offerOf(ask, calendar, busyBook([]))
}
