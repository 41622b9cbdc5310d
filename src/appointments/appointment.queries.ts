import { build, type Db } from '../db/run.ts'
import { listOpenOf } from '../follow-up/follow-up.queries.ts'
import { foldEmail } from '../lib/email-address.ts'
import type { Keys } from '../lib/token.ts'
import { cardsOf, numberOfPerson, standing } from '../patients/same-person.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { AppointmentDetails, AttendeeDetails, GivenContact, SentMessage } from './details.ts'
import type { Event } from './history.ts'
import { listNumbers } from './identity.queries.ts'
import { joinedAt } from './session.queries.ts'
import { textsHref } from './texts-again.ts'

/** One appointment with its people, messages and history; undefined where there is none with this id. */
export function findAppointment(db: Db, keys: Keys, id: number): AppointmentDetails | undefined {
  const row = findRow(db, id)
  if (!row) return undefined
  const { typeId, self_booked, cannot_come_at, ...rest } = row
  const type = findType(db, typeId)
  return {
    ...rest,
    id,
    typeName: type?.name ?? '',
    colour: type?.colour ?? 6,
    selfBooked: self_booked === 1,
    cannotCome: cannot_come_at !== null,
    attendees: listAttendees(db, keys, id, row.bookedAt),
    notes: listNotes(db, id),
    events: listEvents(db, id),
  }
}

function findRow(db: Db, id: number) {
  return db.get(
    build
      .selectFrom('appointment')
      .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
      .innerJoin('location', 'location.id', 'appointment.location_id')
      .leftJoin('staff_user', 'staff_user.id', 'appointment.booked_by')
      .select([
        'starts_at as startsAt',
        'ends_at as endsAt',
        'status',
        'origin',
        'places',
        'type_id as typeId',
      ])
      .select(['booked_at as bookedAt', 'self_booked', 'cannot_come_at', 'public_name as practitioner'])
      .select(['location.name as location', 'staff_user.name as bookedBy'])
      .where('appointment.id', '=', id),
  )
}

function listAttendees(
  db: Db,
  keys: Keys,
  appointmentId: number,
  bookedAt: number,
): readonly AttendeeDetails[] {
  const rows = listRows(db, appointmentId)
  const people = rows.map((row) => ({ ...row, booked: joinedAt(db, appointmentId, row.id) ?? bookedAt }))
  return people.map((row) => ({
    id: row.id,
    bookedAt: row.booked,
    ...cardOf(row),
    cancelled: row.cancelled_at !== null,
    known: row.known_answer,
    numbers: listNumbers(db, keys, row.patient_id),
    followUps: listOpenOf(db, appointmentId, row.patient_id),
    phone: contactOf(db, row.patient_id, 'phone', row.contact_mobile),
    email: contactOf(db, row.patient_id, 'email', row.contact_email),
    booker: bookerOf(row),
    messages: listMessages(db, row.id),
    terms: findTerms(db, row.patient_id, row.booked),
    textsHref: row.texts_stopped_at === null ? null : textsHref(appointmentId, row.id),
  }))
}

function listRows(db: Db, appointmentId: number) {
  return db.all(
    build
      .selectFrom('attendee')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
      .select(['attendee.id', 'patient.id as patient_id', 'first_name', 'last_name', 'birth_date'])
      .select(['protected', numberOfPerson.as('number')])
      .select(['attendee.cancelled_at', 'contact_email', 'contact_mobile', 'contact_whose'])
      .select(['booker_first_name', 'booker_last_name', 'known_answer'])
      .leftJoin('visit_text_stop', 'visit_text_stop.attendee_id', 'attendee.id')
      .select('visit_text_stop.at as texts_stopped_at')
      .where('appointment_id', '=', appointmentId)
      .orderBy('attendee.id'),
  )
}

interface CardRow {
  readonly patient_id: number
  readonly first_name: string
  readonly last_name: string
  readonly birth_date: string | null
  readonly number: number
  readonly protected: 0 | 1
}

function cardOf(row: CardRow) {
  return {
    patientId: row.patient_id,
    firstName: row.first_name,
    lastName: row.last_name,
    birthDate: row.birth_date,
    number: row.number,
    protected: row.protected === 1,
  }
}

interface BookerRow {
  readonly booker_first_name: string | null
  readonly booker_last_name: string | null
  readonly contact_whose: 'own' | 'parent' | 'guardian' | 'carer' | 'partner'
}

function bookerOf(row: BookerRow): AttendeeDetails['booker'] {
  const name = [row.booker_first_name, row.booker_last_name].filter(Boolean).join(' ')
  return name === '' ? null : { name, whose: row.contact_whose }
}

