import { build, type Db, perDatabase } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { cardsOf } from '../patients/same-person.queries.ts'
import type { Reminded } from './day.ts'
import { findSubject } from './messages.queries.ts'
import type { Channel } from './messages.ts'

/** The appointments that a reminder is for: one, or several of a patient and day. */
export function listReminded(db: Db, messageId: number): readonly Reminded[] {
  return queriesOf(db)
    .subjects.all(messageId)
    .flatMap((row) => {
      const subject = findSubject(db, row.attendee_id)
      return subject ? [{ subject, version: row.schedule_version }] : []
    })
}

/** Which of the reminders of its appointments a message is. */
export function ordinalOf(db: Db, messageId: number): number {
  const ordinal = queriesOf(db).subjects.all(messageId)[0]?.ordinal
  if (ordinal === undefined) throw new Error(`message ${messageId} is about nobody`)
  return ordinal
}

/** A day as the link of a merged message names it. */
export interface LinkedDay {
  /** The one that stands for patient and contact. */
  readonly attendeeId: number
  /** The way that the link was sent: only what was given that very contact is behind it. */
  readonly channel: Channel
  readonly date: IsoDate
}

/** The day behind a link; undefined: unknown, or revoked with the links of its attendee. */
export function findDayBehind(db: Db, hash: Buffer): LinkedDay | undefined {
  return queriesOf(db).behind.get(hash)
}

/** Whatever one person has between two instants under the contact that a link was sent to, by the start (rules 2, 30). */
export function listUnderContact(
  db: Db,
  { attendeeId, channel }: LinkedDay,
  between: { readonly startsAt: number; readonly endsAt: number },
): readonly { readonly attendeeId: number; readonly generation: number }[] {
  const head = queriesOf(db).contact.get(attendeeId)
  const contact = channel === 'email' ? 'contact_folded' : 'contact_mobile'
  const value = head?.[contact] ?? null
  if (!head || value === null) return []
  const theirs = build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .select(['attendee.id as attendeeId', 'link_generation as generation'])
    .where('attendee.patient_id', 'in', cardsOf(db, head.patient_id))
    .where(contact, '=', value)
    .where('visit_hash', 'is not', null)
    .where('starts_at', '>=', between.startsAt)
    .where('starts_at', '<', between.endsAt)
    .orderBy('starts_at')
    .orderBy('attendee.id')
  return db.all(theirs)
}

const queriesOf = perDatabase((db) => ({
  subjects: db.prepare((messageId: number) =>
    build
      .selectFrom('message_subject')
      .select(['attendee_id', 'schedule_version', 'ordinal'])
      .where('message_id', '=', messageId),
  ),
  contact: db.prepare((attendeeId: number) =>
    build
      .selectFrom('attendee')
      .select(['patient_id', 'contact_folded', 'contact_mobile'])
      .where('id', '=', attendeeId),
  ),
  behind: db.prepare((hash: Buffer) =>
    build
      .selectFrom('day_link')
      .innerJoin('attendee', 'attendee.id', 'day_link.attendee_id')
      .select(['day_link.attendee_id as attendeeId', 'channel', 'date'])
      .where('day_link.hash', '=', hash)
      .whereRef('day_link.generation', '=', 'attendee.link_generation')
      .where('attendee.visit_hash', 'is not', null),
  ),
}))
