import { build, type Db } from '../db/run.ts'
import type { FollowUpTable } from '../db/tables/lists.ts'
import { cardsOf } from '../patients/same-person.queries.ts'

export interface NewFollowUp {
  readonly category: FollowUpTable['category']
  readonly patientId: number | null
  readonly otherPatientId?: number | null
  readonly appointmentId?: number | null
  /** The message that did not arrive. */
  readonly messageId?: number | null
  /** For staff, in the practice's language; erased with the patient. */
  readonly comment?: string
}

/** Puts something on the list of what staff have to look at. */
export function openFollowUp(db: Db, entry: NewFollowUp, now: number): void {
  db.run(
    build.insertInto('follow_up').values({
      category: entry.category,
      patient_id: entry.patientId,
      other_patient_id: entry.otherPatientId ?? null,
      appointment_id: entry.appointmentId ?? null,
      message_id: entry.messageId ?? null,
      comment: entry.comment ?? null,
      opened_at: now,
    }),
  )
}

/** The same, unless an entry of this category is open for the patient already, on whichever card. */
export function openOnce(db: Db, entry: NewFollowUp & { readonly patientId: number }, now: number): void {
  const { category, patientId } = entry
  const open = build.selectFrom('follow_up').select('id').where('closed_at', 'is', null)
  if (!db.get(open.where('category', '=', category).where('patient_id', 'in', cardsOf(db, patientId))))
    openFollowUp(db, entry, now)
}

/** Takes an entry off the list, by somebody of the staff or, null, by itself; a closed one stays closed as it was. */
export function closeFollowUp(db: Db, id: number, userId: number | null, why: string, now: number): void {
  const change = build.updateTable('follow_up').set({ closed_at: now, closed_by: userId, closed_why: why })
  db.run(change.where('id', '=', id).where('closed_at', 'is', null))
}

/** Takes off the list what has settled itself; nobody of the staff did it. */
export function closeOpen(
  db: Db,
  category: FollowUpTable['category'],
  about: { readonly patientId: number; readonly appointmentId?: number },
  why: string,
  now: number,
): void {
  const open = build.updateTable('follow_up').set({ closed_at: now, closed_why: why })
  const mine = open
    .where('closed_at', 'is', null)
    .where('category', '=', category)
    .where('patient_id', 'in', cardsOf(db, about.patientId))
  const { appointmentId } = about
  db.run(appointmentId === undefined ? mine : mine.where('appointment_id', '=', appointmentId))
}

/** Nobody has to be phoned about a message any more: it arrived, or was taken back. */
export function closeOfMessage(db: Db, messageId: number, why: string, now: number): void {
  const open = build.updateTable('follow_up').set({ closed_at: now, closed_why: why })
  db.run(open.where('message_id', '=', messageId).where('closed_at', 'is', null))
}

/** Puts back on the list what a change at that instant had settled, once the change is taken back. */
export function reopen(
  db: Db,
  category: FollowUpTable['category'],
  appointmentId: number,
  settledAt: number,
): void {
  const entries = build.updateTable('follow_up').set({ closed_at: null, closed_why: null })
  const settled = entries.where('appointment_id', '=', appointmentId).where('closed_at', '=', settledAt)
  db.run(settled.where('category', '=', category).where('closed_by', 'is', null))
}
