import { barredBy } from '../booking/asked.ts'
import type { Db } from '../db/run.ts'
import { addDays, dayNumber, type EpochSeconds, type IsoDate, weekday, zoneOf } from '../lib/calendar.ts'
import { resolveLimits } from '../practice/settings.queries.ts'
import type { Chance } from './chance.ts'
import { timeZone } from './house.ts'
import type { DemoPerson } from './people.ts'
import type { Visit } from './visits.ts'

/** Who makes an appointment when and how. */
export interface Booking {
  readonly visit: Visit
  readonly person: DemoPerson
  readonly at: EpochSeconds
  readonly how: 'web' | 'staff'
}

/** Everybody who comes: those with a card from before, and those who come for the first time. */
export interface Crowd {
  readonly regulars: readonly DemoPerson[]
  readonly newcomers: readonly DemoPerson[]
  /** Who answers wrongly, once, whether it is the first visit: they have a card, or none. */
  readonly saysNew: DemoPerson
  readonly saysKnown: DemoPerson
}

/** Everything that was booked until now, in the order in which it was. */
export function planBookings(
  db: Db,
  chance: Chance,
  visits: readonly Visit[],
  crowd: Crowd,
  now: EpochSeconds,
): readonly Booking[] {
  const choosePerson = personChooser(chance, crowd)
  const newcomers = new Set(crowd.newcomers)
  const planned = visits
    .map((visit) => {
      const person = choosePerson(visit)
      const known = newcomers.has(person) ? ('new' as const) : ('known' as const)
      const asks = visit.type.places > 1 || chance.is(0.55)
      const online = asks ? timeOnline(db, chance, visit, { ...person, known }, now) : undefined
      const at = online ?? timeAtDesk(chance, visit, now)
      return { visit, person, at, how: online === undefined ? ('staff' as const) : ('web' as const) }
    })
    .sort((one, other) => one.at - other.at)
  return misremembered(misremembered(planned, 'new', crowd.saysNew, now), 'known', crowd.saysKnown, now)
}

/** The last who booked on the web what is for new patients, or for known ones, is somebody who is not. */
function misremembered(
  bookings: readonly Booking[],
  answer: 'new' | 'known',
  person: DemoPerson,
  now: EpochSeconds,
): readonly Booking[] {
  const last = bookings.findLastIndex(
    ({ how, visit }) => how === 'web' && visit.type.whoMayBook === answer && visit.startsAt > now,
  )
  return bookings.map((each, index) => (index === last ? { ...each, person } : each))
}

/** Nobody comes twice within a few days: weekly to the physiotherapist, rarely to the dentist. */
function personChooser(chance: Chance, crowd: Crowd): (visit: Visit) => DemoPerson {
  const last = new Map<DemoPerson, number>()
  const { introduced, both, known } = poolsOf(crowd)
  const queue = introduced.values()

  return ({ calendar, date, type }) => {
    const newcomer = type.whoMayBook === 'new' ? queue.next().value : undefined
    if (newcomer) return newcomer
    const physio = calendar.profession.en === 'Physiotherapist'
    const [first, ...others] = (type.whoMayBook === 'both' ? both : known)[physio ? 'physio' : 'dental']
    if (!first) throw new Error('the demonstration has no patients')
    const day = dayNumber(date)
    const apart = physio ? 6 : type.name === 'Filling' ? 9 : 20
    const waited = (person: DemoPerson): number => day - (last.get(person) ?? Number.NEGATIVE_INFINITY)
    const tries = Array.from({ length: 12 }, () => chance.pick([first, ...others]))
    const found = tries.find((person) => waited(person) >= apart)
    const person = found ?? tries.toSorted((one, other) => waited(other) - waited(one))[0] ?? first
    last.set(person, day)
    return person
  }
}

/** Most newcomers come once, to be introduced; the others come like everybody, but for nothing that takes a card. */
function poolsOf({ regulars, newcomers, saysNew }: Crowd) {
  const introduced = newcomers.slice(Math.floor(newcomers.length / 4))
  const known = regulars.filter((person) => person !== saysNew)
  const both = [...known, ...newcomers.filter((person) => !introduced.includes(person))]
  return { introduced, both: byNeed(both), known: byNeed(known) }
}

function byNeed(people: readonly DemoPerson[]) {
  return {
    physio: people.filter((person) => person.physiotherapy),
    dental: people.filter((person) => !person.physiotherapy),
  }
}

/** When a patient took this time on the web; undefined where the rules never let them (rules 4, 11, 16). */
function timeOnline(
  db: Db,
  chance: Chance,
  visit: Visit,
  said: { readonly birthDate: IsoDate; readonly known: 'new' | 'known' },
  now: EpochSeconds,
): EpochSeconds | undefined {
  const { type, calendar, locationId, startsAt, date } = visit
  if (!visit.web || !type.online) return undefined
  const limits = resolveLimits(db, type.id, calendar.id, locationId)
  const latest = Math.min(startsAt - limits.leadHours.value * 3600, now) - 600
  const earliest = addDays(date, -Math.min(limits.horizonDays.value ?? longestAhead, daysAhead(visit)))
  const at = moment(chance, latest, earliest, date, { from: 6 * 60, to: 23 * 60, weekends: true })
  if (at === undefined || barredBy(type, said, zoneOf(timeZone).local(at).date)) return undefined
  const released = type.releaseHours === null || at > startsAt - type.releaseHours * 3600
  return released ? at : undefined
}

/** When reception booked it: on a weekday, while somebody was there; an emergency only days before. */
function timeAtDesk(chance: Chance, visit: Visit, now: EpochSeconds): EpochSeconds {
  const latest = Math.min(visit.startsAt, now) - 600
  const earliest = addDays(visit.date, -daysAhead(visit))
  const open = { from: 8 * 60, to: 17 * 60, weekends: false }
  return moment(chance, latest, earliest, visit.date, open) ?? latest
}

const longestAhead = 84

/** How many days before its date a visit is booked at the earliest. */
function daysAhead({ type }: Visit): number {
  return type.releaseHours === null ? longestAhead : Math.floor(type.releaseHours / 24) - 1
}

interface Hours {
  readonly from: number
  readonly to: number
  readonly weekends: boolean
}

/** Some moment within those hours, rather late than early, neither before a date nor after an instant. */
function moment(
  chance: Chance,
  latest: EpochSeconds,
  earliest: IsoDate,
  date: IsoDate,
  hours: Hours,
): EpochSeconds | undefined {
  const zone = zoneOf(timeZone)
  const last = [zone.local(latest).date, date].sort()[0] ?? date
  const span = dayNumber(last) - dayNumber(earliest)
  const tries = Array.from({ length: 12 }, () => Math.floor((span + 1) * chance.next() ** 1.3))
  const backwards = Array.from({ length: Math.max(0, span + 1) }, (_, back) => back)
  for (const back of [...tries, ...backwards]) {
    const day = addDays(last, -back)
    const at = zone.instant(day, chance.whole(hours.from, hours.to - 1)) + chance.whole(0, 59)
    if (at <= latest && day >= earliest && (hours.weekends || weekday(day) <= 5)) return at
  }
  return undefined
}
