import { build, type Db } from '../db/run.ts'
import { cardsOf } from '../patients/same-person.queries.ts'
import type { Call } from './call.ts'

/** Whom to phone about what; the numbers given for the appointment first, then those on the card. */
export function findCall(
  db: Db,
  entry: { readonly id: number; readonly patientId: number; readonly appointmentId: number },
): Call | undefined {
  const row = db.get(
    build
      .selectFrom('follow_up')
      .innerJoin('appointment', 'appointment.id', 'follow_up.appointment_id')
      .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
      .leftJoin('message', 'message.id', 'follow_up.message_id')
      .leftJoin('message_subject', 'message_subject.message_id', 'message.id')
      .select(['tries', 'tried_at as triedAt', 'message.kind', 'told_starts_at as knows'])
      .select(['starts_at as startsAt', 'calendar.public_name as practitioner'])
      .where('follow_up.id', '=', entry.id),
  )
  return row && { ...row, phones: listPhones(db, entry.patientId, entry.appointmentId) }
}

/** How many people are still to be phoned (rule 29). */
export function countToPhone(db: Db): number {
  const open = build.selectFrom('follow_up').where('closed_at', 'is', null).where('category', '=', 'to-phone')
  return db.get(open.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

function listPhones(db: Db, patientId: number, appointmentId: number): readonly string[] {
  const cards = cardsOf(db, patientId)
  const given = build
    .selectFrom('attendee')
    .select('contact_mobile as value')
    .where('appointment_id', '=', appointmentId)
    .where('patient_id', 'in', cards)
  const onCard = build
    .selectFrom('patient_contact')
    .select('value')
    .where('patient_id', 'in', cards)
    .where('channel', '=', 'phone')
    .where('revoked_at', 'is', null)
    .orderBy('id')
  const all = [...db.all(given), ...db.all(onCard)].flatMap(({ value }) => value ?? [])
  return [...new Set(all)]
}
