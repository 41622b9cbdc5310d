import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { busyBook } from '../../src/availability/busy.ts'
import type { Block, Busy, OfferedCalendar, OfferedType } from '../../src/availability/model.ts'
import { freeTimeAt, freeTimes, whyNot } from '../../src/availability/offer.ts'
import { offerOf } from '../../src/availability/rules.ts'
import { zoneOf } from '../../src/lib/calendar.ts'

/**
 * The engine against an oracle written the plain way: minute by minute, sets of minutes instead of intervals, every
 * assignment of resources tried, wall times and dates from Temporal. Days of clock changes are as likely as others.
 */
const DAYS = ['Europe/Amsterdam', 'Europe/Stockholm', 'Europe/Oslo']
  .flatMap((zone) => ['2026-03-29', '2026-06-10', '2026-10-25'].map((date) => ({ zone, date })))
  .concat(['2026-04-04', '2026-04-05', '2026-09-06'].map((date) => ({ zone: 'America/Santiago', date })))
const TYPE = 7
const PRACTITIONER = 1

interface World {
  readonly zone: string
  readonly date: string
  /** Blocks of one lane never overlap; those of two lanes may, and differ in kind. */
  readonly lanes: readonly (readonly Block[])[]
  readonly busy: readonly Busy[]
  readonly type: OfferedType
  readonly calendar: OfferedCalendar
  readonly locationId: number | null
  readonly now: number
}

const often = (value: boolean) => fc.integer({ min: 0, max: 19 }).map((n) => (n === 0 ? !value : value))

function wall(zone: string, date: string, minute: number): Temporal.ZonedDateTime {
  const midnight = Temporal.PlainDateTime.from(`${date}T00:00`)
  return midnight.add({ minutes: minute }).toZonedDateTime(zone)
}

/** Whether the clock shows that time on that date at all. */
function exists(zone: string, date: string, minute: number): boolean {
  const plain = Temporal.PlainDateTime.from(`${date}T00:00`).add({ minutes: minute })
  return plain.toZonedDateTime(zone).toPlainDateTime().equals(plain)
}

function laneOf(zone: string, date: string, lane: number): fc.Arbitrary<Block[]> {
  const minutes = fc.integer({ min: 0, max: 300 }).map((n) => n * 5)
  const cuts = fc.uniqueArray(
    minutes.filter((minute) => exists(zone, date, minute)),
    { minLength: 2, maxLength: 6, size: 'max' },
  )
  const terms = fc.record({
    planned: often(true),
    kindId: fc.constantFrom(lane * 10, lane * 10, lane * 10 + 1),
    locationId: fc.constantFrom(1, 1, 1, 2),
    web: fc.record({ value: often(true), level: fc.constantFrom('dated', 'template', 'kind') }),
    types: fc.record({
      value: fc.constantFrom(
        'all' as const,
        'all' as const,
        new Set([TYPE]),
        new Set([8, TYPE]),
        new Set([8]),
      ),
      level: fc.constantFrom('dated', 'template', 'kind'),
    }),
  })
  return fc.tuple(cuts, fc.array(terms, { minLength: 5, maxLength: 5 })).map(([unsorted, list]) => {
    const sorted = unsorted.toSorted((a, b) => a - b)
    return list.flatMap(({ planned, ...each }, index): Block[] => {
      const [from, to] = [sorted[index], sorted[index + 1]]
      if (!planned || from === undefined || to === undefined) return []
      const startsAt = wall(zone, date, from).epochMilliseconds / 1000
      const endsAt = wall(zone, date, to).epochMilliseconds / 1000
      return [{ id: `${lane}-${index}`, calendarId: 1, startsAt, endsAt, ...each }]
    })
  })
}

function busyFrom(dayStart: number): fc.Arbitrary<Busy[]> {
  const entry = fc
    .record({
      resourceId: fc.constantFrom(PRACTITIONER, PRACTITIONER, 10, 11, 12),
      from: fc.integer({ min: -200, max: 1700 }),
      minutes: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 200 })),
      by: fc.constantFrom('appointment' as const, 'hold' as const, 'absence' as const),
    })
    .map(({ resourceId, from, minutes, by }): Busy => {
      const startsAt = dayStart + from * 60
      return { resourceId, startsAt, endsAt: startsAt + minutes * 60, by }
    })
  return fc.oneof(
    fc.array(entry, { maxLength: 12 }),
    fc.array(entry, { minLength: 50, maxLength: 80, size: 'max' }),
  )
}

