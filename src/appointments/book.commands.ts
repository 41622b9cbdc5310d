import { freeTimesAt } from '../availability/free.queries.ts'
import type { FreeTime } from '../availability/model.ts'
import type { Wish } from '../availability/wish.ts'
import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import { closeOpen, openFollowUp, openOnce } from '../follow-up/follow-up.commands.ts'
import { askWhetherSame } from '../follow-up/same-person.commands.ts'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { hashToken, type Keys, linkToken, sameBytes } from '../lib/token.ts'
import { sendAutomatic } from '../messages/automatic.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { queueConfirmation } from '../messages/messages.commands.ts'
import { type Card, cardFor, contactsOf } from '../patients/card.commands.ts'
import { foldContact, recordConsent } from '../patients/patients.commands.ts'
import { isExcluded } from '../patients/patients.queries.ts'
import { thePatient } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice, resolveLimits } from '../practice/settings.queries.ts'
import { countOpenBookings, findBookedBy } from './appointments.queries.ts'
import { giveUpHold } from './hold.commands.ts'
import { insertAppointment, insertAttendee } from './insert.commands.ts'
import { countOwnBookings } from './own-bookings.queries.ts'
import type { TypedPerson } from './person.ts'
import { attends } from './session.queries.ts'

export interface WebBooking {
  /** The hold's token: also the key under which a form that comes twice finds its booking. */
  readonly token: string
  readonly holdId: number
  readonly wish: Wish
  readonly startsAt: EpochSeconds
  readonly person: TypedPerson
  readonly language: Language
  /** Many bookings came from this address: staff should look (rule 25). */
  readonly marked: boolean
}

export interface Booked {
  readonly attendeeId: number
  readonly receipt: string
  readonly already: boolean
}

/**
 * The booking, its event, its message and its audit line: one write (J1, F55, P21). The same form again gives the same
 * booking. Refuses `form-used` (by another person), `not-offered`, `slot-taken`, `not-online` (rule 4) and `who-else`,
 * where an e-mail address no longer says who it is; then nothing has changed.
 */
export function bookOnline(db: Db, keys: Keys, booking: WebBooking, now: EpochSeconds): Attempt<Booked> {
  return db.attempt(() => {
    const earlier = findBookedBy(db, booking.token)
    const personHash = hashPerson(booking.person)
    if (earlier)
      return sameBytes(earlier.personHash, personHash)
        ? bookedAs(keys, earlier.attendeeId, true)
        : refuse('form-used')
    const practice = findPractice(db)
    if (!practice?.portalOpen) return refuse('not-offered')
    const time = chooseTime(db, booking)
    const { person, language } = booking
    const card = cardFor(db, keys, practice.identification, person, language, now) ?? refuse('who-else')
    refuseWhoMayNot(db, keys, practice, booking, time, card, now)
    const { wish, marked } = booking
    const appointmentId = insertAppointment(db, { ...fromWeb, ...wish, place: time, marked }, now)
    if (attends(db, appointmentId, card.id)) return refuse('not-online')
    const attendeeId = insertAttendee(db, keys, { ...person, appointmentId, patientId: card.id, language })
    noteWhatWasTyped(db, booking, appointmentId, card, now)
    const booked = { actor: thePatient, action: 'booked', toStartsAt: time.startsAt } as const
    recordEvent(db, { ...booked, appointmentId, attendeeId }, now)
    queueConfirmation(db, attendeeId, now)
    sendAutomatic(db, attendeeId, 'patient', now)
    queueCalendarNews(db, appointmentId, null, thePatient, now)
    const request = { key_hash: hashToken(booking.token), person_hash: personHash, attendee_id: attendeeId }
    db.insert('booking_request', { ...request, at: now })
    giveUpHold(db, booking.holdId, now)
    recordAudit(db, thePatient, 'booked', 'appointment', appointmentId, now)
    return bookedAs(keys, attendeeId, false)
  })
}

const fromWeb = { origin: 'web', userId: null } as const

/** The same form is the same person with the same answers; with others it is a new wish. */
export function hashPerson(person: TypedPerson): Buffer {
  const { firstName, lastName, birthDate, identity, email, phone, booker, known } = person
  const number = identity && [identity.kind, identity.number]
  const by = booker && [booker.firstName, booker.lastName, booker.whose]
  return hashToken(JSON.stringify([firstName, lastName, birthDate, number, email, phone, by, known]))
}

function bookedAs(keys: Keys, attendeeId: number, already: boolean): Booked {
  return { attendeeId, receipt: linkToken(keys, 'receipt', attendeeId, 1), already }
}

/** The rules are judged again inside the write; the database's own triggers stand behind them. */
function chooseTime(db: Db, booking: WebBooking): FreeTime {
  if (booking.startsAt <= booking.wish.now) return refuse('slot-taken')
  const wish = { ...booking.wish, except: { holdId: booking.holdId } }
  return freeTimesAt(db, wish, booking.startsAt)[0] ?? refuse('slot-taken')
}

/**
 * Exclusion, the maximum of own bookings (P8) and the limit of open ones (rule 25): all three are looked at, and one
 * reason is given, so that nobody learns which it was (rule 4).
 */
function refuseWhoMayNot(
  db: Db,
  keys: Keys,
  practice: Practice,
  { person, wish }: WebBooking,
  time: FreeTime,
  card: Card,
  now: EpochSeconds,
): void {
  const open = contactsOf(person).map((each) => countOpenBookings(db, each.channel, foldContact(each), now))
  const { maxOwnBookings } = resolveLimits(db, wish.type.id, time.calendarId, time.locationId)
  const scope = { level: maxOwnBookings.level, typeId: wish.type.id, calendarId: time.calendarId }
  const own = countOwnBookings(db, keys, person, scope, now)
  const tooMany = own >= (maxOwnBookings.value ?? Infinity)
  if (isExcluded(db, card.id) || tooMany || Math.max(0, ...open) >= practice.openBookingsPerContact)
    refuse('not-online')
}

function noteWhatWasTyped(
  db: Db,
  { person, marked }: WebBooking,
  appointmentId: number,
  card: Card,
  now: EpochSeconds,
): void {
  const about = { patientId: card.id, appointmentId }
  if (person.message !== '') {
    const note = { kind: 'patient-message', text: person.message, at: now } as const
    db.insert('appointment_note', { ...note, appointment_id: appointmentId })
  }
  if (person.termsUrl !== null)
    recordConsent(db, card.id, { kind: 'terms', given: true, source: 'web', detail: person.termsUrl }, now)
  for (const other of card.perhaps) askWhetherSame(db, { ...about, otherPatientId: other }, now)
  if (card.offersContact) openOnce(db, { ...about, category: 'contact-offered' }, now)
  if (person.known === 'known' && card.isNew) openFollowUp(db, { ...about, category: 'says-known' }, now)
  if (person.known === 'new' && !card.isNew) openFollowUp(db, { ...about, category: 'says-new' }, now)
  if (card.differs) openFollowUp(db, { ...about, category: 'other', comment: typedName(db, person) }, now)
  if (marked) openFollowUp(db, { ...about, category: 'many-bookings' }, now)
  if (!card.isNew) closeOpen(db, 'cancelled-online', { patientId: card.id }, 'booked-again', now)
}

/** What the form called the patient, where the card says otherwise; in the practice's language, for staff. */
function typedName(db: Db, { firstName, lastName, birthDate }: TypedPerson): string {
  const words = [firstName, lastName, birthDate ?? ''].filter(Boolean).join(' ')
  return translator(findPractice(db)?.language ?? 'en')('person.typed', { words })
}
