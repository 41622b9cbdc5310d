import { blocksOf } from '../availability/blocks.queries.ts'
import { judgeDeskTime } from '../availability/desk.queries.ts'
import { type DeskFree, type DeskWish, isHard } from '../availability/desk.ts'
import { judgeDeskRules } from '../availability/desk-rules.queries.ts'
import { nearestDeskTimes } from '../availability/desk-times.queries.ts'
import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import type { Location, Practice } from '../practice/practice.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listRooms } from '../staff/rooms.queries.ts'
import { listBlockKinds, listTypes } from '../types/types.queries.ts'
import { findWhole } from './desk.queries.ts'
import type { DeskStock, JudgedWish } from './desk-facts.ts'
import type { Draft } from './draft.ts'
import { findSession } from './session.queries.ts'

export function readStock(db: Db): DeskStock {
  return {
    types: listTypes(db).filter(({ active }) => active),
    calendars: listCalendars(db).filter(({ active }) => active),
    locations: listLocations(db),
    rooms: listRooms(db).filter(({ active }) => active),
    kinds: listBlockKinds(db),
  }
}

/** What is most likely meant at a time: the first type that the practitioner does and the block is for. */
export function usualTypeAt(db: Db, { zone }: Practice, { types }: DeskStock, draft: Draft) {
  const { calendarId = 0, date, minute } = draft
  const own = types.filter((type) => type.calendarIds.includes(calendarId))
  const startsAt = date === undefined || minute === undefined ? undefined : zone.instant(date, minute)
  const blocks = date === undefined ? [] : blocksOf(db, zone, calendarId, date)
  const block = startsAt === undefined ? undefined : blocks.find((each) => contains(each, startsAt))
  const fitting = own.filter(
    ({ id, blockKindId }) =>
      block !== undefined &&
      (blockKindId ?? block.kindId) === block.kindId &&
      (block.types.value === 'all' || block.types.value.has(id)),
  )
  return fitting.find(({ blockKindId }) => blockKindId !== null) ?? fitting[0] ?? own[0] ?? types[0]
}

/** The time that a draft names; undefined as long as something of it is missing. */
export function judgeDraft(
  db: Db,
  { zone }: Practice,
  stock: DeskStock,
  draft: Draft,
  now: EpochSeconds,
): JudgedWish | undefined {
  const type = stock.types.find(({ id }) => id === draft.typeId)
  const calendar = stock.calendars.find(({ id }) => id === draft.calendarId)
  if (!type || !calendar || draft.date === undefined || draft.minute === undefined) return undefined
  const startsAt = zone.instant(draft.date, draft.minute)
  const location = locationOf(db, stock, draft, { calendar, zone, startsAt, type })
  if (!location) return undefined
  const minutes = draft.minutes ?? type.minutes
  const chosen = stock.rooms.filter(({ id }) => id === draft.roomId).map(({ id }) => id)
  const wish = { type, calendar, locationId: location.id, zone, startsAt, minutes, chosen }
  return { wish, location, rules: judgeDeskRules(db, wish, now), ...takenBy(db, stock, wish, now) }
}

/** A session that begins then is joined; else what stands in the way, and where to go instead. */
function takenBy(db: Db, stock: DeskStock, wish: DeskWish, now: EpochSeconds) {
  const { type, calendar, locationId, startsAt, minutes } = wish
  const session = findSession(db, type, { calendarId: calendar.id, locationId, startsAt })
  const joins = session === undefined ? undefined : findWhole(db, session)
  if (joins)
    return { joins, endsAt: joins.endsAt, time: { means: [], obstacles: [], unmet: [] }, nearest: [] }
  const time = judgeDeskTime(db, wish, now)
  const nearest = time.obstacles.some(isHard) ? nearestTo(db, stock, wish, now) : []
  return { joins, endsAt: startsAt + minutes * 60, time, nearest }
}

/** The one that staff chose; else where the practitioner is then, or where the type is done. */
function locationOf(
  db: Db,
  { locations }: DeskStock,
  { locationId, date }: Draft,
  { calendar, zone, startsAt, type }: Pick<DeskWish, 'calendar' | 'zone' | 'startsAt' | 'type'>,
): Location | undefined {
  const blocks = date === undefined ? [] : blocksOf(db, zone, calendar.id, date)
  const block = blocks.find((each) => contains(each, startsAt)) ?? blocks[0]
  const ids = [locationId, block?.locationId, ...type.locationIds]
  const known = ids.map((id) => locations.find((each) => each.id === id)).find((each) => each !== undefined)
  return known ?? locations[0]
}

const sameDay = { before: 0, after: 0 }
const aroundIt = { before: 3, after: 14 }

/** The practitioner's own nearest times, and the colleagues' of that day. */
function nearestTo(db: Db, stock: DeskStock, wish: DeskWish, now: EpochSeconds): readonly DeskFree[] {
  const { type, calendar, startsAt, minutes, chosen, zone, locationId } = wish
  const search = { type, minutes, locationIds: [locationId], room: chosen[0], offered: false, zone, now }
  const others = stock.calendars.filter(({ id }) => id !== calendar.id && type.calendarIds.includes(id))
  return [
    ...nearestDeskTimes(db, { ...search, calendars: [calendar] }, startsAt, aroundIt, 6),
    ...nearestDeskTimes(db, { ...search, calendars: others }, startsAt, sameDay, 3),
  ]
}
