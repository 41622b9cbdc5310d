import { build, type Db, perDatabase } from '../db/run.ts'
import { openFollowUp } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { standing } from '../patients/same-person.queries.ts'
import type { Reason } from './messages.ts'
import { isToldByOther } from './siblings.queries.ts'

/** Why a message need not have arrived: another one speaks, or nobody is to be told. */
const settledOtherwise: readonly Reason[] = [
  'outdated',
  'cancelled',
  'not-cancelled',
  'not-present',
  'by-choice',
  'withdrawn',
]

/** What the practice wanted to say has not arrived: somebody phones, whatever the date is (rule 29). */
export function phoneInstead(db: Db, messageId: number, reason: Reason, now: EpochSeconds): void {
  if (settledOtherwise.includes(reason)) return
  const row = queriesOf(db).message.get(messageId)
  // Nobody phones the dead (rule 8), nor whoever hears of it by the other channel.
  if (row?.must_reach !== 1 || row.status === 'deceased' || isToldByOther(db, messageId)) return
  const about = { patientId: row.id, appointmentId: row.appointment_id, messageId }
  openFollowUp(db, { category: 'to-phone', ...about }, now)
}

/** Asked of every message that does not leave. */
const queriesOf = perDatabase((db) => ({ message: db.prepare(messageQuery) }))

function messageQuery(messageId: number) {
  return (
    build
      .selectFrom('message')
      .innerJoin('message_subject', 'message_subject.message_id', 'message.id')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('message.patient_id')))
      .select(['message.must_reach', 'message_subject.appointment_id', 'patient.id', 'patient.status'])
      // Of a series the first one stands for all.
      .whereRef('message_subject.attendee_id', '=', 'message.attendee_id')
      .where('message.id', '=', messageId)
  )
}
