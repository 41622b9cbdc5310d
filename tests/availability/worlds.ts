import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { offerOf } from '../../src/availability/asking.ts'
import { busyBook } from '../../src/availability/busy.ts'
import type { Block, Busy, OfferedCalendar, OfferedType, Session } from '../../src/availability/model.ts'
import { freeTimes } from '../../src/availability/offer.ts'
import { zoneOf } from '../../src/lib/calendar.ts'
import type { Visibility } from '../../src/practice/limits.ts'

/** Days of clock changes are as likely as others. */
const DAYS = ['Europe/Amsterdam', 'Europe/Stockholm', 'Europe/Oslo']
  .flatMap((zone) => ['2026-03-29', '2026-06-10', '2026-10-25'].map((date) => ({ zone, date })))
  .concat(['2026-04-04', '2026-04-05', '2026-09-06'].map((date) => ({ zone: 'America/Santiago', date })))
const TYPE = 7
export const PRACTITIONER = 1

export interface World {
  readonly zone: string
  readonly date: string
  /** Blocks of one lane never overlap; those of two lanes may, and differ in kind. */
  readonly lanes: readonly (readonly Block[])[]
  readonly busy: readonly Busy[]
  readonly type: OfferedType
  readonly calendar: OfferedCalendar
  readonly locationId: number | null
  readonly locationOnline: boolean
  /** The rooms of every block of the day. */
  readonly resources: readonly number[]
  readonly sessions: readonly PlannedSession[]
  readonly now: number
}

/** A session booked or held somewhere in the day; `busy` is what it occupies, buffers included. */
export interface PlannedSession {
  readonly startsAt: number
  readonly minutes: number
  readonly left: number
  readonly booked: boolean
  readonly busy: readonly Busy[]
}

const often = (value: boolean) => fc.integer({ min: 0, max: 39 }).map((n) => (n === 0 ? !value : value))

function wall(zone: string, date: string, minute: number): Temporal.ZonedDateTime {
  const midnight = Temporal.PlainDateTime.from(`${date}T00:00`)
  return midnight.add({ minutes: minute }).toZonedDateTime(zone)
}

/** Whether the clock shows that time on that date at all. */
function exists(zone: string, date: string, minute: number): boolean {
  const plain = Temporal.PlainDateTime.from(`${date}T00:00`).add({ minutes: minute })
  return plain.toZonedDateTime(zone).toPlainDateTime().equals(plain)
}

const visibilities = fc.constantFrom(
  'all',
  'all',
  'first',
  'compact',
  null,
) satisfies fc.Arbitrary<Visibility | null>

/** What is the same for all blocks of a kind, and of a location. */
interface House {
  readonly kinds: readonly (Visibility | null)[]
  readonly closedAt: number
  readonly resources: readonly number[]
}

const houses: fc.Arbitrary<House> = fc.record({
  kinds: fc.array(visibilities, { minLength: 4, maxLength: 4 }),
  closedAt: fc.constantFrom(0, 0, 0, 0, 1, 2),
  resources: fc.constantFrom([], [], [11], [12, 10], [99]),
})

function laneOf(zone: string, date: string, lane: number, house: House): fc.Arbitrary<Block[]> {
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
      const visibility = house.kinds[(lane - 1) * 2 + (each.kindId % 10)] ?? null
      const closed = each.locationId === house.closedAt
      const { resources } = house
      return [
        { id: `${lane}-${index}`, calendarId: 1, startsAt, endsAt, resources, visibility, closed, ...each },
      ]
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
    maxOwnBookings: fc.record({
      value: often(true).map((open) => (open ? null : 0)),
      level: fc.constant('type' as const),
    }),
    visibility: fc.record({
      value: fc.constantFrom('all' as const, 'first' as const, 'compact' as const, 'compact' as const),
      level: fc.constant('calendar' as const),
    }),
  }),
  onlineTypes: fc.array(
    fc.record({
      id: fc.constantFrom(TYPE, 8, 9),
      minutes: fc.integer({ min: 5, max: 60 }),
      blockKindId: fc.constantFrom(null, null, 10, 20),
      locationIds: fc.constantFrom([], [], [1], [2]),
    }),
    { maxLength: 3 },
  ),
})

