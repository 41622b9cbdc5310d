import type { Level, Visibility } from '../practice/limits.ts'
import type { Offer } from './asking.ts'
import { freeAround } from './busy.ts'
import type { Block, FreeTime, OnlineType } from './model.ts'
import type { Roster } from './rosters.ts'

/** A roster with its free times, soonest first. */
export interface Found {
  readonly roster: Roster
  readonly times: readonly FreeTime[]
}

/**
 * What is shown of a day's free times (P6, P7, rule 12). Rosters that are shown alike are judged together, as if there
 * were no others: `first` leaves one time in all of them, `compact` everything where it would leave nothing.
 */
export function shownOf(offer: Offer, found: readonly Found[]): readonly Found[] {
  if (offer.ask.shown === 'any' || found.every(({ roster }) => isAll(offer, roster))) return found
  const of = (value: Visibility) => found.filter(({ roster }) => visibilityOf(offer, roster).value === value)
  const soonest = Math.min(...of('first').map(({ times }) => times[0]?.startsAt ?? Infinity))
  const close = new Map(of('compact').map((each) => [each, closeTimes(offer, each)]))
  const someClose = [...close.values()].some((times) => times.length > 0)
  return found.map((each) => {
    const { value } = visibilityOf(offer, each.roster)
    if (value === 'first') return { ...each, times: firstTimes(each, soonest) }
    return { ...each, times: (someClose ? close.get(each) : undefined) ?? each.times }
  })
}

/** Which times are shown in a roster, and where that was chosen: a kind's own choice beats type and calendar (P7). */
export function visibilityOf(
  { calendar }: Offer,
  { parts: [block] }: Roster,
): { readonly value: Visibility; readonly level: 'kind' | Level } {
  return block.visibility === null ? calendar.limits.visibility : { value: block.visibility, level: 'kind' }
}

function isAll(offer: Offer, roster: Roster): boolean {
  return visibilityOf(offer, roster).value === 'all'
}

function firstTimes({ times }: Found, soonest: number): readonly FreeTime[] {
  return times
    .filter(({ startsAt }) => startsAt === soonest)
    .map((time) => ({ ...time, shownAs: 'first' as const }))
}

/** A session is there already: joining it tears no new hole. */
function closeTimes(offer: Offer, { roster, times }: Found): readonly FreeTime[] {
  const shortest = shortestIn(offer, roster)
  return times.filter(
    ({ startsAt }) => offer.sessions.has(startsAt) || isClose(offer, roster, startsAt, shortest),
  )
}

/**
 * Whether a start, with its buffers, touches what is occupied or an edge of the roster, or leaves room on both sides for
 * the shortest type. Buffers may lie outside the roster.
 */
function isClose(offer: Offer, roster: Roster, startsAt: number, shortest: number): boolean {
  const gap = freeAround(offer.busy, offer.calendar.resourceId, startsAt - offer.before)
  const before = startsAt - offer.before - Math.max(gap.startsAt, roster.startsAt)
  const after = Math.min(gap.endsAt, roster.endsAt) - (startsAt + offer.after)
  return before <= 0 || after <= 0 || Math.min(before, after) >= shortest
}

/** Seconds of the shortest type that patients can book in the roster; the asked one is among them. */
function shortestIn({ calendar, length }: Offer, { parts: [block] }: Roster): number {
  const fitting = calendar.onlineTypes.filter((type) => isAllowed(type, block))
  return Math.min(length, ...fitting.map((type) => type.minutes * 60))
}

function isAllowed({ id, blockKindId, locationIds }: OnlineType, block: Block): boolean {
  return (
    (block.types.value === 'all' || block.types.value.has(id)) &&
    (blockKindId ?? block.kindId) === block.kindId &&
    (locationIds.length === 0 || locationIds.includes(block.locationId))
  )
}
