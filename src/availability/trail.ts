import type { EpochSeconds } from '../lib/calendar.ts'
import { contains, type Interval } from '../lib/interval.ts'
import type { Offer } from './asking.ts'
import { termsAt } from './joining.ts'
import type { Block, Reason } from './model.ts'
import { inBlock } from './needs.ts'
import { freeTimeAt } from './offer.ts'
import { partAt, type Roster, rostersOf } from './rosters.ts'
import * as rules from './rules.ts'
import { visibilityOf } from './visibility.ts'

/** Every reason why `startsAt` is not offered; none exactly when it is. Of overlapping blocks one that fits is enough. */
export function whyNot(offer: Offer, blocks: readonly Block[], startsAt: EpochSeconds): Reason[] {
  return trailOf(offer, blocks, startsAt).flatMap(({ reasons }) => reasons)
}

/** One rule as it was judged of a start; without reasons it lets the start through. */
export interface Judged {
  readonly name: Reason['name']
  readonly reasons: readonly Reason[]
}

/** Every rule in the order of judging. Where there is no block, no rule about blocks; what is shown is judged last. */
export function trailOf(offer: Offer, blocks: readonly Block[], startsAt: EpochSeconds): Judged[] {
  const trail = [
    ...judged(rules.calendarRules, offer, startsAt),
    ...judgedPlace(offer, blocks, startsAt),
    ...judged(rules.limitRules, offer, startsAt),
    ...judgedFreedom(offer, blocks, startsAt),
  ]
  if (trail.some(({ reasons }) => reasons.length > 0)) return trail
  const shown = freeTimeAt(offer, blocks, startsAt) !== undefined
  return [...trail, { name: 'not-shown', reasons: shown ? [] : [notShown(offer, blocks, startsAt)] }]
}

/** A start that somebody could have in mind, up to the next one. */
export type Start = Interval

/** What one calendar is asked for on one date, and where: all that reasons are told with. */
export interface Asked {
  readonly offer: Offer
  readonly blocks: readonly Block[]
}

export interface JudgedTime extends Asked {
  readonly trail: readonly Judged[]
  readonly block: Block | undefined
}

export interface JudgedStart extends Start {
  /** None: it is offered. */
  readonly reasons: readonly Reason[]
}

export interface JudgedDay extends Asked {
  readonly starts: readonly JudgedStart[]
}

/** The starts of a day: those of each block's grid, and of the sessions in it. */
export function startsOf(offer: Offer, blocks: readonly Block[]): readonly Start[] {
  const rosters = rostersOf(offer.calendar.id, blocks)
  const grid = rosters.flatMap(({ startsAt, endsAt }) =>
    Array.from({ length: Math.ceil((endsAt - startsAt) / offer.step) }, (_, i) => startsAt + i * offer.step),
  )
  const joined = [...offer.sessions.keys()].filter((at) => rosters.some((roster) => contains(roster, at)))
  const starts = [...new Set([...grid, ...joined])].toSorted((one, other) => one - other)
  return starts.map((startsAt, index) => {
    const ends = rosters.filter((roster) => contains(roster, startsAt)).map(({ endsAt }) => endsAt)
    return { startsAt, endsAt: Math.min(starts[index + 1] ?? Infinity, Math.max(...ends)) }
  })
}

/** Why a free time is not offered: the choice that is in force where it lies. */
export function notShown(offer: Offer, blocks: readonly Block[], startsAt: EpochSeconds): Reason {
  const rosters = rostersOf(offer.calendar.id, blocks).filter((roster) => contains(roster, startsAt))
  const roster = rosters.find((each) => reasonsIn(offer, each, startsAt).length === 0)
  const { level } = roster ? visibilityOf(offer, roster) : offer.calendar.limits.visibility
  return { name: 'not-shown', level }
}

function judged<S>(list: readonly rules.Rule<S>[], subject: S, startsAt: EpochSeconds): Judged[] {
  return list.map((rule) => ({ name: rule.name, reasons: rules.reasonsOf([rule], subject, startsAt) }))
}

function judgedPlace(offer: Offer, blocks: readonly Block[], startsAt: EpochSeconds): Judged[] {
  const rosters = rostersOf(offer.calendar.id, blocks).filter((roster) => contains(roster, startsAt))
  if (rosters.length === 0) return [{ name: 'no-block', reasons: [{ name: 'no-block' }] }]
  const fits = rosters.find((roster) => reasonsIn(offer, roster, startsAt).length === 0)
  const lists = (fits ? [fits] : rosters).map((roster) => judgedIn(offer, roster, startsAt))
  const names = lists[0]?.map(({ name }) => name) ?? []
  return names.map((name, index) => ({ name, reasons: lists.flatMap((list) => list[index]?.reasons ?? []) }))
}

/** Who or what is not free; of overlapping blocks that a start fits into, with rooms of their own, one is enough. */
function judgedFreedom(offer: Offer, blocks: readonly Block[], startsAt: EpochSeconds): Judged[] {
  const rosters = rostersOf(offer.calendar.id, blocks).filter((roster) => contains(roster, startsAt))
  const fit = rosters.filter((roster) => reasonsIn(offer, roster, startsAt).length === 0)
  const rooms = (fit.length > 0 ? fit : rosters).map(({ parts }) => parts[0].resources)
  const lists = (rooms.length > 0 ? rooms : [[]]).map((resources) => {
    const terms = termsAt(inBlock(offer, resources), startsAt)
    return judged(terms.freedom, terms.offer, startsAt)
  })
  return lists.find((list) => list.every(({ reasons }) => reasons.length === 0)) ?? lists[0] ?? []
}

/** Why a start cannot be where it lies in a roster. */
function reasonsIn(offer: Offer, roster: Roster, startsAt: EpochSeconds): Reason[] {
  return judgedIn(offer, roster, startsAt).flatMap(({ reasons }) => reasons)
}

function judgedIn(offer: Offer, roster: Roster, startsAt: EpochSeconds): Judged[] {
  const terms = termsAt(offer, startsAt)
  const place = { offer: terms.offer, roster, block: partAt(roster, startsAt) }
  return judged([...rules.blockRules, ...terms.fit], place, startsAt)
}
