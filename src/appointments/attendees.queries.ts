import { build, type Db } from '../db/run.ts'
import { listOpenOf } from '../follow-up/follow-up.queries.ts'
import { foldEmail } from '../lib/email-address.ts'
import type { Keys } from '../lib/token.ts'
import { cardsOf, numberOfPerson, standing } from '../patients/same-person.queries.ts'
import type { AttendeeDetails, GivenContact, SentMessage, StoppedTexts } from './details.ts'
import { listNumbers } from './identity.queries.ts'
import { joinedAt } from './session.queries.ts'
import { textsHref } from './texts-again.ts'

/** The people of an appointment, each with what the desk needs beside their name. */
export function listAttendees(
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
    texts: textsOf(appointmentId, row),
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
      .leftJoin('sms_stop', 'sms_stop.mobile', 'contact_mobile')
      .select(['visit_text_stop.at as texts_stopped_at', 'sms_stop.at as number_stopped_at'])
      .where('appointment_id', '=', appointmentId)
      .orderBy('attendee.id'),
  )
}

function textsOf(
  appointmentId: number,
  row: {
    readonly id: number
    readonly texts_stopped_at: number | null
    readonly number_stopped_at: number | null
  },
): StoppedTexts | null {
  if (row.texts_stopped_at === null && row.number_stopped_at === null) return null
  const what = row.number_stopped_at === null ? 'visit' : 'number'
  return { what, href: textsHref(appointmentId, row.id) }
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
