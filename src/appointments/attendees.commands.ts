import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { recordEvent } from '../messages/history.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'

export interface Presence {
  readonly appointmentId: number
  readonly attendeeId: number
  readonly present: boolean
  /** The appointment as it was when it was looked at. */
  readonly version: number
}

/**
 * Whether somebody takes part in an appointment (O18): who does not gets no messages about it, whatever waits already,
 * and keeps the place. Nobody is told by this: to cancel is another act. Set twice is as good as once. Refuses `over`
 * where this person or the appointment is cancelled, and `edited-meanwhile`.
 */
export function setPresence(db: Db, presence: Presence, actor: Actor, now: EpochSeconds): Attempt<void> {
  return db.attempt(() => {
    const { appointmentId, attendeeId, present, version } = presence
    const row = find(db, presence)
    if (!row || row.status === 'cancelled' || row.cancelled_at !== null) return refuse('over')
    if ((row.present === 1) === present) return
    if (row.row_version !== version) return refuse('edited-meanwhile')
    const flag = present ? 1 : 0
    db.run(build.updateTable('attendee').set({ present: flag }).where('id', '=', attendeeId))
    const whole = build.updateTable('appointment').where('id', '=', appointmentId)
    db.run(whole.set((eb) => ({ row_version: eb('row_version', '+', 1) })))
    recordEvent(db, { appointmentId, attendeeId, actor, action: 'edited' }, now)
    recordAudit(db, actor, present ? 'set-present' : 'set-absent', 'appointment', appointmentId, now)
  })
}

function find(db: Db, { appointmentId, attendeeId }: Presence) {
  return db.get(
    build
      .selectFrom('attendee')
      .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
      .select(['present', 'attendee.cancelled_at', 'status', 'row_version'])
      .where('attendee.id', '=', attendeeId)
      .where('appointment.id', '=', appointmentId),
  )
}