const types: fc.Arbitrary<OfferedType> = fc.record({
  id: fc.constant(TYPE),
  online: often(true),
  calendarIds: often(true).map((yes) => new Set(yes ? [1, 2] : [2])),
  minutes: fc.integer({ min: 1, max: 75 }),
  gridMinutes: fc.integer({ min: 1, max: 60 }),
  bufferBefore: fc.constantFrom(0, 0, 5, 13),
  bufferAfter: fc.constantFrom(0, 0, 7, 20),
  blockKindId: fc.constantFrom(null, null, null, 10, 11, 20),
  releaseHours: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 }).map((hours) => hours && 60 - hours),
  needs: fc.array(fc.uniqueArray(fc.constantFrom(10, 11, 12, PRACTITIONER), { maxLength: 4 }), {
    maxLength: 3,
  }),
})

const calendars: fc.Arbitrary<OfferedCalendar> = fc.record({
  id: fc.constant(1),
  resourceId: fc.constant(PRACTITIONER),
  active: often(true),
  online: often(true),
  limits: fc.record({
    leadHours: fc.record({ value: fc.constantFrom(0, 0, 1, 8, 24), level: fc.constant('practice' as const) }),
    horizonDays: fc.record({
      value: fc.constantFrom(null, null, 0, 1, 2),
      level: fc.constant('practice' as const),
    }),
  }),
})

const worlds: fc.Arbitrary<World> = fc.constantFrom(...DAYS).chain(({ zone, date }) => {
  const dayStart = wall(zone, date, 0).epochMilliseconds / 1000
  return fc.record({
    zone: fc.constant(zone),
    date: fc.constant(date),
    lanes: fc.tuple(laneOf(zone, date, 1), laneOf(zone, date, 2)),
    busy: busyFrom(dayStart),
    type: types,
    calendar: calendars,
    locationId: fc.constantFrom(null, null, 1, 2),
    now: fc.integer({ min: -48 * 3600, max: 20 * 3600 }).map((seconds) => dayStart + seconds),
  })
})

function engineOf(world: World) {
  const { type, locationId, now, zone, calendar, busy, lanes } = world
  const blocks = lanes.flat().sort((a, b) => a.startsAt - b.startsAt)
  return { offer: offerOf({ type, locationId, now, zone: zoneOf(zone) }, calendar, busyBook(busy)), blocks }
}

/** Every minute that could matter, as instants. */
function minutesOf(world: World): number[] {
  const edges = world.lanes.flat().flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
  if (edges.length === 0) return []
  const [first, last] = [Math.min(...edges) - 300, Math.max(...edges) + 300]
  return Array.from({ length: (last - first) / 60 }, (_, index) => first + index * 60)
}

interface Expected {
  readonly startsAt: number
  readonly resources: readonly number[]
}

type Covered = ReadonlyMap<number, { readonly block: Block; readonly terms: string }>

function expectedOf(world: World): Expected[] {
  const taken = takenMinutes(world.busy)
  const lanes = world.lanes.map(coveredBy)
  return minutesOf(world).flatMap((startsAt) => {
    const fitting = isOpen(world) && lanes.some((covered) => fits(world, covered, startsAt))
    if (!fitting || !isSoonEnough(world, startsAt)) return []
    const resources = assignments(world.type.needs).find((picked) =>
      [PRACTITIONER, ...picked].every((id) => isFreeAround(world.type, taken, id, startsAt)),
    )
    return resources ? [{ startsAt, resources }] : []
  })
}

function takenMinutes(busy: readonly Busy[]): ReadonlySet<string> {
  const taken = new Set<string>()
  for (const { resourceId, startsAt, endsAt } of busy) {
    for (let at = startsAt; at < endsAt; at += 60) taken.add(`${resourceId}@${at}`)
  }
  return taken
}

function isOpen({ type, calendar }: World): boolean {
  return type.online && calendar.online && calendar.active && type.calendarIds.has(calendar.id)
}

function isSoonEnough({ now, zone, type, calendar }: World, startsAt: number): boolean {
  const [start, here] = [startsAt, now].map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone),
  )
  const hours = (startsAt - now) / 3600
  const days = start && here ? here.toPlainDate().until(start.toPlainDate()).days : 0
  const { leadHours, horizonDays } = calendar.limits
  if (hours <= 0 || hours < leadHours.value) return false
  if (horizonDays.value !== null && days > horizonDays.value) return false
  return type.releaseHours === null || hours <= type.releaseHours
}

