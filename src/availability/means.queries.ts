import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import { resolveLimits } from '../practice/settings.queries.ts'
import { type Offer, offerOf } from './asking.ts'
import { blocksOf } from './blocks.queries.ts'
import { listBusy } from './busy.queries.ts'
import { busyBook } from './busy.ts'
import type { StaffWish } from './desk.ts'
import type { Reason } from './model.ts'
import { needsAt } from './places.queries.ts'
import { freedomRules, isRefused, reasonsOf } from './rules.ts'

export type { StaffWish } from './desk.ts'

/**
 * The resources that meet the type's needs at a time; undefined where the practitioner or one of the needs is occupied
 * or away. Blocks and limits do not bind staff (rule 15), nor do visitors' holds (rule 17).
 */
export function findMeans(db: Db, wish: StaffWish, now: EpochSeconds): readonly number[] | undefined {
  const offer = offerFor(db, wish, now)
  return isRefused(freedomRules, offer, wish.startsAt) ? undefined : offer.picked.slice(1)
}

/** What is in the way of a time; nothing exactly where `findMeans` finds them. */
export function obstaclesTo(db: Db, wish: StaffWish, now: EpochSeconds): readonly Reason[] {
  return reasonsOf(freedomRules, offerFor(db, wish, now), wish.startsAt)
}

function offerFor(db: Db, wish: StaffWish, now: EpochSeconds): Offer {
  const { type, calendar, locationId, zone, startsAt } = wish
  const from = startsAt - type.bufferBefore * 60
  const to = startsAt + (type.minutes + type.bufferAfter) * 60
  const ids = [calendar.resourceId, ...new Set(type.needs.flat())]
  const busy = listBusy(db, ids, from, to, now, wish.except)
  const asked = { ...type, needs: needsInOrder(db, wish), calendarIds: new Set(type.calendarIds) }
  const ask = { type: asked, locationId, locationOnline: true, zone, now }
  const limits = resolveLimits(db, type.id, calendar.id, locationId)
  const book = busyBook(busy.filter(({ by }) => by !== 'hold'))
  return offerOf(ask, { ...calendar, limits, onlineTypes: [] }, book)
}

/** The same where staff book over others on purpose (rule 18): for each need the first that no other need has. */
export function meansAnyway(db: Db, wish: StaffWish): readonly number[] {
  const picked = new Set<number>()
  for (const need of needsInOrder(db, wish)) {
    const next = need.find((id) => !picked.has(id) && id !== wish.calendar.resourceId)
    if (next !== undefined) picked.add(next)
  }
  return [...picked]
}

/** What can meet each need: what the block names first, then what the appointment has already. */
function needsInOrder(db: Db, wish: StaffWish): readonly (readonly number[])[] {
  const order = [...usualMeans(db, wish), ...(wish.keeps ?? [])]
  return needsAt(db, wish.type, wish.locationId).map((need) => inOrder(need, order))
}

/** The rooms and devices of the block that the time lies in: staff take these first, and others where they are taken. */
export function usualMeans(db: Db, { calendar, zone, startsAt }: StaffWish): readonly number[] {
  const { date } = zone.local(startsAt)
  const block = blocksOf(db, zone, calendar.id, date).find((each) => contains(each, startsAt))
  return block?.resources ?? []
}

function inOrder(need: readonly number[], order: readonly number[]): readonly number[] {
  return [...new Set([...order.filter((id) => need.includes(id)), ...need])]
}
