import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { closeOpen, openFollowUp } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { wasAskedToChoose } from '../messages/asked.queries.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { thePatient } from '../practice/actor.ts'
import { findVisit } from './visit.queries.ts'
import { maySayCannotCome, standingOf, type Visit } from './visit.ts'

/**
 * "I am coming" (rule 36). Twice is as good as once; what was said before is taken back. Refuses `over`, and
 * `asked-to-choose` where the practice has said that it cannot keep this time (rule 35).
 */
export function sayComing(db: Db, attendeeId: number, now: EpochSeconds): Attempt<void> {
  return db.attempt(() => {
    const visit = requireAhead(db, attendeeId, now)
    if (wasAskedToChoose(db, attendeeId)) return refuse('asked-to-choose')
    const { appointmentId, patientId } = visit
    // A session is nobody's alone to confirm.
    if (visit.places > 1 || (visit.status === 'confirmed' && visit.cannotComeAt === null)) return
    const change = build.updateTable('appointment').where('id', '=', appointmentId)
    const counted = change.set((eb) => ({ row_version: eb('row_version', '+', 1) }))
    db.run(counted.set({ status: 'confirmed', cannot_come_at: null }))
    closeOpen(db, 'cannot-come', { patientId, appointmentId }, 'coming', now)
    recordEvent(db, { appointmentId, attendeeId, actor: thePatient, action: 'confirmed' }, now)
  })
}

/**
 * "Tell the practice I cannot come", once it is too late to change anything (rule 22): the appointment stays, is marked,
 * and heads the list of staff. Twice is as good as once. Refuses `over`, and `not-offered` where it can still be changed.
 */
export function sayCannotCome(db: Db, attendeeId: number, now: EpochSeconds): Attempt<void> {
  return db.attempt(() => {
    const visit = requireAhead(db, attendeeId, now)
    if (!maySayCannotCome(visit, now)) return refuse('not-offered')
    const { appointmentId, patientId } = visit
    if (visit.cannotComeAt !== null || isListed(db, visit)) return
    if (visit.places === 1) {
      const change = build.updateTable('appointment').where('id', '=', appointmentId)
      const counted = change.set((eb) => ({ row_version: eb('row_version', '+', 1) }))
      db.run(counted.set({ cannot_come_at: now }))
    }
    openFollowUp(db, { category: 'cannot-come', patientId, appointmentId }, now)
    recordEvent(db, { appointmentId, attendeeId, actor: thePatient, action: 'cannot-come' }, now)
  })
}

/** Of a session nothing but the list says so. */
function isListed(db: Db, { appointmentId, patientId }: Visit): boolean {
  const listed = build.selectFrom('follow_up').select('id').where('category', '=', 'cannot-come')
  const mine = listed.where('appointment_id', '=', appointmentId).where('patient_id', '=', patientId)
  return db.get(mine) !== undefined
}

function requireAhead(db: Db, attendeeId: number, now: EpochSeconds): Visit {
  const visit = findVisit(db, attendeeId)
  return visit && standingOf(visit, now) === 'ahead' ? visit : refuse('over')
}
