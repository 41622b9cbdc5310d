import { freeTimesAt } from '../availability/free.queries.ts'
import type { FreeTime } from '../availability/model.ts'
import type { Wish } from '../availability/wish.ts'
import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { openFollowUp } from '../follow-up/follow-up.commands.ts'
import type { Language } from '../i18n/languages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { foldName } from '../lib/fold.ts'
import { hashToken, type Keys, linkToken, sameBytes } from '../lib/token.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { queueConfirmation } from '../messages/messages.commands.ts'
import { matchByDetails } from '../patients/match.ts'
import {
  foldContact,
  type OfferedContact,
  offerContact,
  recordConsent,
  registerPatient,
} from '../patients/patients.commands.ts'
import { listCandidates } from '../patients/patients.queries.ts'
import { thePatient } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { countOpenBookings, findBookedBy } from './appointments.queries.ts'
import { giveUpHold } from './hold.commands.ts'
import { insertAppointment, insertAttendee } from './insert.commands.ts'
import type { TypedPerson } from './person.ts'

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
 * booking. Refuses `form-used` (by another person), `not-offered`, `slot-taken` and `too-many-open`, and then nothing has changed.
 */
export function bookOnline(db: Db, keys: Keys, booking: WebBooking, now: EpochSeconds): Attempt<Booked> {
  return db.attempt(() => {
    const earlier = findBookedBy(db, booking.token)
    const personHash = hashPerson(booking.person)
    if (earlier)
      return sameBytes(earlier.personHash, personHash)
        ? bookedAs(keys, earlier.attendeeId, true)
        : refuse('form-used')
    const time = chooseTime(db, booking)
    refuseTooMany(db, contactsOf(booking.person), now)
    const patientId = patientFor(db, booking, now)
    const appointmentId = insertAppointment(
      db,
      { ...fromWeb, ...booking.wish, place: time, marked: booking.marked },
      now,
    )
    const { email, phone } = booking.person
    const attendeeId = insertAttendee(db, keys, {
      appointmentId,
      patientId: patientId.id,
      email,
      phone,
      language: booking.language,
    })
    for (const other of patientId.perhaps)
      openFollowUp(
        db,
        { category: 'same-person', patientId: patientId.id, otherPatientId: other, appointmentId },
        now,
      )
    noteWhatWasTyped(db, booking, appointmentId, patientId.id, now)
    recordEvent(
      db,
      { appointmentId, attendeeId, actor: thePatient, action: 'booked', toStartsAt: time.startsAt },
      now,
    )
    queueConfirmation(db, attendeeId, now)
    db.run(
      build.insertInto('booking_request').values({
        key_hash: hashToken(booking.token),
        person_hash: personHash,
        attendee_id: attendeeId,
        at: now,
      }),
    )
    giveUpHold(db, booking.holdId, now)
    recordAudit(db, thePatient, 'booked', 'appointment', appointmentId, now)
    return bookedAs(keys, attendeeId, false)
  })
}

const fromWeb = { origin: 'web', userId: null } as const

/** The same form is the same person with the same answers; with others it is a new wish. */
export function hashPerson(person: TypedPerson): Buffer {
  return hashToken(
    JSON.stringify([person.firstName, person.lastName, person.birthDate, person.email, person.phone]),
  )
}

function bookedAs(keys: Keys, attendeeId: number, already: boolean): Booked {
  return { attendeeId, receipt: linkToken(keys, 'receipt', attendeeId, 1), already }
}

/** The rules are judged again inside the write; the database's own triggers stand behind them. */
function chooseTime(db: Db, booking: WebBooking): FreeTime {
  const practice = findPractice(db)
  if (!practice?.portalOpen) return refuse('not-offered')
  if (booking.startsAt <= booking.wish.now) return refuse('slot-taken')
  const wish = { ...booking.wish, except: { holdId: booking.holdId } }
  return freeTimesAt(db, wish, booking.startsAt)[0] ?? refuse('slot-taken')
}

function refuseTooMany(db: Db, contacts: readonly OfferedContact[], now: EpochSeconds): void {
  const limit = findPractice(db)?.openBookingsPerContact ?? 0
  const most = Math.max(
    0,
    ...contacts.map((contact) => countOpenBookings(db, contact.channel, foldContact(contact), now)),
  )
  if (most >= limit) refuse('too-many-open')
}

function patientFor(
  db: Db,
  { person, language }: WebBooking,
  now: EpochSeconds,
): { readonly id: number; readonly perhaps: readonly number[] } {
  const contacts = contactsOf(person)
  const candidates = listCandidates(db, person.birthDate, foldName(person.lastName))
  const match = matchByDetails(candidates, person.firstName, contacts.map(foldContact))
  const id = match.patientId ?? registerPatient(db, { ...person, language, origin: 'web' }, now)
  for (const contact of contacts) offerContact(db, id, contact, now)
  if (match.patientId === undefined)
    recordConsent(db, id, { kind: 'messages', given: true, source: 'web', detail: 'web booking' }, now)
  return { id, perhaps: match.perhaps }
}

function contactsOf(person: TypedPerson): readonly OfferedContact[] {
  return [
    ...(person.email === null ? [] : [{ channel: 'email' as const, value: person.email }]),
    ...(person.phone === null ? [] : [{ channel: 'phone' as const, value: person.phone }]),
  ]
}

function noteWhatWasTyped(
  db: Db,
  { person, marked }: WebBooking,
  appointmentId: number,
  patientId: number,
  now: EpochSeconds,
): void {
  if (person.message !== '') {
    const note = {
      appointment_id: appointmentId,
      kind: 'patient-message' as const,
      text: person.message,
      at: now,
    }
    db.run(build.insertInto('appointment_note').values(note))
  }
  if (person.termsUrl !== null)
    recordConsent(db, patientId, { kind: 'terms', given: true, source: 'web', detail: person.termsUrl }, now)
  if (marked) openFollowUp(db, { category: 'many-bookings', patientId, appointmentId }, now)
}
