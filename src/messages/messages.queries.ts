import { build, type Db, perDatabase } from '../db/run.ts'
import { isLanguage } from '../i18n/languages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { foldEmail, parseEmailAddress } from '../lib/email-address.ts'
import { smsAddress } from '../lib/phone.ts'
import { countsOnCard } from '../patients/patients.queries.ts'
import { cardsStandingFor, standing, standingOf } from '../patients/same-person.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findSelfService } from '../types/self-service.queries.ts'
import type { SelfService } from '../types/self-service.ts'
import { isAskedToChoose } from './asked.queries.ts'
import type { Subject, Way } from './messages.ts'
import { planVersion } from './plan-version.ts'
import { isTextStopped, isUnsubscribed } from './stops.queries.ts'

/** What a message to this attendee would be about, as everything stands now. */
export function findSubject(db: Db, attendeeId: number): Subject | undefined {
  const row = queriesOf(db).subject.get(attendeeId)
  if (!row) return undefined
  const [email, sms] = [byEmail(db, row), bySms(db, row)]
  return {
    attendeeId,
    appointmentId: row.appointment_id,
    patientId: row.patient_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    scheduleVersion: planVersion(row),
    cancelled: row.status === 'cancelled' || row.cancelled_at !== null,
    movedFrom: planVersion(row) > 1 ? findMovedFrom(db, row.appointment_id, attendeeId) : undefined,
    selfService: selfServiceOf(db, row),
    hasVisitLink: row.visit_hash !== null,
    present: row.present === 1,
    askedToChoose: row.asked === 1,
    typeNotifies: row.notify === 1,
    patientNotified: row.notifications === 1 && row.patient_status !== 'deceased',
    ways: { ...(email ? { email } : {}), ...(sms ? { sms } : {}) },
    phone: row.contact_mobile ?? undefined,
    preferred: row.preferred_channel ?? undefined,
    language: isLanguage(row.language) ? row.language : (findPractice(db)?.language ?? 'en'),
    patientName: knowsTheName(db, row, email && foldEmail(email.address))
      ? { first: row.first_name, last: row.last_name }
      : undefined,
    booker:
      row.booker_first_name === null && row.booker_last_name === null
        ? undefined
        : { first: row.booker_first_name ?? '', last: row.booker_last_name ?? '' },
    practitioner: row.public_name,
    location: row.location_name,
    locationPhone: row.location_phone,
    linkGeneration: row.link_generation,
    hasUnsubscribeLink: row.unsubscribe_hash !== null,
  }
}

/** Whoever booked on the web may have typed somebody else's number: the name goes to an address that the card counts on. */
function knowsTheName(
  db: Db,
  { web_at, patient_id }: { readonly web_at: number | null; readonly patient_id: number },
  emailFolded: string | undefined,
): boolean {
  return web_at === null || (emailFolded !== undefined && countsOnCard(db, patient_id, emailFolded))
}

type Reachable = Pick<
  NonNullable<ReturnType<ReturnType<typeof queriesOf>['subject']['get']>>,
  'contact_email' | 'contact_mobile' | 'texts_stopped_at' | 'patient_id' | 'protected' | 'preferred_channel'
>

function byEmail(db: Db, row: Reachable): Way | undefined {
  const address = row.contact_email === null ? undefined : parseEmailAddress(row.contact_email)
  if (address === undefined) return undefined
  const folded = foldEmail(address)
  return {
    address,
    unsubscribed: isUnsubscribed(db, folded),
    confirmed: isConfirmed(db, row.patient_id, 'email', folded),
    shielded: row.protected === 1 && row.preferred_channel !== 'email',
  }
}

function bySms(db: Db, row: Reachable): Way | undefined {
  const sms = findPractice(db)?.messages.sms
  if (!sms?.ready || row.contact_mobile === null) return undefined
  const address = smsAddress(row.contact_mobile, sms.countries)
  if (address === undefined) return undefined
  return {
    address,
    unsubscribed: row.texts_stopped_at !== null || isTextStopped(db, address),
    confirmed: isConfirmed(db, row.patient_id, 'phone', address),
    shielded: row.protected === 1 && row.preferred_channel !== 'sms',
  }
}

