import { blocksOf } from '../availability/blocks.queries.ts'
import { judgeDay, judgeTime } from '../availability/judged.queries.ts'
import type { Asked } from '../availability/trail.ts'
import type { Wish } from '../availability/wish.ts'
import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import type { Location } from '../practice/practice.ts'
import { listEveryLocation, listLocations, resolveLimits } from '../practice/settings.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import { throughLink } from './link.ts'
import { readOffering } from './offering.queries.ts'
import { readFacts } from './why.queries.ts'
import type { About, Asker, Case, DayAnswer, Saying, TimeAnswer } from './why.ts'
import { type AtTheDoor, gateWords, personWords } from './why-gates.ts'
import { dayWords, trailWords } from './why-lines.ts'

/** Every rule about one time in one calendar, those of the door first; undefined: the practice has no location. */
export function answerTime(
  db: Db,
  asker: Asker,
  about: About,
  startsAt: EpochSeconds,
): TimeAnswer | undefined {
  const location = placesOf(db, asker, about, startsAt)[0]
  if (!location) return undefined
  const judged = judgeTime(db, wishOf(asker, about, location), about.calendar, startsAt)
  const door = atTheDoor(db, asker, about, location)
  const limits = resolveLimits(db, about.type.id, about.calendar.id, location.id)
  return {
    about,
    location,
    startsAt,
    rules: [
      ...gateWords(asker.t, asker.ways, door),
      ...trailWords(caseOf(db, asker, about, location, judged), judged, startsAt),
    ],
    person: personWords(asker.t, asker.ways, door, limits),
  }
}

/** A whole day of one calendar, wherever its blocks are unless the question names a place. */
export function answerDay(db: Db, asker: Asker, about: About): DayAnswer | undefined {
  const days = placesOf(db, asker, about).map((location) => {
    const judged = judgeDay(db, wishOf(asker, about, location), about.calendar, asker.question.date)
    const only = (place: number) => asker.question.location !== undefined || place === location.id
    const words = dayWords(caseOf(db, asker, about, location, judged), judged, (block) =>
      only(block.locationId),
    )
    const gates = gateWords(asker.t, asker.ways, atTheDoor(db, asker, about, location))
    return { location, whole: [...gates.filter(({ ok }) => !ok), ...words.whole], stretches: words.stretches }
  })
  const [first] = days
  if (!first) return undefined
  const stretches = days.flatMap((day) => day.stretches).toSorted((a, b) => a.startsAt - b.startsAt)
  if (stretches.length > 0) return { about, location: first.location, whole: wholeOf(days), stretches }
  const noon = asker.practice.zone.instant(asker.question.date, 720)
  const refused = answerTime(db, asker, about, noon)?.rules.filter(({ ok }) => !ok) ?? []
  return { about, location: first.location, whole: refused, stretches }
}

/** Everybody whom a type can be booked with, retired ones left out. */
export function doersOf(type: AppointmentType, calendars: readonly Calendar[]): readonly Calendar[] {
  return calendars.filter(({ id, active }) => active && type.calendarIds.includes(id))
}

function wholeOf(days: readonly { readonly whole: readonly Saying[] }[]): readonly Saying[] {
  const all = days.flatMap(({ whole }) => whole)
  return all.filter((each, index) => all.findIndex(({ text }) => text === each.text) === index)
}

/** Where: what was asked for, else where the blocks are, else the first place where the type is given. */
function placesOf(
  db: Db,
  { practice, question }: Asker,
  about: About,
  at?: EpochSeconds,
): readonly Location[] {
  if (question.location) return [question.location]
  const blocks = blocksOf(db, practice.zone, about.calendar.id, question.date)
  const there = at === undefined ? blocks : blocks.filter((block) => contains(block, at))
  const ids = new Set((there.length > 0 ? there : blocks).map((block) => block.locationId))
  const found = listEveryLocation(db).filter(({ id }) => ids.has(id))
  if (found.length > 0) return found
  const open = listLocations(db)
  return [...open.filter(({ id }) => about.type.locationIds.includes(id)), ...open].slice(0, 1)
}

function wishOf({ practice, now }: Asker, { type, calendars }: About, location: Location): Wish {
  return { type, calendars, locationId: location.id, zone: practice.zone, now }
}

function caseOf(db: Db, asker: Asker, about: About, location: Location, { offer, blocks }: Asked): Case {
  const { practice, question, now, t, format, ways } = asker
  const facts = readFacts(db, practice, about.type, about.calendar, location, question.date, now)
  return { ...facts, t, format, ways, offer, blocks }
}

function atTheDoor(
  db: Db,
  { practice, question }: Asker,
  { type, calendar }: About,
  location: Location,
): AtTheDoor {
  const { visitor, link } = question
  const through = link && throughLink(readOffering(db), nothing, link)
  return {
    practice,
    type,
    calendar,
    location,
    visitor,
    link: link && { is: link, leads: through !== undefined },
  }
}

const nothing = { type: '', location: '', practitioner: '' }
