import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Block, Busy, OfferedType, OnlineType } from '../../src/availability/model.ts'
import { freeTimeAt, freeTimes } from '../../src/availability/offer.ts'
import { whyNot } from '../../src/availability/trail.ts'
import {
  engineOf,
  minutesOf,
  occupiedBesides,
  type PlannedSession,
  PRACTITIONER,
  type World,
  worlds,
} from './worlds.ts'

/**
 * The engine against an oracle written the plain way: minute by minute, sets of minutes instead of intervals, every
 * assignment of resources tried, wall times and dates from Temporal.
 */
interface Expected {
  readonly startsAt: number
  readonly resources: readonly number[]
}

type Covered = ReadonlyMap<number, { readonly block: Block; readonly terms: string }>

function expectedOf(world: World): Expected[] {
  if (!isOpen(world)) return []
  const taken = takenMinutes(occupiedBesides(world))
  const candidates = freeOf(world, taken)
  const shown = shownOf(world, taken, candidates)
  return candidates.filter((each) => shown.has(each.startsAt)).map(({ places: _, ...each }) => each)
}

/** A free start with the blocks it lies in well, one of each lane at most. */
interface Candidate extends Expected {
  readonly places: readonly { readonly covered: Covered; readonly block: Block }[]
}

function freeOf(world: World, taken: ReadonlySet<string>): Candidate[] {
  const lanes = world.lanes.map(coveredBy)
  return minutesOf(world).flatMap((startsAt) => {
    const session = world.sessions.find((each) => each.startsAt === startsAt)
    const places = lanes.flatMap((covered) => {
      const block = covered.get(startsAt)?.block
      return block && fits(world, covered, startsAt, session) ? [{ covered, block }] : []
    })
    if (places.length === 0 || !isSoonEnough(world, startsAt)) return []
    const resources = resourcesAt(world, taken, startsAt, session)
    return resources ? [{ startsAt, resources, places }] : []
  })
}

function resourcesAt(
  world: World,
  taken: ReadonlySet<string>,
  startsAt: number,
  session: PlannedSession | undefined,
): readonly number[] | undefined {
  if (session && session.left === 0) return undefined
  if (session?.booked) return isAwayIn(world, session) ? undefined : []
  const inTheWay = session ? takenMinutes(occupiedBesides(world, session)) : taken
  return assignments(needsIn(world)).find((picked) =>
    [PRACTITIONER, ...picked].every((id) => isFreeAround(world.type, inTheWay, id, startsAt)),
  )
}

/** Rule 14: of the rooms of a block those that a need names are the only ones for it. */
function needsIn({ type, resources }: World): readonly (readonly number[])[] {
  return type.needs.map((need) => {
    const named = need.filter((id) => resources.includes(id))
    return named.length === 0 ? need : named
  })
}

function isAwayIn(world: World, { startsAt, minutes }: PlannedSession): boolean {
  const away = takenMinutes(world.busy.filter(({ by }) => by === 'absence'))
  const during = Array.from({ length: minutes }, (_, index) => startsAt + index * 60)
  return during.some((at) => away.has(`${PRACTITIONER}@${at}`))
}

/** Rule 12, in words of its own: a start is shown if one of the blocks it lies in shows it. */
function shownOf(
  world: World,
  taken: ReadonlySet<string>,
  candidates: readonly Candidate[],
): ReadonlySet<number> {
  const of = (wanted: string) =>
    candidates.flatMap(({ startsAt, places }) =>
      places
        .filter(({ block }) => (block.visibility ?? world.calendar.limits.visibility.value) === wanted)
        .map((place) => ({ ...place, startsAt })),
    )
  const compact = of('compact')
  const close = compact.filter(({ covered, block, startsAt }) =>
    isClose(world, taken, covered, block, startsAt),
  )
  const chosen = [...of('all'), ...of('first').slice(0, 1), ...(close.length > 0 ? close : compact)]
  return new Set(chosen.map(({ startsAt }) => startsAt))
}

