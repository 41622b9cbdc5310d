import type { EpochSeconds } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import type { Offer } from './asking.ts'
import { obstacleIn, occupiedBy } from './busy.ts'
import type { Block, Reason } from './model.ts'
import { isResourceFree, meetsNeeds, unmetNeeds } from './needs.ts'
import type { Roster } from './rosters.ts'

/** An offer seen in one roster; `block` is the part of it that the start lies in. */
export interface Place {
  readonly offer: Offer
  readonly roster: Roster
  readonly block: Block
}

/** One rule: whether it refuses a start, and how it says so. */
export interface Rule<Subject> {
  /** What its reasons are called. */
  readonly name: Reason['name']
  readonly refuses: (subject: Subject, startsAt: EpochSeconds) => boolean
  readonly reasons: (subject: Subject, startsAt: EpochSeconds) => readonly Reason[]
}

/** P2, P3, P8, J30, F26, F39: the same for every start. */
export const calendarRules: readonly Rule<Offer>[] = [
  {
    name: 'calendar-inactive',
    refuses: ({ calendar }) => !calendar.active,
    reasons: () => [{ name: 'calendar-inactive' }],
  },
  {
    name: 'calendar-offline',
    refuses: ({ calendar }) => !calendar.online,
    reasons: () => [{ name: 'calendar-offline' }],
  },
  { name: 'type-offline', refuses: ({ ask }) => !ask.type.online, reasons: () => [{ name: 'type-offline' }] },
  {
    name: 'type-not-in-calendar',
    refuses: ({ ask, calendar }) => !ask.type.calendarIds.has(calendar.id),
    reasons: () => [{ name: 'type-not-in-calendar' }],
  },
  {
    name: 'location-offline',
    refuses: ({ ask }) => !ask.locationOnline,
    reasons: () => [{ name: 'location-offline' }],
  },
  {
    name: 'own-bookings',
    refuses: ({ calendar }) => calendar.limits.maxOwnBookings.value === 0,
    reasons: ({ calendar }) => [{ name: 'own-bookings', level: calendar.limits.maxOwnBookings.level }],
  },
]

/** F18, J36, F34, closures and the location: the same for every start in a roster. */
export const blockRules: readonly Rule<Place>[] = [
  {
    name: 'closed',
    refuses: ({ block }) => block.closed,
    reasons: ({ block }) => [{ name: 'closed', blockId: block.id }],
  },
  {
    name: 'block-not-web',
    refuses: ({ block }) => !block.web.value,
    reasons: ({ block }) => [{ name: 'block-not-web', blockId: block.id, level: block.web.level }],
  },
  {
    name: 'type-not-allowed',
    refuses: ({ block: { types }, offer }) => types.value !== 'all' && !types.value.has(offer.ask.type.id),
    reasons: ({ block }) => [{ name: 'type-not-allowed', blockId: block.id, level: block.types.level }],
  },
  {
    name: 'block-filter',
    refuses: ({ block, offer }) => (offer.ask.type.blockKindId ?? block.kindId) !== block.kindId,
    reasons: ({ block }) => [{ name: 'block-filter', blockId: block.id }],
  },
  {
    name: 'other-location',
    refuses: ({ block, offer }) => (offer.ask.locationId ?? block.locationId) !== block.locationId,
    reasons: ({ block }) => [{ name: 'other-location', blockId: block.id }],
  },
]

const endsInside: Rule<Place> = {
  name: 'outside-block',
  refuses: ({ roster, offer }, startsAt) => startsAt + offer.length > roster.endsAt,
  reasons: ({ block }) => [{ name: 'outside-block', blockId: block.id }],
}

/** J33, F25: how the start lies in its roster; counted in elapsed seconds, so a clock change loses or doubles nothing. */
export const fitRules: readonly Rule<Place>[] = [
  endsInside,
  {
    name: 'off-grid',
    refuses: ({ roster, offer }, startsAt) => (startsAt - roster.startsAt) % offer.step !== 0,
    reasons: ({ block }) => [{ name: 'off-grid', blockId: block.id }],
  },
]

/** J49, J50, P9, P10, rule 15: how far from now. */
export const limitRules: readonly Rule<Offer>[] = [
  {
    name: 'past',
    refuses: ({ ask }, startsAt) => startsAt <= ask.now,
    reasons: () => [{ name: 'past' }],
  },
  {
    name: 'lead-time',
    refuses: ({ ask, leadEndsAt }, startsAt) => startsAt < leadEndsAt && startsAt > ask.now,
    reasons: ({ calendar }) => [{ name: 'lead-time', level: calendar.limits.leadHours.level }],
  },
  {
    name: 'horizon',
    refuses: ({ horizonEndsAt }, startsAt) => startsAt >= horizonEndsAt,
    reasons: ({ calendar }) => [{ name: 'horizon', level: calendar.limits.horizonDays.level }],
  },
  {
    name: 'not-released',
    refuses: ({ releasedUntil }, startsAt) => startsAt > releasedUntil,
    reasons: () => [{ name: 'not-released' }],
  },
]

/** J32, F9, rule 14: who and what is free. The rule on needs comes last and leaves its picks. */
export const freedomRules: readonly Rule<Offer>[] = [
  {
    name: 'occupied',
    refuses: (offer, startsAt) => !isResourceFree(offer, offer.calendar.resourceId, startsAt),
    reasons: (offer, startsAt) => occupations(offer, startsAt),
  },
  {
    name: 'resource-occupied',
    refuses: (offer, startsAt) => !meetsNeeds(offer, startsAt),
    reasons: (offer, startsAt) => unmetNeeds(offer, startsAt),
  },
]

/** A session keeps the start that staff have given it. */
export const sessionFitRules: readonly Rule<Place>[] = [endsInside]

/** A session has its practitioner and resources; it is not joined where the practitioner will be away. */
export const joinRules: readonly Rule<Offer>[] = [
  {
    name: 'occupied',
    refuses: (offer, startsAt) => isAway(offer, startsAt),
    reasons: () => [{ name: 'occupied', by: 'absence' }],
  },
]

export function isRefused<S>(rules: readonly Rule<S>[], subject: S, startsAt: EpochSeconds): boolean {
  for (const rule of rules) if (rule.refuses(subject, startsAt)) return true
  return false
}

/** The rules of freedom as a walk along the starts asks them, first: what the practitioner does instead. */
export function obstacleAt(offer: Offer, startsAt: EpochSeconds): Interval | undefined {
  return obstacleIn(offer.busy, offer.calendar.resourceId, startsAt - offer.before, startsAt + offer.after)
}

export function reasonsOf<S>(rules: readonly Rule<S>[], subject: S, startsAt: EpochSeconds): Reason[] {
  return rules.flatMap((rule) => (rule.refuses(subject, startsAt) ? rule.reasons(subject, startsAt) : []))
}

function occupations(offer: Offer, startsAt: EpochSeconds): Reason[] {
  const occupied = { startsAt: startsAt - offer.before, endsAt: startsAt + offer.after }
  return occupiedBy(offer.busy, offer.calendar.resourceId, occupied).map((by) => ({ name: 'occupied', by }))
}

function isAway({ busy, calendar, length }: Offer, startsAt: EpochSeconds): boolean {
  const session = { startsAt, endsAt: startsAt + length }
  return occupiedBy(busy, calendar.resourceId, session).includes('absence')
}