/** What the card says about a contact that was given for the appointment (rule 2). */
function contactOf(
  db: Db,
  patientId: number,
  channel: 'email' | 'phone',
  value: string | null,
): GivenContact | null {
  if (value === null) return null
  const row = db.get(
    build
      .selectFrom('patient_contact')
      .select(['source', 'checked_at', 'confirmed_at', 'revoked_at'])
      .where('patient_id', 'in', cardsOf(db, patientId))
      .where('channel', '=', channel)
      .where('value_folded', '=', channel === 'email' ? foldEmail(value) : value)
      // On several cards of one person: the one in use, and of these the confirmed one.
      .orderBy((eb) => eb('revoked_at', 'is not', null))
      .orderBy((eb) => eb('confirmed_at', 'is', null)),
  )
  if (!row) return { value, state: 'only' }
  if (row.revoked_at !== null) return { value, state: 'withdrawn' }
  if (row.confirmed_at !== null) return { value, state: 'confirmed' }
  if (row.checked_at !== null) return { value, state: 'checked' }
  return { value, state: row.source === 'web' ? 'unchecked' : 'onCard' }
}

/** Both by the messages' own attendee and, for merged ones, by what they are about (rule 30). */
function listMessages(db: Db, attendeeId: number): readonly SentMessage[] {
  const about = build.selectFrom('message_subject').select('message_id').where('attendee_id', '=', attendeeId)
  const rows = db.all(
    build
      .selectFrom('message')
      .select(['kind', 'channel', 'state', 'reason', 'due_at', 'settled_at'])
      .where((eb) => eb.or([eb('attendee_id', '=', attendeeId), eb('id', 'in', about)]))
      .orderBy('id'),
  )
  return rows.map(({ kind, channel, state, reason, due_at, settled_at }) => ({
    kind,
    channel,
    state,
    reason: reason ?? '',
    at: settled_at ?? due_at,
  }))
}

/** The terms that were agreed to when the appointment was booked (J46). */
function findTerms(db: Db, patientId: number, bookedAt: number): AttendeeDetails['terms'] {
  const row = db.get(
    build
      .selectFrom('consent')
      .select(['at', 'detail'])
      .where('patient_id', 'in', cardsOf(db, patientId))
      .where('kind', '=', 'terms')
      .where('given', '=', 1)
      .where('at', '=', bookedAt),
  )
  return row ? { at: row.at, url: row.detail } : null
}

function listNotes(db: Db, appointmentId: number): AppointmentDetails['notes'] {
  const notes = build.selectFrom('appointment_note').select(['kind', 'text'])
  return db.all(notes.where('appointment_id', '=', appointmentId).orderBy('id'))
}

/** With what was done about its text messages, which the audit knows. */
function listEvents(db: Db, appointmentId: number): readonly Event[] {
  const stops = listStops(db, appointmentId)
  const own = listOwnEvents(db, appointmentId)
  return stops.length === 0 ? own : [...own, ...stops].toSorted((one, other) => one.at - other.at)
}

function listStops(db: Db, appointmentId: number): readonly Event[] {
  const rows = db.all(
    build
      .selectFrom('attendee')
      .innerJoin('audit', 'audit.object_id', 'attendee.id')
      .leftJoin('staff_user', 'staff_user.id', 'audit.user_id')
      .select(['audit.at', 'attendee.id as attendeeId', 'audit.actor', 'audit.action'])
      .select('staff_user.name as userName')
      .where('attendee.appointment_id', '=', appointmentId)
      .where('audit.object', '=', 'attendee')
      .where('audit.action', 'in', ['stopped-texts', 'allowed-texts'])
      .orderBy('audit.id'),
  )
  return rows.map(({ action, actor, ...row }) => ({
    ...row,
    actor: actor === 'cli' ? 'system' : actor,
    action: action === 'stopped-texts' ? 'texts-stopped' : 'texts-allowed',
    ...{ fromStartsAt: null, toStartsAt: null, messageKind: null },
  }))
}

function listOwnEvents(db: Db, appointmentId: number): readonly Event[] {
  return db.all(
    build
      .selectFrom('appointment_event')
      .leftJoin('staff_user', 'staff_user.id', 'appointment_event.user_id')
      .leftJoin('message', 'message.id', 'appointment_event.message_id')
      .select([
        'appointment_event.at',
        'appointment_event.attendee_id as attendeeId',
        'actor',
        'action',
        'staff_user.name as userName',
        'message.kind as messageKind',
      ])
      .select(['from_starts_at as fromStartsAt', 'to_starts_at as toStartsAt'])
      .where('appointment_event.appointment_id', '=', appointmentId)
      .orderBy('appointment_event.at')
      .orderBy('appointment_event.id'),
  )
}
