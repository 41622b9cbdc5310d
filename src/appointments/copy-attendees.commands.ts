import { build, type Db } from '../db/run.ts'
import { type Language, languages } from '../i18n/languages.ts'
import type { Keys } from '../lib/token.ts'
import { insertAttendee } from './insert.commands.ts'
import { type Reached, reachedElsewhere } from './reached.queries.ts'

/**
 * Everybody who has not cancelled comes to another appointment too, with links of their own. They are reached as for the
 * first one; a contact that somebody only typed on the web is good for that appointment and no other (rule 2), so there the
 * card's own is taken. Part of a write. Returns the new attendees by the old.
 */
export function copyAttendees(db: Db, keys: Keys, from: number, to: number): ReadonlyMap<number, number> {
  return new Map(
    listFrom(db, from).map((row) => {
      const { email, phone } = reachedElsewhere(db, reachedOf(row))
      const language = languageOf(row.language)
      const id = insertAttendee(db, keys, {
        appointmentId: to,
        patientId: row.patient_id,
        email,
        phone,
        language,
      })
      const { contact_whose, booker_first_name, booker_last_name } = row
      const same = email === row.contact_email && phone === row.contact_mobile
      const booker = { contact_whose, booker_first_name, booker_last_name }
      if (same) db.run(build.updateTable('attendee').set(booker).where('id', '=', id))
      return [row.id, id]
    }),
  )
}

/** Whether an attendee's e-mail address is good for other appointments, too. */
export function isReachedElsewhere(db: Db, attendeeId: number): boolean {
  const row = db.get(attendees().where('attendee.id', '=', attendeeId))
  return row !== undefined && reachedElsewhere(db, reachedOf(row)).email === row.contact_email
}

function attendees() {
  return build
    .selectFrom('attendee')
    .leftJoin('booking_request', 'booking_request.attendee_id', 'attendee.id')
    .select(['attendee.id', 'patient_id', 'contact_email', 'contact_mobile', 'contact_whose', 'language'])
    .select(['booker_first_name', 'booker_last_name', 'booking_request.at as webAt'])
}

function listFrom(db: Db, appointmentId: number) {
  const coming = attendees().where('appointment_id', '=', appointmentId).where('cancelled_at', 'is', null)
  return db.all(coming.orderBy('attendee.id'))
}

interface Row {
  readonly patient_id: number
  readonly contact_email: string | null
  readonly contact_mobile: string | null
  readonly webAt: number | null
}

function reachedOf({
  patient_id: patientId,
  contact_email: email,
  contact_mobile: phone,
  webAt,
}: Row): Reached {
  return { patientId, email, phone, fromWeb: webAt !== null }
}

function languageOf(name: string): Language {
  return languages.find((each) => each === name) ?? 'en'
}
