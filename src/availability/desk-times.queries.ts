import type { Db } from '../db/run.ts'
import { addDays, type EpochSeconds, type IsoDate } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Offer } from './asking.ts'
import type { DeskFree, DeskSearch } from './desk.ts'
import { freeDays, offersOf, openBlocks } from './free.queries.ts'
import type { Block, FreeTime } from './model.ts'
import { freeTimes } from './offer.ts'
import { rostersOf } from './rosters.ts'
import type { Wish } from './wish.ts'

/** Starts this far apart are looked at, in seconds; shown are those of the type's grid and the first after a rest. */
const fine = 300

/**
 * The times of a day that fit without passing over anything: blocks that allow the type, without what is taken. Ticks for
 * the web, notice, horizon and what is shown to patients do not count for staff (rule 15).
 */
export function deskTimesOn(db: Db, search: DeskSearch, date: IsoDate): readonly DeskFree[] {
  const order = new Map(search.calendars.map(({ id }, index) => [id, index]))
  return search.locationIds
    .flatMap((locationId) => {
      const wish = wishAt(search, locationId)
      return search.offered ? offeredOn(db, wish, date) : freeOn(db, wish, date)
    })
    .toSorted(
      (one, other) =>
        one.startsAt - other.startsAt ||
        (order.get(one.calendarId) ?? 0) - (order.get(other.calendarId) ?? 0),
    )
}

/** The free times nearest to a moment: some of the practitioner's days around it, soonest first. */
export function nearestDeskTimes(
  db: Db,
  search: DeskSearch,
  at: EpochSeconds,
  days: { readonly before: number; readonly after: number },
  count: number,
): readonly DeskFree[] {
  const { date } = search.zone.local(at)
  const dates = Array.from({ length: days.before + days.after + 1 }, (_, n) => addDays(date, n - days.before))
  return dates
    .flatMap((each) => deskTimesOn(db, search, each))
    .toSorted((one, other) => Math.abs(one.startsAt - at) - Math.abs(other.startsAt - at))
    .slice(0, count)
    .toSorted((one, other) => one.startsAt - other.startsAt)
}

function wishAt(search: DeskSearch, locationId: number): Wish {
  const { type, minutes, calendars, room, offered, zone, now } = search
  const needs = room === undefined ? type.needs : withRoom(type.needs, room)
  const asked = { calendars, locationId, zone, now }
  if (offered) return { ...asked, type: { ...type, minutes, needs } }
  const calendarIds = calendars.map(({ id }) => id)
  const open = { ...type, minutes, needs, calendarIds, online: true, active: true }
  return { ...asked, type: open, rebooking: true, shown: 'any' }
}

/** The chosen room meets the first need that it can; one that meets none is needed besides. */
function withRoom(needs: AppointmentType['needs'], room: number): AppointmentType['needs'] {
  const met = needs.findIndex((need) => need.includes(room))
  return met < 0 ? [[room], ...needs] : needs.map((need, index) => (index === met ? [room] : need))
}

function offeredOn(db: Db, wish: Wish, date: IsoDate): readonly DeskFree[] {
  return [...freeDays(db, wish, date, date)].flatMap(({ times }) => times.flatMap(({ choices }) => choices))
}

function freeOn(db: Db, wish: Wish, date: IsoDate): readonly DeskFree[] {
  return offersOf(db, wish, date, date).flatMap((offer) => {
    const blocks = openBlocks(db, wish, offer.calendar.id, date).map(openToAll)
    return onGrid(offer, blocks, freeTimes(asStaff(offer), blocks))
  })
}

function openToAll(block: Block): Block {
  return { ...block, web: { ...block.web, value: true } }
}

function asStaff(offer: Offer): Offer {
  return {
    ...offer,
    calendar: { ...offer.calendar, online: true },
    leadEndsAt: -Infinity,
    horizonEndsAt: Infinity,
    releasedUntil: Infinity,
    step: stepOf(offer),
  }
}

function stepOf({ step }: Offer): number {
  return step % fine === 0 ? fine : step
}

/** Those of the grid, the sessions, and the first start after something taken, so that no gap is left before it. */
function onGrid(offer: Offer, blocks: readonly Block[], times: readonly FreeTime[]): readonly FreeTime[] {
  const free = new Set(times.map(({ startsAt }) => startsAt))
  const rosters = rostersOf(offer.calendar.id, blocks)
  return times.filter(({ startsAt }) => {
    const roster = rosters.find((each) => contains(each, startsAt))
    const regular = roster !== undefined && (startsAt - roster.startsAt) % offer.step === 0
    return regular || offer.sessions.has(startsAt) || !free.has(startsAt - stepOf(offer))
  })
}
