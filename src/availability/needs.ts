import type { EpochSeconds } from '../lib/calendar.ts'
import type { Offer } from './asking.ts'
import { isFree } from './busy.ts'
import type { Reason } from './model.ts'

/**
 * Whether the first `count` needs are met by different free resources, none of them the calendar's own; leaves its picks
 * in the offer.
 */
export function meetsNeeds(
  offer: Offer,
  startsAt: EpochSeconds,
  count = offer.ask.type.needs.length,
): boolean {
  while (offer.picked.length > 1) offer.picked.pop()
  return meetsFrom(offer, startsAt, 0, count)
}

function meetsFrom(offer: Offer, startsAt: EpochSeconds, need: number, count: number): boolean {
  if (need === count) return true
  for (const resourceId of offer.ask.type.needs[need] ?? []) {
    if (offer.picked.includes(resourceId) || !isResourceFree(offer, resourceId, startsAt)) continue
    offer.picked.push(resourceId)
    if (meetsFrom(offer, startsAt, need + 1, count)) return true
    offer.picked.pop()
  }
  return false
}

/** The needs that no resource can meet; if each could be met alone, the first for which the ones before leave nothing. */
export function unmetNeeds(offer: Offer, startsAt: EpochSeconds): Reason[] {
  const free = (id: number) => id !== offer.calendar.resourceId && isResourceFree(offer, id, startsAt)
  const needs = offer.ask.type.needs.map((resources, need) => ({ need, alone: resources.some(free) }))
  const hopeless = needs.filter(({ alone }) => !alone)
  const starved = needs.filter(({ need }) => !meetsNeeds(offer, startsAt, need + 1)).slice(0, 1)
  return (hopeless.length > 0 ? hopeless : starved).map(({ need }) => ({ name: 'resource-occupied', need }))
}

/**
 * The offer as it is in a block that names rooms or devices: a need that one of them meets is met by these only, and in
 * their order; any other need as everywhere else (rule 14). The very offer that came where the block names none.
 */
export function inBlock(offer: Offer, resources: readonly number[]): Offer {
  const { type } = offer.ask
  if (resources.length === 0 || type.needs.length === 0) return offer
  const needs = type.needs.map((need) => {
    const here = need.filter((id) => resources.includes(id))
    return here.length > 0 ? here : need
  })
  return { ...offer, ask: { ...offer.ask, type: { ...type, needs } } }
}

/** Whether a resource is free around an appointment that begins then, buffers included. */
export function isResourceFree(
  { busy, before, after }: Offer,
  resourceId: number,
  startsAt: EpochSeconds,
): boolean {
  return isFree(busy, resourceId, startsAt - before, startsAt + after)
}
