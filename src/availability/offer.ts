import type { EpochSeconds } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import type { Offer } from './asking.ts'
import { termsAt } from './joining.ts'
import type { Block, FreeTime } from './model.ts'
import { inBlock, meetsNeeds } from './needs.ts'
import { partAt, type Roster, rostersOf } from './rosters.ts'
import * as rules from './rules.ts'
import { type Found, shownOf } from './visibility.ts'

const none: readonly number[] = []

/**
 * The crux: what is offered in the given blocks (those of one local date, sorted by start), each start once, soonest
 * first. Listing, booking, moving and the waiting list take their times from here.
 */
export function freeTimes(offer: Offer, blocks: readonly Block[]): readonly FreeTime[] {
  if (rules.isRefused(rules.calendarRules, offer, offer.ask.now)) return []
  const found: Found[] = []
  for (const roster of rostersOf(offer.calendar.id, blocks)) {
    const place = { offer, roster, block: roster.parts[0] }
    if (!rules.isRefused(rules.blockRules, place, roster.startsAt))
      found.push({ roster, times: timesIn(inBlock(offer, place.block.resources), roster) })
  }
  const times = together(shownOf(offer, found))
  return areApart(found) ? times : eachStartOnce(times)
}

/** The free time that begins at `startsAt`, or undefined: what a booking checks and takes. */
export function freeTimeAt(
  offer: Offer,
  blocks: readonly Block[],
  startsAt: EpochSeconds,
): FreeTime | undefined {
  return freeTimes(offer, blocks).find((time) => time.startsAt === startsAt)
}

function timesIn(offer: Offer, roster: Roster): readonly FreeTime[] {
  const fresh = freshTimes(offer, roster)
  if (offer.sessions.size === 0) return fresh
  return eachStartOnce([...sessionTimes(offer, roster), ...fresh])
}

/**
 * Walks the starts that the rules of fit let through, past whatever the practitioner does. The limits leave one stretch
 * of time, so where the first and the last start pass them, all do.
 */
function freshTimes(offer: Offer, roster: Roster): FreeTime[] {
  const free: FreeTime[] = []
  const last = roster.endsAt - offer.length
  const limited = [roster.startsAt, last].some((at) => rules.isRefused(rules.limitRules, offer, at))
  for (let at = roster.startsAt; at <= last; at += offer.step) {
    const obstacle = rules.obstacleAt(offer, at)
    if (obstacle) at = lastStartBefore(offer, roster, obstacle.endsAt + offer.before)
    else if (limited && rules.isRefused(rules.limitRules, offer, at)) continue
    else if (meetsNeeds(offer, at)) free.push(freeTimeOf(offer, partAt(roster, at), at))
  }
  return free
}

/** The last start of the grid before an instant. */
function lastStartBefore({ step }: Offer, { startsAt }: Roster, at: EpochSeconds): EpochSeconds {
  return startsAt + Math.ceil((at - startsAt) / step - 1) * step
}

/** The sessions in the roster that have places left (rule 10). */
function sessionTimes(offer: Offer, roster: Roster): FreeTime[] {
  return [...offer.sessions.values()].flatMap(({ startsAt, left, locationId }) => {
    if (left <= 0 || !contains(roster, startsAt)) return []
    const terms = termsAt(offer, startsAt)
    const place = { offer: terms.offer, roster, block: partAt(roster, startsAt) }
    const refused =
      rules.isRefused([...rules.blockRules, ...terms.fit], place, startsAt) ||
      rules.isRefused(rules.limitRules, offer, startsAt) ||
      rules.isRefused(terms.freedom, terms.offer, startsAt)
    return refused ? [] : [{ ...freeTimeOf(terms.offer, partAt(roster, startsAt), startsAt), locationId }]
  })
}

function freeTimeOf({ calendar, length, picked }: Offer, block: Block, startsAt: EpochSeconds): FreeTime {
  return {
    startsAt,
    endsAt: startsAt + length,
    calendarId: calendar.id,
    locationId: block.locationId,
    blockId: block.id,
    resources: picked.length === 1 ? none : picked.slice(1),
  }
}

/** By hand, for it is done for every date. */
function together(found: readonly Found[]): readonly FreeTime[] {
  const [first, ...others] = found
  if (first === undefined || others.length === 0) return first?.times ?? []
  const times: FreeTime[] = []
  for (const each of found) for (const time of each.times) times.push(time)
  return times
}

function areApart(found: readonly Found[]): boolean {
  let before: Roster | undefined
  for (const { roster } of found) {
    if (before && roster.startsAt < before.endsAt) return false
    before = roster
  }
  return true
}

/** Of the same start in two rosters the one that is shown whatever else there is. */
function eachStartOnce(times: readonly FreeTime[]): FreeTime[] {
  const asFirst = (time: FreeTime) => (time.shownAs === 'first' ? 1 : 0)
  const sorted = times.toSorted((a, b) => a.startsAt - b.startsAt || asFirst(a) - asFirst(b))
  return sorted.filter((time, index) => time.startsAt !== sorted[index - 1]?.startsAt)
}
