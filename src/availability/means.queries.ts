import type { Db } from '../db/run.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import { resolveLimits } from '../practice/settings.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import { offerOf } from './asking.ts'
import { listBusy } from './busy.queries.ts'
import { busyBook } from './busy.ts'
import { freedomRules, isRefused } from './rules.ts'

/** A time at which somebody of the staff wants to book, wherever the blocks are. */
export interface StaffWish {
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly locationId: number
  readonly zone: Zone
  readonly startsAt: EpochSeconds
}

/**
 * The resources that meet the type's needs at a time; undefined where the practitioner or one of the needs is occupied
 * or away. Blocks and limits do not bind staff (rule 15), nor do visitors' holds (rule 17).
 */
export function findMeans(db: Db, wish: StaffWish, now: EpochSeconds): readonly number[] | undefined {
  const { type, calendar, locationId, zone, startsAt } = wish
  const from = startsAt - type.bufferBefore * 60
  const to = startsAt + (type.minutes + type.bufferAfter) * 60
  const busy = listBusy(db, [calendar.resourceId, ...new Set(type.needs.flat())], from, to, now)
  const asked = { ...type, calendarIds: new Set(type.calendarIds) }
  const ask = { type: asked, locationId, locationOnline: true, zone, now }
  const limits = resolveLimits(db, type.id, calendar.id, locationId)
  const book = busyBook(busy.filter(({ by }) => by !== 'hold'))
  const offer = offerOf(ask, { ...calendar, limits, onlineTypes: [] }, book)
  return isRefused(freedomRules, offer, startsAt) ? undefined : offer.picked.slice(1)
}
