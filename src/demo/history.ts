import { bookOnline } from '../appointments/book.commands.ts'
import { bookByStaff } from '../appointments/book-by-staff.commands.ts'
import { makeHold, purgeHolds } from '../appointments/hold.commands.ts'
import { freeDays } from '../availability/free.queries.ts'
import type { Wish } from '../availability/wish.ts'
import { build, type Db } from '../db/run.ts'
import { type EpochSeconds, zoneOf } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { contactsOf } from '../patients/card.commands.ts'
import { addContact } from '../patients/contacts.commands.ts'
import { recordConsent, registerPatient } from '../patients/patients.commands.ts'
import { recognise } from '../patients/recognise.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { changePractice } from '../practice/practice.commands.ts'
import { resolveLimits } from '../practice/settings.queries.ts'
import type { Booking } from './bookings.ts'
import { type Chance, tokenOf } from './chance.ts'
import { changesOnline } from './changes.ts'
import { type House, mustBe, timeZone } from './house.ts'
import { remarks } from './names.ts'
import type { DemoPerson } from './people.ts'
import { createPost, type PostParts, unknownPlace } from './post.ts'
import type { Visit } from './visits.ts'

export interface Scene extends PostParts {
  readonly house: House
  readonly chance: Chance
  readonly now: EpochSeconds
}

/** Cards made at the desk, of people with or without an appointment. */
export function registerAll(
  db: Db,
  people: readonly DemoPerson[],
  reception: Actor,
  now: EpochSeconds,
): void {
  for (const person of people) registerAtDesk(db, person, reception, now)
}

export function countCards(db: Db): number {
  return db.get(build.selectFrom('patient').select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

export function cardOf({ db, keys }: Scene, person: DemoPerson): number | undefined {
  return findCard(db, keys, person)
}

export function hasCard({ db, keys }: Scene, person: DemoPerson): boolean {
  return findCard(db, keys, person) !== undefined
}

/**
 * Lets everything happen once more in its order, as seen by the clock of that day. The first weeks go by without messages
 * and in one write, for nobody reads a thousand old e-mails; then the practice switches them on.
 */
export async function relive(
  scene: Scene,
  bookings: readonly Booking[],
  messagesFrom: EpochSeconds,
): Promise<void> {
  const { db, house, now } = scene
  const firstLoud = bookings.findIndex((booking) => booking.at >= messagesFrom)
  const book = booker(scene)
  mustBe(db.attempt(() => bookings.slice(0, firstLoud).forEach(book)))
  changePractice(db, { messages_on: 1 }, house.owner, messagesFrom)
  const post = createPost(scene, messagesFrom)
  const loud = bookings.slice(firstLoud).map((booking) => ({ at: booking.at, act: () => book(booking) }))
  for (const { at, act } of [...loud, ...changesOnline(db, house, now)].toSorted((a, b) => a.at - b.at)) {
    act()
    await post.catchUp(at + soon)
  }
  await post.catchUp(now)
  purgeHolds(db, now)
}

/** A message leaves within seconds. */
const soon = 10

function booker(scene: Scene): (booking: Booking) => void {
  const slips = slipMaker(scene)
  return (booking) =>
    booking.how === 'web' ? bookOnTheWeb(scene, booking, slips(booking)) : bookAtDesk(scene, booking)
}

/** Three people use an address that is not on their card, two mistype theirs: staff have something to look at. */
function slipMaker(scene: Scene): (booking: Booking) => DemoPerson {
  const { now } = scene
  const left = { otherAddress: 3, typingError: 2 }
  return ({ person, at, visit }) => {
    const recent = at >= now - 4 * 86_400 && visit.startsAt >= now
    if (!recent || visit.type.asksKnown || person.email === null || !hasCard(scene, person)) return person
    if (left.otherAddress > 0) {
      left.otherAddress--
      return { ...person, email: `work.${person.email}`, phone: null }
    }
    if (left.typingError === 0 || person.phone === null || at < now - 2 * 86_400) return person
    left.typingError--
    return { ...person, email: person.email.replace(/@.*/, `@${unknownPlace}`) }
  }
}

/** No number is asked, and there are no terms. */
const unasked = { identity: null, termsUrl: null }

/** Refused where somebody was quicker, as in life; whoever does not see the time takes the nearest that is shown. */
function bookOnTheWeb({ db, keys, chance }: Scene, booking: Booking, person: DemoPerson): void {
  const { visit, at } = booking
  const token = tokenOf(chance)
  const visitor = { visitorKey: Buffer.from(token), networkKey: Buffer.from(token), near: true }
  const base = {
    type: visit.type,
    calendars: [visit.calendar],
    locationId: visit.locationId,
    zone: zoneOf(timeZone),
  }
  const heldAt = at - chance.whole(60, 300)
  const wish: Wish = { ...base, now: heldAt }
  const anyPractitioner = visit.type.practitionerChoice === 'none'
  const startsAt = shownFor(db, visit, wish)
  const held = makeHold(db, { wish, anyPractitioner, startsAt, token, minutes: 10, visitor }, heldAt)
  if (!held.ok) return
  const { firstName, lastName, birthDate, email, phone, booker, language } = person
  const { whoMayBook } = visit.type
  // Whoever does not say that they are whom the type is for is turned away (rule 4).
  const known = whoMayBook === 'both' ? null : whoMayBook
  const message = chance.is(0.12) ? chance.pick(remarks[language]) : ''
  const typed = { ...unasked, firstName, lastName, birthDate, email, phone, booker, known, message }
  const form = { token, holdId: held.value, startsAt, person: typed, language, marked: false }
  bookOnline(db, keys, { ...form, wish: { ...base, now: at, judgedAt: heldAt } }, at)
}

/** The time that was wanted; where not all are shown (rule 12), the nearest that is. */
function shownFor(db: Db, { type, calendar, locationId, date, startsAt }: Visit, wish: Wish): EpochSeconds {
  if (resolveLimits(db, type.id, calendar.id, locationId).visibility.value === 'all') return startsAt
  const shown = [...freeDays(db, wish, date, date)].flatMap((day) => day.times.map((time) => time.startsAt))
  const away = (time: EpochSeconds): number => Math.abs(time - startsAt)
  return shown.toSorted((one, other) => away(one) - away(other))[0] ?? startsAt
}

function bookAtDesk({ db, keys, house }: Scene, { visit, person, at }: Booking): void {
  const patientId = findCard(db, keys, person) ?? registerAtDesk(db, person, house.reception, at)
  const { email, phone, language } = person
  const place = { calendarId: visit.calendar.id, locationId: visit.locationId, startsAt: visit.startsAt }
  const booking = { typeId: visit.type.id, ...place, patientId, email, phone, language }
  bookByStaff(db, keys, booking, house.reception, at)
}

function findCard(db: Db, keys: Keys, person: DemoPerson): number | undefined {
  return recognise(db, keys, 'details', { ...person, ...unasked }).patientId
}

function registerAtDesk(db: Db, person: DemoPerson, reception: Actor, now: EpochSeconds): number {
  const id = registerPatient(db, { ...person, origin: 'staff' }, now)
  for (const contact of contactsOf({ ...person, ...unasked }))
    addContact(db, id, { whose: 'own', ...contact, readBack: false }, reception, now)
  recordConsent(db, id, { kind: 'messages', given: true, source: 'staff', detail: 'at the desk' }, now)
  return id
}