function isConfirmed(db: Db, patientId: number, channel: 'email' | 'phone', folded: string): boolean {
  return queriesOf(db).confirmed.get(standingOf(db, patientId), folded, channel) !== undefined
}

function findMovedFrom(db: Db, appointmentId: number, attendeeId: number): EpochSeconds | undefined {
  return queriesOf(db).movedFrom.get(appointmentId, attendeeId, 'moved')?.at ?? undefined
}

interface MadeRow {
  readonly type_id: number
  readonly calendar_id: number
  readonly location_id: number
  readonly starts_at: number
  readonly origin: string
  readonly self_booked: 0 | 1
  readonly places: number
  readonly web_at: number | null
}

/** In a session some booked for themselves and some were booked. */
function selfServiceOf(db: Db, row: MadeRow): SelfService {
  return findSelfService(db, {
    typeId: row.type_id,
    calendarId: row.calendar_id,
    locationId: row.location_id,
    startsAt: row.starts_at,
    selfBooked: row.places > 1 ? row.web_at !== null : row.self_booked === 1,
    recalled: row.origin === 'recall',
  })
}

const queriesOf = perDatabase((db) => ({
  subject: db.prepare(subjectQuery),
  movedFrom: db.prepare((appointmentId: number, attendeeId: number, moved: 'moved') =>
    build
      .selectFrom('appointment_event')
      .select('from_starts_at as at')
      .where('appointment_id', '=', appointmentId)
      .where((eb) => eb.or([eb('attendee_id', 'is', null), eb('attendee_id', '=', attendeeId)]))
      .where('action', '=', moved)
      .orderBy('id', 'desc'),
  ),
  confirmed: db.prepare((patientId: number, folded: string, channel: 'email' | 'phone') =>
    build
      .selectFrom('patient_contact')
      .select('id')
      .where('patient_id', 'in', cardsStandingFor(patientId))
      .where('channel', '=', channel)
      .where('value_folded', '=', folded)
      .where('confirmed_at', 'is not', null)
      .where('revoked_at', 'is', null),
  ),
}))

function subjectQuery(attendeeId: number) {
  return build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .innerJoin('appointment_type', 'appointment_type.id', 'appointment.type_id')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .innerJoin('location', 'location.id', 'appointment.location_id')
    .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
    .leftJoin('booking_request', 'booking_request.attendee_id', 'attendee.id')
    .leftJoin('visit_text_stop', 'visit_text_stop.attendee_id', 'attendee.id')
    .select(['attendee.appointment_id', 'attendee.patient_id', 'attendee.present', 'attendee.cancelled_at'])
    .select([
      'attendee.contact_email',
      'attendee.contact_mobile',
      'attendee.language',
      'attendee.link_generation',
    ])
    .select(['attendee.booker_first_name', 'attendee.booker_last_name', 'attendee.unsubscribe_hash'])
    .select(isAskedToChoose.as('asked'))
    .select(['attendee.visit_hash', 'attendee.session_moves', 'visit_text_stop.at as texts_stopped_at'])
    .select([
      'type_id',
      'calendar_id',
      'appointment.location_id',
      'appointment.origin',
      'self_booked',
      'appointment.places',
    ])
    .select([
      'appointment.starts_at',
      'appointment.ends_at',
      'appointment.status',
      'appointment.schedule_version',
    ])
    .select(['appointment_type.notify', 'calendar.public_name', 'booking_request.at as web_at'])
    .select(['location.name as location_name', 'location.phone as location_phone'])
    .select(['patient.first_name', 'patient.last_name', 'patient.status as patient_status'])
    .select(['patient.notifications', 'patient.protected', 'patient.preferred_channel'])
    .where('attendee.id', '=', attendeeId)
}
