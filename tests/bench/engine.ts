import { offerOf } from '../../src/availability/asking.ts'
import { busyBook } from '../../src/availability/busy.ts'
import type { Ask, Block, Busy, OfferedCalendar } from '../../src/availability/model.ts'
import { freeTimes } from '../../src/availability/offer.ts'
import { addDays, dayNumber, zoneOf } from '../../src/lib/calendar.ts'
import { randomOf } from '../drills/kit/random.ts'
import { alternate, type Bench, type Pair, type Row, ratioRow } from './row.ts'

const zone = zoneOf('Europe/Amsterdam')
const firstDate = '2027-01-04'
const minutes = 30
const grid = 15
const length = minutes * 60
const step = grid * 60

interface Input {
  readonly calendars: readonly number[]
  /** The blocks of one calendar, a list for each date. */
  readonly dates: ReadonlyMap<number, readonly (readonly Block[])[]>
  readonly busy: readonly Busy[]
}

/** Free times as the product finds them against a bare subtraction of whole numbers that finds the same starts. */
export const engine: Bench = async (size) => {
  const small = inputOf(1, 30, 200)
  const large = inputOf(5, 365, 5000)
  return [
    await engineRow('free times, 1 practitioner × 30 days, 200 busy', small, size.of(400, 100), 5),
    await engineRow('free times, 5 practitioners × 365 days, 5 000 busy', large, size.of(20, 6), 3),
  ]
}

async function engineRow(name: string, input: Input, times: number, most: number): Promise<Row> {
  const [ours, bare] = [productStarts(input), bareStarts(input)]
  if (ours !== bare) throw new Error(`${name}: the product finds ${ours} times, the bare subtraction ${bare}`)
  const measure = (find: (input: Input) => number) => async () => microsecondsOf(() => find(input), times)
  for (const find of [productStarts, bareStarts]) await measure(find)()
  const pairs: readonly Pair[] = await alternate(7, measure(productStarts), measure(bareStarts))
  return ratioRow(`${name} (${ours} free)`, pairs, most)
}

function microsecondsOf(work: () => number, times: number): number {
  const begun = performance.now()
  for (let n = 0; n < times; n++) work()
  return ((performance.now() - begun) * 1000) / times
}

/** The way a page goes: the busy times once, then date by date. */
function productStarts({ calendars, dates, busy }: Input): number {
  const book = busyBook(busy)
  let found = 0
  for (const id of calendars) {
    const offer = offerOf(ask, calendarOf(id), book)
    for (const blocks of dates.get(id) ?? []) found += freeTimes(offer, blocks).length
  }
  return found
}

/** Per calendar: the blocks less the busy times, then the starts on the grid. No rules, no reasons, no resources. */
function bareStarts({ calendars, dates, busy }: Input): number {
  let found = 0
  for (const id of calendars) {
    const taken = busy
      .filter((each) => each.resourceId === id)
      .sort((one, two) => one.startsAt - two.startsAt)
    const starts: number[] = []
    for (const { origin, from, to } of subtract((dates.get(id) ?? []).flat(), taken))
      for (let at = origin + Math.ceil((from - origin) / step) * step; at + length <= to; at += step)
        starts.push(at)
    found += starts.length
  }
  return found
}

interface Gap {
  /** Where the block begins that the gap lies in. */
  readonly origin: number
  readonly from: number
  readonly to: number
}

/** Both lists sorted by start and without overlaps in themselves. */
function subtract(blocks: readonly Block[], taken: readonly Busy[]): readonly Gap[] {
  const gaps: Gap[] = []
  let next = 0
  for (const { startsAt: origin, endsAt } of blocks) {
    let from = origin
    while ((taken[next]?.endsAt ?? Infinity) <= from) next += 1
    for (let index = next; from < endsAt; index++) {
      const busy = taken[index]
      const to = Math.min(busy?.startsAt ?? endsAt, endsAt)
      if (from < to) gaps.push({ origin, from, to })
      from = busy === undefined || busy.startsAt >= endsAt ? endsAt : busy.endsAt
    }
  }
  return gaps
}

const ask: Ask = {
  type: {
    ...{ id: 1, online: true, calendarIds: new Set([1, 2, 3, 4, 5]), minutes, gridMinutes: grid },
    ...{ bufferBefore: 0, bufferAfter: 0, blockKindId: null, releaseHours: null, needs: [] },
  },
  locationId: 1,
  locationOnline: true,
  now: zone.instant(firstDate, 0),
  zone,
}

function calendarOf(id: number): OfferedCalendar {
  const limits = {
    leadHours: { value: 0, level: 'practice' },
    horizonDays: { value: null, level: 'practice' },
    maxOwnBookings: { value: null, level: 'practice' },
    visibility: { value: 'all', level: 'practice' },
  } as const
  return { id, resourceId: id, active: true, online: true, limits, onlineTypes: [] }
}

/** Every day 09:00–12:00 and 13:00–17:00; busy times that do not overlap, strewn over them. */
function inputOf(calendars: number, days: number, busyTimes: number): Input {
  const ids = Array.from({ length: calendars }, (_, index) => index + 1)
  const list = Array.from({ length: days }, (_, day) => addDays(firstDate, day))
  const dates = new Map(ids.map((id) => [id, list.map((date) => blocksOf(id, date))]))
  const random = randomOf(1)
  const busy = new Map<string, Busy>()
  while (busy.size < busyTimes) {
    const resourceId = random.pick(ids)
    const startsAt = zone.instant(random.pick(list), 540 + 15 * random.whole(0, 31))
    busy.set(`${resourceId} ${startsAt}`, { resourceId, startsAt, endsAt: startsAt + 900, by: 'appointment' })
  }
  return { calendars: ids, dates, busy: [...busy.values()] }
}

function blocksOf(calendarId: number, date: string): readonly Block[] {
  const web = { value: true, level: 'kind' } as const
  const types = { value: 'all', level: 'kind' } as const
  return (
    [
      [540, 720],
      [780, 1020],
    ] as const
  ).map(([from, to]) => ({
    ...{ id: `${dayNumber(date)} ${from}`, calendarId, kindId: 1, locationId: 1, web, types },
    ...{ resources: [], visibility: null, closed: false },
    ...{ startsAt: zone.instant(date, from), endsAt: zone.instant(date, to) },
  }))
}
