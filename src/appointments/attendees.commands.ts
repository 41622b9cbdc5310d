import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { announce } from '../messages/announce.commands.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { knowsNothing } from '../messages/taken-out.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findStanding } from './staff-change.queries.ts'

export interface Presence {
  readonly appointmentId: number
  readonly attendeeId: number
  readonly present: boolean
  /** The appointment as it was when it was looked at. */
  readonly version: number
}

/**
 * Whether somebody takes part in an appointment (O18): who does not gets no messages about it and keeps the place. Who
 * knew of it is told that it is off for them, after the grace and else by phone (rule 29), and that it is on again where
 * they had heard that. Set twice is as good as once. Refuses `over` where this person or the appointment is cancelled, and
 * `edited-meanwhile`.
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
    tell(db, presence, now)
  })
}

function tell(db: Db, { appointmentId, attendeeId, present }: Presence, now: EpochSeconds): void {
  const plan = findStanding(db, appointmentId)
  if (!plan) return
  const how = { attendeeIds: [attendeeId], tell: true, mustReach: true, changeId: null }
  if (!present) announce(db, { ...how, before: plan, after: undefined, takenOut: true }, now)
  else announce(db, { ...how, before: knowsNothing(db, attendeeId) ? null : plan, after: plan }, now)
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
