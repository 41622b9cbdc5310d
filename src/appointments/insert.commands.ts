import type { FreeTime } from '../availability/model.ts'
import { build, type Db } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import { type EpochSeconds, localStamp, type Zone } from '../lib/calendar.ts'
import { changeCode, hashChangeCode } from '../lib/change-code.ts'
import { hashToken, type Keys, linkToken } from '../lib/token.ts'
import type { Whose } from '../patients/card.ts'
import { foldContact } from '../patients/patients.commands.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Booker } from './person.ts'
import { findSession } from './session.queries.ts'

/** Where and when, with the resources that meet the type's needs. */
export type Place = Omit<FreeTime, 'blockId' | 'shownAs'>

export interface NewAppointment {
  readonly type: AppointmentType
  readonly zone: Zone
  readonly place: Place
  readonly origin: 'web' | 'staff'
  /** Many bookings came from this address (rule 25). */
  readonly marked: boolean
  readonly userId: number | null
  /** It may be laid over others; they are still refused over it (rule 18). */
  readonly onPurpose?: boolean
  /** How many may come; as many as the type says. */
  readonly places?: number
  /** Which one it is of which series. */
  readonly series?: { readonly id: number; readonly number: number }
}

/**
 * The appointment and what it occupies, or the session that begins there already and has a place left (rule 10); inside
 * the write of a booking. Refused by triggers where a time is taken.
 */
export function insertAppointment(db: Db, appointment: NewAppointment, now: EpochSeconds): number {
  return findSession(db, appointment.type, appointment.place) ?? insertNew(db, appointment, now)
}

/** The appointment and what it occupies, whatever begins there already. */
export function insertNew(db: Db, appointment: NewAppointment, now: EpochSeconds): number {
  const { type, place, origin, series } = appointment
  const id = db.insert('appointment', {
    type_id: type.id,
    calendar_id: place.calendarId,
    location_id: place.locationId,
    starts_at: place.startsAt,
    ends_at: place.endsAt,
    local_start: localStamp(appointment.zone, place.startsAt),
    origin,
    self_booked: origin === 'web' ? 1 : 0,
    places: appointment.places ?? type.places,
    price_cents: type.priceCents,
    marked_many: appointment.marked ? 1 : 0,
    on_purpose: flag(appointment.onPurpose),
    booked_at: now,
    booked_by: appointment.userId,
    series_id: series?.id ?? null,
    series_number: series?.number ?? null,
  })
  occupy(db, id, place, flag(appointment.onPurpose))
  return id
}

/** The practitioner's own row is the database's work. */
function occupy(db: Db, appointmentId: number, place: Place, onPurpose: 0 | 1): void {
  const span = { appointment_id: appointmentId, starts_at: place.startsAt, ends_at: place.endsAt }
  for (const resourceId of place.resources)
    db.insert('occupancy', { ...span, resource_id: resourceId, on_purpose: onPurpose })
}

function flag(on: boolean | undefined): 0 | 1 {
  return on ? 1 : 0
}

export interface NewAttendee {
  readonly appointmentId: number
  readonly patientId: number
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  readonly language: Language
  /** Who booked for the patient, and whose the contact is; null: the patient did, or staff (rule 3). */
  readonly booker?: Booker | null
  /** Whose the contact is where nobody else booked; the patient's own unless said. */
  readonly whose?: Whose
  /** What the visitor answered where the type asks for it (rule 4). */
  readonly known?: 'new' | 'known' | null
}

/** Who comes, how to reach them about this appointment (rule 2), and the hashes of their links. */
export function insertAttendee(db: Db, keys: Keys, attendee: NewAttendee): number {
  const { email, phone } = attendee
  const id = db.insert('attendee', {
    appointment_id: attendee.appointmentId,
    patient_id: attendee.patientId,
    contact_email: email,
    contact_mobile: phone,
    contact_folded: email === null ? null : foldContact({ channel: 'email', value: email }),
    phone_folded: phone === null ? null : foldContact({ channel: 'phone', value: phone }),
    language: attendee.language,
    contact_whose: attendee.booker?.whose ?? attendee.whose ?? 'own',
    booker_first_name: attendee.booker?.firstName ?? unnamed(attendee),
    booker_last_name: attendee.booker?.lastName ?? unnamed(attendee),
    known_answer: attendee.known ?? null,
  })
  const hashes = {
    receipt_hash: hashToken(linkToken(keys, 'receipt', id, 1)),
    visit_hash: hashToken(linkToken(keys, 'visit', id, 1)),
    unsubscribe_hash: hashToken(linkToken(keys, 'unsubscribe', id, 1)),
    code_hash: hashChangeCode(keys, changeCode(keys, id, 1)),
  }
  db.run(build.updateTable('attendee').set(hashes).where('id', '=', id))
  return id
}

/** Somebody else's contact without a name is still somebody else's: the patient is not named there (rule 3). */
function unnamed({ whose }: NewAttendee): '' | null {
  return whose === undefined || whose === 'own' ? null : ''
}
