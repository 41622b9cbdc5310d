import { build, type Db } from '../db/run.ts'
import type { TakingPart } from './presence.ts'

/** Who takes part in an appointment (O18); those who have cancelled are left out, unless all of it is cancelled. */
export function findTakingPart(db: Db, appointmentId: number): TakingPart | undefined {
  const whole = build
    .selectFrom('appointment')
    .select(['status', 'places', 'row_version as version', 'starts_at', 'type_id', 'calendar_id'])
  const row = db.get(whole.where('id', '=', appointmentId))
  if (!row) return undefined
  const people = build
    .selectFrom('attendee')
    .select(['id', 'patient_id', 'present'])
    .where('appointment_id', '=', appointmentId)
    .$if(row.status !== 'cancelled', (some) => some.where('cancelled_at', 'is', null))
    .orderBy('id')
  return {
    id: appointmentId,
    version: row.version,
    typeId: row.type_id,
    calendarId: row.calendar_id,
    cancelled: row.status === 'cancelled',
    startsAt: row.starts_at,
    places: row.places,
    people: db.all(people).map((each) => ({
      id: each.id,
      patientId: each.patient_id,
      present: each.present === 1,
    })),
  }
}