function isClose(
  world: World,
  taken: ReadonlySet<string>,
  covered: Covered,
  block: Block,
  startsAt: number,
): boolean {
  if (world.sessions.some((session) => session.startsAt === startsAt)) return true
  const { minutes, bufferBefore, bufferAfter } = world.type
  const inRoster = (at: number) => covered.get(at)?.terms === termsOf(block)
  let [first, last] = [startsAt, startsAt]
  while (inRoster(first - 60)) first -= 60
  while (inRoster(last + 60)) last += 60
  const isLeft = (at: number) => first <= at && at <= last && !taken.has(`${PRACTITIONER}@${at}`)
  let [before, after] = [0, 0]
  while (isLeft(startsAt - (bufferBefore + before + 1) * 60)) before += 1
  while (isLeft(startsAt + (minutes + bufferAfter + after) * 60)) after += 1
  const shortest = Math.min(
    minutes,
    ...world.calendar.onlineTypes.filter(letInto(block)).map((type) => type.minutes),
  )
  return before === 0 || after === 0 || (before >= shortest && after >= shortest)
}

function takenMinutes(busy: readonly Busy[]): ReadonlySet<string> {
  const taken = new Set<string>()
  for (const { resourceId, startsAt, endsAt } of busy) {
    for (let at = startsAt; at < endsAt; at += 60) taken.add(`${resourceId}@${at}`)
  }
  return taken
}

function isOpen({ type, calendar, locationOnline }: World): boolean {
  const switches = [type.online, calendar.online, calendar.active, locationOnline]
  return (
    switches.every(Boolean) && type.calendarIds.has(calendar.id) && calendar.limits.maxOwnBookings.value !== 0
  )
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

/** A session that is booked may begin beside the grid. */
function fits(
  world: World,
  covered: Covered,
  startsAt: number,
  session: PlannedSession | undefined,
): boolean {
  const here = covered.get(startsAt)
  if (!here || !suits(world, here.block) || here.block.closed) return false
  let anchor = startsAt
  while (covered.get(anchor - 60)?.terms === here.terms) anchor -= 60
  const offGrid = ((startsAt - anchor) / 60) % world.type.gridMinutes !== 0
  if (offGrid && !session?.booked) return false
  const length = session?.minutes ?? world.type.minutes
  const minutes = Array.from({ length }, (_, index) => startsAt + index * 60)
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
  const here = locationId === null || locationId === block.locationId
  return block.web.value && here && letInto(block)({ ...type, locationIds: [] })
}

function letInto({ types, kindId, locationId }: Block): (type: OnlineType) => boolean {
  return ({ id, blockKindId, locationIds }) => {
    const allowed = types.value === 'all' || types.value.has(id)
    const tied = blockKindId === null || blockKindId === kindId
    return allowed && tied && (locationIds.length === 0 || locationIds.includes(locationId))
  }
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
    const seen = { times: 0, withNeeds: 0, joined: 0, heldByOthers: 0, hidden: 0 }
    fc.assert(
      fc.property(worlds, (world) => {
        const { offer, blocks } = engineOf(world)
        const free = freeTimes(offer, blocks)
        expect(free.map(({ startsAt, resources }) => ({ startsAt, resources }))).toEqual(expectedOf(world))
        for (const { startsAt, endsAt, blockId, resources } of free) {
          const block = blocks.find(({ id }) => id === blockId)
          expect(block && block.startsAt <= startsAt && startsAt < block.endsAt).toBe(true)
          const session = world.sessions.find((each) => each.startsAt === startsAt)
          expect(endsAt - startsAt).toBe((session?.minutes ?? world.type.minutes) * 60)
          if (resources.length > 1) seen.withNeeds += 1
          if (session) seen[session.booked ? 'joined' : 'heldByOthers'] += 1
        }
        seen.times += free.length
        const all = engineOf(world, 'any')
        if (freeTimes(all.offer, blocks).length > free.length) seen.hidden += 1
      }),
      { numRuns: 500 },
    )
    expect(seen.times).toBeGreaterThan(500)
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1)
  })

  it('whyNot is empty exactly where a time is offered, minute by minute', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { offer, blocks } = engineOf(world)
        const offered = new Set(freeTimes(offer, blocks).map(({ startsAt }) => startsAt))
        const silent = minutesOf(world).filter((at) => whyNot(offer, blocks, at).length === 0)
        expect(silent).toEqual([...offered])
      }),
      { numRuns: 200 },
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