function fits(world: World, covered: Covered, startsAt: number): boolean {
  const here = covered.get(startsAt)
  if (!here || !suits(world, here.block)) return false
  let anchor = startsAt
  while (covered.get(anchor - 60)?.terms === here.terms) anchor -= 60
  if (((startsAt - anchor) / 60) % world.type.gridMinutes !== 0) return false
  const minutes = Array.from({ length: world.type.minutes }, (_, index) => startsAt + index * 60)
  return minutes.every((at) => covered.get(at)?.terms === here.terms)
}

/** The minutes of a lane, each with its block and the terms that block is on. */
function coveredBy(lane: readonly Block[]): Covered {
  const covered = new Map<number, { block: Block; terms: string }>()
  for (const block of lane) {
    for (let at = block.startsAt; at < block.endsAt; at += 60)
      covered.set(at, { block, terms: termsOf(block) })
  }
  return covered
}

function suits({ type, locationId }: World, block: Block): boolean {
  const allowed = block.types.value === 'all' || block.types.value.has(type.id)
  const tied = type.blockKindId === null || type.blockKindId === block.kindId
  const here = locationId === null || locationId === block.locationId
  return block.web.value && allowed && tied && here
}

function termsOf({ kindId, locationId, web, types }: Block): string {
  const ids = types.value === 'all' ? 'all' : [...types.value].sort().join(',')
  return `${kindId} ${locationId} ${web.value} ${ids}`
}

/** Every way to meet the needs by different resources other than the practitioner, in the order of preference. */
function assignments(needs: readonly (readonly number[])[]): number[][] {
  const [need, ...others] = needs.toReversed()
  if (need === undefined) return [[]]
  return assignments(others.toReversed()).flatMap((picked) =>
    need.filter((id) => id !== PRACTITIONER && !picked.includes(id)).map((id) => [...picked, id]),
  )
}

function isFreeAround(type: OfferedType, taken: ReadonlySet<string>, id: number, startsAt: number): boolean {
  const from = startsAt - type.bufferBefore * 60
  const length = type.bufferBefore + type.minutes + type.bufferAfter
  return Array.from({ length }, (_, index) => from + index * 60).every((at) => !taken.has(`${id}@${at}`))
}

describe('the engine and the oracle', () => {
  it('offer the same times with the same resources', () => {
    let times = 0
    let withNeeds = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const { offer, blocks } = engineOf(world)
        const free = freeTimes(offer, blocks)
        expect(free.map(({ startsAt, resources }) => ({ startsAt, resources }))).toEqual(expectedOf(world))
        for (const { startsAt, endsAt, blockId } of free) {
          const block = blocks.find(({ id }) => id === blockId)
          expect(block && block.startsAt <= startsAt && startsAt < block.endsAt).toBe(true)
          expect(endsAt - startsAt).toBe(world.type.minutes * 60)
        }
        times += free.length
        withNeeds += free.filter(({ resources }) => resources.length > 1).length
      }),
      { numRuns: 600 },
    )
    expect(times).toBeGreaterThan(1000)
    expect(withNeeds).toBeGreaterThan(50)
  })

  it('whyNot is empty exactly where a time is offered, minute by minute', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { offer, blocks } = engineOf(world)
        const offered = new Set(freeTimes(offer, blocks).map(({ startsAt }) => startsAt))
        const silent = minutesOf(world).filter((at) => whyNot(offer, blocks, at).length === 0)
        expect(silent).toEqual([...offered])
      }),
      { numRuns: 300 },
    )
  })

  it('asking in any order, again and from the same book changes no answer', () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.nat(), { minLength: 5, maxLength: 20 }), (world, order) => {
        const { offer, blocks } = engineOf(world)
        const minutes = minutesOf(world)
        const first = freeTimes(offer, blocks)
        for (const index of order) {
          const at = minutes[index % Math.max(1, minutes.length)] ?? 0
          expect(freeTimeAt(offer, blocks, at)).toEqual(first.find(({ startsAt }) => startsAt === at))
          const alone = engineOf(world)
          expect(whyNot(offer, blocks, at)).toEqual(whyNot(alone.offer, alone.blocks, at))
        }
        expect(freeTimes(offer, blocks)).toEqual(first)
      }),
      { numRuns: 200 },
    )
  })
})
