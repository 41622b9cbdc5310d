import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import { resolveLimits } from '../practice/settings.queries.ts'
import { offerOf } from './asking.ts'
import { blocksOf } from './blocks.queries.ts'
import { listBusy } from './busy.queries.ts'
import { busyBook } from './busy.ts'
import type { StaffWish } from './desk.ts'
import { needsAt } from './places.queries.ts'
import { freedomRules, isRefused } from './rules.ts'

/**
 * The resources that meet the type's needs at a time; undefined where the practitioner or one of the needs is occupied
 * or away. Blocks and limits do not bind staff (rule 15), nor do visitors' holds (rule 17).
 */
export function findMeans(db: Db, wish: StaffWish, now: EpochSeconds): readonly number[] | undefined {
  const { type, calendar, locationId, zone, startsAt } = wish
  const from = startsAt - type.bufferBefore * 60
  const to = startsAt + (type.minutes + type.bufferAfter) * 60
  const usual = usualMeans(db, wish)
  const busy = listBusy(db, [calendar.resourceId, ...new Set(type.needs.flat())], from, to, now)
  const needs = needsAt(db, type, locationId).map((need) => usualFirst(need, usual))
  const asked = { ...type, needs, calendarIds: new Set(type.calendarIds) }
  const ask = { type: asked, locationId, locationOnline: true, zone, now }
  const limits = resolveLimits(db, type.id, calendar.id, locationId)
  const book = busyBook(busy.filter(({ by }) => by !== 'hold'))
  const offer = offerOf(ask, { ...calendar, limits, onlineTypes: [] }, book)
  return isRefused(freedomRules, offer, startsAt) ? undefined : offer.picked.slice(1)
}

/** The rooms and devices of the block that the time lies in: staff take these first, and others where they are taken. */
export function usualMeans(db: Db, { calendar, zone, startsAt }: StaffWish): readonly number[] {
  const { date } = zone.local(startsAt)
  const block = blocksOf(db, zone, calendar.id, date).find((each) => contains(each, startsAt))
  return block?.resources ?? []
}

function usualFirst(need: readonly number[], usual: readonly number[]): readonly number[] {
  return need.toSorted((one, other) => Number(usual.includes(other)) - Number(usual.includes(one)))
}
