import type { EpochSeconds } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import type { Block, FreeTime, Reason } from './model.ts'
import { partAt, type Roster, rostersOf } from './rosters.ts'
import * as rules from './rules.ts'

/**
 * The crux: what is offered in the given blocks (sorted by start; usually those of one local date), each start once,
 * soonest first. Listing, booking, moving and the waiting list take their times from here.
 */
export function freeTimes(offer: rules.Offer, blocks: readonly Block[]): FreeTime[] {
  const free: FreeTime[] = []
  if (rules.isRefused(rules.calendarRules, offer, offer.ask.now)) return free
  const rosters = rostersOf(offer.calendar.id, blocks)
  for (const roster of rosters) {
    const place = { offer, roster, block: roster.parts[0] }
    if (!rules.isRefused(rules.blockRules, place, roster.startsAt)) addFreeTimes(free, offer, roster)
  }
  return areApart(rosters) ? free : eachStartOnce(free)
}

/** The free time that begins at `startsAt`, or undefined: what a booking checks and takes. */
export function freeTimeAt(
  offer: rules.Offer,
  blocks: readonly Block[],
  startsAt: EpochSeconds,
): FreeTime | undefined {
  return freeTimes(offer, blocks).find((time) => time.startsAt === startsAt)
}

/** Every reason why `startsAt` is not offered; none exactly when it is. Of overlapping blocks one that fits is enough. */
export function whyNot(offer: rules.Offer, blocks: readonly Block[], startsAt: EpochSeconds): Reason[] {
  return [
    ...rules.reasonsOf(rules.calendarRules, offer, startsAt),
    ...placeReasons(offer, blocks, startsAt),
    ...rules.reasonsOf(rules.limitRules, offer, startsAt),
    ...rules.reasonsOf(rules.freedomRules, offer, startsAt),
  ]
}

/**
 * Walks the starts that the rules of fit let through. The limits leave one stretch of time, so where the first and the
 * last start pass them, all do.
 */
function addFreeTimes(free: FreeTime[], offer: rules.Offer, roster: Roster): void {
  const last = roster.endsAt - offer.length
  const limited = [roster.startsAt, last].some((at) => rules.isRefused(rules.limitRules, offer, at))
  for (let at = roster.startsAt; at <= last; at += offer.step) {
    if (limited && rules.isRefused(rules.limitRules, offer, at)) continue
    if (!rules.isRefused(rules.freedomRules, offer, at)) free.push(freeTimeOf(offer, partAt(roster, at), at))
  }
}

function freeTimeOf(
  { calendar, length, picked }: rules.Offer,
  block: Block,
  startsAt: EpochSeconds,
): FreeTime {
  return {
    startsAt,
    endsAt: startsAt + length,
    calendarId: calendar.id,
    locationId: block.locationId,
    blockId: block.id,
    resources: picked.slice(1),
  }
}

function areApart(rosters: readonly Roster[]): boolean {
  let before: Roster | undefined
  for (const roster of rosters) {
    if (before && roster.startsAt < before.endsAt) return false
    before = roster
  }
  return true
}

function eachStartOnce(times: readonly FreeTime[]): FreeTime[] {
  const sorted = times.toSorted((a, b) => a.startsAt - b.startsAt)
  return sorted.filter((time, index) => time.startsAt !== sorted[index - 1]?.startsAt)
}

function placeReasons(offer: rules.Offer, blocks: readonly Block[], startsAt: EpochSeconds): Reason[] {
  const rosters = rostersOf(offer.calendar.id, blocks).filter((roster) => contains(roster, startsAt))
  if (rosters.length === 0) return [{ name: 'no-block' }]
  const reasons = rosters.map((roster) => {
    const place = { offer, roster, block: partAt(roster, startsAt) }
    return rules.reasonsOf([...rules.blockRules, ...rules.fitRules], place, startsAt)
  })
  return reasons.some((list) => list.length === 0) ? [] : reasons.flat()
}
