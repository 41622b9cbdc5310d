import { build, type Db } from '../db/run.ts'
import type { OfferedOnce } from './card.ts'
import { foldContact } from './contact.ts'
import { cardsOf } from './same-person.queries.ts'

/** For so long after the appointment a contact that was given for it is offered, in seconds. */
const offeredFor = 90 * 86_400

/**
 * The contacts given with appointments of late or to come that do not stand on the card, each once, the latest first
 * (F54). What was withdrawn after it was given is not offered again.
 */
export function listOffered(db: Db, patientId: number, now: number): readonly OfferedOnce[] {
  const known = new Map<string, number>()
  for (const { channel, value_folded, revoked_at } of listKnown(db, patientId)) {
    const key = `${channel} ${value_folded}`
    known.set(key, Math.max(known.get(key) ?? 0, revoked_at ?? Infinity))
  }
  const offered = new Map<string, OfferedOnce>()
  for (const row of listGiven(db, patientId, now))
    for (const channel of ['phone', 'email'] as const) {
      const value = row[channel]
      if (value === null) continue
      const key = `${channel} ${foldContact({ channel, value })}`
      if (offered.has(key) || (known.get(key) ?? 0) >= row.bookedAt) continue
      const { attendeeId, appointmentId, startsAt, whose } = row
      offered.set(key, { attendeeId, appointmentId, startsAt, whose, channel, value })
    }
  return [...offered.values()]
}

function listGiven(db: Db, patientId: number, now: number) {
  return db.all(
    build
      .selectFrom('attendee')
      .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
      .select(['attendee.id as attendeeId', 'appointment.id as appointmentId', 'starts_at as startsAt'])
      .select(['booked_at as bookedAt', 'contact_whose as whose'])
      .select(['contact_email as email', 'contact_mobile as phone'])
      .where('attendee.patient_id', 'in', cardsOf(db, patientId))
      .where('starts_at', '>=', now - offeredFor)
      .orderBy('booked_at', 'desc')
      .orderBy('attendee.id', 'desc'),
  )
}

function listKnown(db: Db, patientId: number) {
  const contacts = build.selectFrom('patient_contact').select(['channel', 'value_folded', 'revoked_at'])
  return db.all(contacts.where('patient_id', 'in', cardsOf(db, patientId)))
}
