import { build, type Db } from '../db/run.ts'
import type { Sent } from './sent.ts'

/** A page of all messages to a person, the latest first, and whether there are more. `cards`: all cards of the person. */
export function listSent(
  db: Db,
  cards: readonly number[],
  page: number,
  limit: number,
): { readonly messages: readonly Sent[]; readonly more: boolean } {
  const own = build.selectFrom('message').select('id').where('patient_id', 'in', cards)
  const ids = own
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .offset((page - 1) * limit)
  // One by one, for SQLite is free to join from the wrong end.
  const messages = db.all(ids).flatMap(({ id }) => db.get(sent(id)) ?? [])
  return { messages: messages.slice(0, limit), more: messages.length > limit }
}

function sent(id: number) {
  return build
    .selectFrom('message')
    .leftJoin('message_subject', 'message_subject.message_id', 'message.id')
    .leftJoin('appointment', 'appointment.id', 'message_subject.appointment_id')
    .leftJoin('attendee', 'attendee.id', 'message.attendee_id')
    .leftJoin('patient_contact', 'patient_contact.id', 'message.contact_id')
    .select(['message.id', 'message.kind', 'message.channel', 'message.state', 'message.reason'])
    .select(['message.created_at as createdAt', 'message.settled_at as settledAt'])
    .select(['message_subject.appointment_id as appointmentId', 'starts_at as startsAt'])
    .select(['to_masked as toMasked', 'attendee.contact_mobile as mobile'])
    .select((eb) => eb.fn.coalesce('attendee.contact_email', 'patient_contact.value').as('email'))
    .where('message.id', '=', id)
    .limit(1)
}
