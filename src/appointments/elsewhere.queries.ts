import { blocksOf } from '../availability/blocks.queries.ts'
import { whyNotAt } from '../availability/free.queries.ts'
import { findMeans, obstaclesTo, type StaffWish } from '../availability/means.queries.ts'
import type { Block, Reason } from '../availability/model.ts'
import type { Db } from '../db/run.ts'
import { addDays, type EpochSeconds, type IsoDate, type Zone } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { findType } from '../types/types.queries.ts'
import { type Elsewhere, type PassedOver, passedOver } from './elsewhere.ts'
import type { Standing } from './staff-change.ts'

/** Where a wish is: the location that was chosen, else that of the practitioner's block, else the present one. */
export function locationFor(db: Db, standing: Standing, wish: Elsewhere, zone: Zone): number {
  if (wish.locationId !== undefined) return wish.locationId
  const block = blocksOf(db, zone, wish.calendarId, wish.date).find((each) => contains(each, wish.startsAt))
  const open = listLocations(db).some(({ id, active }) => active && id === block?.locationId)
  return block && open ? block.locationId : standing.locationId
}

/** What is in the way of a wish, and what of the arrangements it passes over (rule 15). */
export function judge(
  db: Db,
  standing: Standing,
  wish: Elsewhere,
  zone: Zone,
  now: EpochSeconds,
): { readonly obstacles: readonly Reason[]; readonly overridden: readonly PassedOver[] } {
  const calendar = findCalendar(db, wish.calendarId)
  const asked = calendar && staffWish(db, standing, wish, calendar, zone)
  if (!calendar || !asked) return { obstacles: [], overridden: [] }
  const { type, locationId } = asked
  const except = { appointmentId: standing.id }
  const online = { ...type, online: true, active: true }
  const wide = {
    type: online,
    calendars: [calendar],
    locationId,
    zone,
    now,
    except,
    rebooking: true as const,
  }
  const reasons = whyNotAt(db, wide, calendar, wish.startsAt).map(({ name }) => name)
  const overridden = passedOver.filter((name) => reasons.includes(name))
  return { obstacles: obstaclesTo(db, asked, now), overridden }
}

/** How many days are looked through, and how many starts of each. */
const [mostDays, mostStarts] = [21, 100]

/** Free times of the practitioner in their blocks, the nearest to the wish first, then in the order of time. */
export function nearestFree(
  db: Db,
  standing: Standing,
  wish: Elsewhere,
  zone: Zone,
  now: EpochSeconds,
  count = 6,
): readonly EpochSeconds[] {
  const calendar = findCalendar(db, wish.calendarId)
  const found: EpochSeconds[] = []
  for (let day = 0; calendar?.active && day < mostDays && found.length < count; day++) {
    const free = freeOn(db, standing, wish, calendar, zone, addDays(wish.date, day), now)
    found.push(...nearestTo(free, wish.startsAt, count - found.length))
  }
  return found.toSorted((one, other) => one - other)
}

function nearestTo(starts: readonly EpochSeconds[], at: EpochSeconds, count: number) {
  return starts
    .filter((start) => start !== at)
    .toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))
    .slice(0, count)
}

function freeOn(
  db: Db,
  standing: Standing,
  wish: Elsewhere,
  calendar: Calendar,
  zone: Zone,
  date: IsoDate,
  now: EpochSeconds,
): readonly EpochSeconds[] {
  const { length, step } = measuresOf(db, standing, wish)
  const blocks = blocksOf(db, zone, calendar.id, date).filter((block) =>
    isMeantFor(db, block, standing.typeId),
  )
  const starts = blocks.flatMap((block) => {
    const rooms = Math.floor((block.endsAt - block.startsAt - length) / step) + 1
    return Array.from(
      { length: Math.min(mostStarts, Math.max(0, rooms)) },
      (_, n) => block.startsAt + n * step,
    )
  })
  return starts.filter((startsAt) => {
    const own = startsAt === standing.startsAt && calendar.id === standing.calendarId
    const there = { ...wish, date, startsAt, endsAt: startsAt + length, locationId: undefined }
    const asked = staffWish(db, standing, there, calendar, zone)
    return startsAt > now && !own && asked !== undefined && findMeans(db, asked, now) !== undefined
  })
}

/** Staff may book anything anywhere (rule 15); what is proposed keeps to what the blocks are for. */
function isMeantFor(db: Db, { types, kindId, closed }: Block, typeId: number): boolean {
  const tied = findType(db, typeId)?.blockKindId ?? null
  if (closed || (tied !== null && tied !== kindId)) return false
  return types.value === 'all' || types.value.has(typeId)
}

function measuresOf(db: Db, standing: Standing, wish: Elsewhere) {
  const step = (findType(db, standing.typeId)?.gridMinutes ?? 15) * 60
  return { length: wish.endsAt - wish.startsAt, step }
}

function staffWish(
  db: Db,
  standing: Standing,
  wish: Elsewhere,
  calendar: Calendar,
  zone: Zone,
): StaffWish | undefined {
  const type = findType(db, standing.typeId)
  if (!type) return undefined
  const { roomId } = wish
  const needs = type.needs.map((need) => (roomId !== undefined && need.includes(roomId) ? [roomId] : need))
  return {
    type: { ...type, needs, minutes: (wish.endsAt - wish.startsAt) / 60 },
    calendar,
    locationId: locationFor(db, standing, wish, zone),
    zone,
    startsAt: wish.startsAt,
    except: { appointmentId: standing.id },
    keeps: standing.resources,
  }
}
