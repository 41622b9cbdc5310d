import { blocksOf } from '../availability/blocks.queries.ts'
import { type Roster, rostersOf } from '../availability/rosters.ts'
import type { Db } from '../db/run.ts'
import { addDays, dayNumber, type EpochSeconds, type IsoDate, zoneOf } from '../lib/calendar.ts'
import { overlaps } from '../lib/interval.ts'
import { listAbsences } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listTypes } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Chance } from './chance.ts'
import { timeZone } from './house.ts'
import type { Offer } from './offer.ts'

/** An appointment that somebody is going to make, as far as it is about the practice. */
export interface Visit {
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly locationId: number
  readonly date: IsoDate
  readonly startsAt: EpochSeconds
  /** In a block that patients can book in. */
  readonly web: boolean
}

const pastDays = 28
const futureDays = 56

/** Four weeks back and eight ahead: the past and the next days well filled, later ones less and less; by start. */
export function planVisits(
  db: Db,
  offer: Offer,
  chance: Chance,
  today: IsoDate,
  now: EpochSeconds,
): readonly Visit[] {
  const days = Array.from({ length: pastDays + futureDays + 1 }, (_, index) => index - pastDays)
  const planner = { db, offer, chance, today, now, types: listTypes(db) }
  const calendars = listCalendars(db)
  return days
    .flatMap((ahead) =>
      calendars.flatMap((calendar) => visitsOfDay(planner, calendar, addDays(today, ahead))),
    )
    .sort((one, other) => one.startsAt - other.startsAt || one.calendar.id - other.calendar.id)
}

interface Planner {
  readonly db: Db
  readonly offer: Offer
  readonly chance: Chance
  readonly today: IsoDate
  readonly now: EpochSeconds
  readonly types: readonly AppointmentType[]
}

function visitsOfDay(planner: Planner, calendar: Calendar, date: IsoDate): readonly Visit[] {
  const blocks = blocksOf(planner.db, zoneOf(timeZone), calendar.id, date)
  const rosters = rostersOf(calendar.id, blocks)
  const away = rosters.flatMap((roster) =>
    listAbsences(planner.db, [calendar.resourceId], roster.startsAt, roster.endsAt),
  )
  return rosters
    .filter((roster) => !away.some((absence) => overlaps(absence, roster)))
    .flatMap((roster) => fill(planner, calendar, date, roster))
}

/** Walks through a roster and takes a start now and then, as full as that day should be. */
function fill(planner: Planner, calendar: Calendar, date: IsoDate, roster: Roster): Visit[] {
  const { chance } = planner
  const visits: Visit[] = []
  const [first, ...others] = typesIn(planner, calendar, roster)
  if (!first) return visits
  const [block] = roster.parts
  const lastEnd = roster.endsAt - keptFree(planner, roster)
  for (let free = roster.startsAt; ; ) {
    const { type } = chance.weigh([first, ...others])
    const startsAt = onGrid(roster.startsAt, free + type.bufferBefore * 60, type.gridMinutes * 60)
    const endsAt = startsAt + type.minutes * 60
    if (endsAt > lastEnd) return visits
    const visit = { type, calendar, locationId: block.locationId, date, startsAt, web: block.web.value }
    if (chance.is(shareOn(planner, roster, date)))
      visits.push(...Array.from({ length: companyOf(planner, type) }, () => visit))
    free = endsAt + type.bufferAfter * 60
  }
}

/** How many come together; a class always has a place left. */
function companyOf({ chance }: Planner, { places }: AppointmentType): number {
  return places === 1 ? 1 : chance.whole(2, places - 1)
}

function onGrid(from: EpochSeconds, at: EpochSeconds, step: number): EpochSeconds {
  return from + Math.ceil((at - from) / step) * step
}

interface Weighed {
  readonly type: AppointmentType
  readonly weight: number
}

/** What the practice puts into a block of this kind. */
function typesIn(planner: Planner, calendar: Calendar, roster: Roster): readonly Weighed[] {
  const [{ kindId, types: allowed }] = roster.parts
  const usual = weightsIn(planner.offer, kindId)
  return planner.types.flatMap((type) => {
    const weight = usual.get(type.id) ?? 0
    const fits =
      type.calendarIds.includes(calendar.id) && (allowed.value === 'all' || allowed.value.has(type.id))
    return weight > 0 && fits ? [{ type, weight }] : []
  })
}

function weightsIn({ kinds, types }: Offer, kindId: number): ReadonlyMap<number, number> {
  if (kindId === kinds.checkUps) return new Map([[types.checkUp, 1]])
  if (kindId === kinds.emergency) return new Map([[types.emergency, 1]])
  if (kindId === kinds.surgery) return new Map([[types.wisdomTooth, 1]])
  if (kindId !== kinds.general) return new Map()
  return new Map([
    [types.filling, 5],
    [types.checkUp, 3],
    [types.firstTalk, 0.4],
    [types.hygiene, 9],
    [types.physiotherapy, 9],
    [types.backTraining, 9],
  ])
}

/** The last start of an emergency block yet to come stays free: whoever tries the demonstration finds one. */
function keptFree({ offer, now }: Planner, roster: Roster): number {
  return roster.parts[0].kindId === offer.kinds.emergency && roster.startsAt > now ? 1 : 0
}

/** How much of a day is taken. Nobody has an emergency next week. */
function shareOn({ offer, today, now }: Planner, roster: Roster, date: IsoDate): number {
  const ahead = dayNumber(date) - dayNumber(today)
  if (roster.parts[0].kindId === offer.kinds.emergency) return roster.startsAt < now + 2 * 86_400 ? 0.7 : 0
  const weeks = [0.76, 0.68, 0.56, 0.46, 0.38, 0.3, 0.22, 0.15]
  return ahead <= 3 ? 0.82 : (weeks[Math.floor((ahead - 1) / 7)] ?? 0.15)
}