export const worlds: fc.Arbitrary<World> = fc
  .tuple(fc.constantFrom(...DAYS), houses)
  .chain(([{ zone, date }, house]) => {
    const dayStart = wall(zone, date, 0).epochMilliseconds / 1000
    return fc
      .record({
        zone: fc.constant(zone),
        date: fc.constant(date),
        lanes: fc.tuple(laneOf(zone, date, 1, house), laneOf(zone, date, 2, house)),
        busy: busyFrom(dayStart),
        type: types,
        calendar: calendars,
        locationId: fc.constantFrom(null, null, 1, 2),
        locationOnline: often(true),
        resources: fc.constant(house.resources),
        drawn: drawnSessions,
        now: fc.integer({ min: -48 * 3600, max: 20 * 3600 }).map((seconds) => dayStart + seconds),
      })
      .map(({ drawn, ...world }) => ({ ...world, sessions: sessionsOf(world, drawn) }))
  })

interface Drawn {
  /** Which of the free starts a held session has; a booked one lies near it. */
  readonly which: number
  readonly aside: number
  readonly minutes: number
  readonly left: number
  readonly booked: boolean
  readonly resource: number
}

const drawnSessions: fc.Arbitrary<readonly Drawn[]> = (() => {
  const drawn = fc.record({
    which: fc.nat(),
    aside: fc.integer({ min: -30, max: 30 }),
    minutes: fc.integer({ min: 5, max: 75 }),
    left: fc.constantFrom(0, 1, 1, 2),
    booked: fc.boolean(),
    resource: fc.constantFrom(10, 11, 12),
  })
  return fc.oneof(fc.constant([]), fc.array(drawn, { minLength: 1, maxLength: 4 }))
})()

/** Visitors hold what was on offer; staff put sessions anywhere. No two begin together. */
function sessionsOf(world: Omit<World, 'sessions'>, drawn: readonly Drawn[]): readonly PlannedSession[] {
  const { offer, blocks } = engineOf({ ...world, sessions: [] }, 'any')
  const free = freeTimes(offer, blocks)
  const { bufferBefore, bufferAfter, minutes: length } = world.type
  const planned = drawn.flatMap(({ which, aside, resource, ...each }): PlannedSession[] => {
    const near = free[which % free.length]?.startsAt
    if (near === undefined) return []
    const startsAt = each.booked ? near + aside * 60 : near
    const minutes = each.booked ? each.minutes : length
    const span = { startsAt: startsAt - bufferBefore * 60, endsAt: startsAt + (minutes + bufferAfter) * 60 }
    const by = each.booked ? ('appointment' as const) : ('hold' as const)
    const busy = [PRACTITIONER, resource].map((resourceId) => ({ resourceId, by, ...span }))
    return [{ ...each, startsAt, minutes, busy }]
  })
  return planned.filter(
    (each, index) => planned.findIndex(({ startsAt }) => startsAt === each.startsAt) === index,
  )
}

export function engineOf(world: World, shown?: 'any') {
  const { type, locationId, locationOnline, now, zone, calendar, lanes, sessions } = world
  const blocks = lanes.flat().sort((a, b) => a.startsAt - b.startsAt)
  const ask = { type, locationId, locationOnline, now, zone: zoneOf(zone), ...(shown ? { shown } : {}) }
  const inPlay = sessions.map((session): [number, Session] => {
    const { startsAt, minutes, left, booked } = session
    const besides = booked ? null : busyBook(occupiedBesides(world, session))
    return [startsAt, { startsAt, endsAt: startsAt + minutes * 60, locationId: 1, left, besides }]
  })
  const offer = offerOf(ask, calendar, busyBook(occupiedBesides(world)), new Map(inPlay))
  return { offer, blocks }
}

/** Everything that is occupied, but for one session. */
export function occupiedBesides(world: World, but?: PlannedSession): readonly Busy[] {
  return [...world.busy, ...world.sessions.filter((each) => each !== but).flatMap(({ busy }) => busy)]
}

/** Every minute that could matter, as instants. */
export function minutesOf(world: World): number[] {
  const edges = world.lanes.flat().flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
  if (edges.length === 0) return []
  const [first, last] = [Math.min(...edges) - 300, Math.max(...edges) + 300]
  return Array.from({ length: (last - first) / 60 }, (_, index) => first + index * 60)
}
