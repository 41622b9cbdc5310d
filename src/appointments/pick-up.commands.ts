import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** Somebody takes an appointment in hand to move it: it stays where it is, and what they had in hand before is put down. */
export function pickUp(
  db: Db,
  userId: number,
  appointment: { readonly id: number; readonly rowVersion: number },
  now: EpochSeconds,
): void {
  const row = { appointment_id: appointment.id, row_version: appointment.rowVersion, at: now }
  const insert = build.insertInto('picked_up').values({ user_id: userId, ...row })
  db.run(insert.onConflict((conflict) => conflict.column('user_id').doUpdateSet(row)))
}

/** Out of the hand again, this one if it is this one; undefined: whatever it is. */
export function putDown(db: Db, userId: number, appointmentId?: number): void {
  const mine = build.deleteFrom('picked_up').where('user_id', '=', userId)
  db.run(appointmentId === undefined ? mine : mine.where('appointment_id', '=', appointmentId))
}
