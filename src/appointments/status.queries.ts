import { build, type Db, perDatabase } from '../db/run.ts'
import type { Progress } from './status.ts'

/** How an appointment stands, with what has happened to it; undefined where there is none. */
export function findProgress(db: Db, id: number): Progress | undefined {
  const row = queriesOf(db).standing.get(id)
  return row && { ...row, events: queriesOf(db).events.all(id) }
}

/** Whom an appointment is about. */
export function listPatients(db: Db, appointmentId: number): readonly number[] {
  const rows = build.selectFrom('attendee').select('patient_id').where('appointment_id', '=', appointmentId)
  return db.all(rows).map((row) => row.patient_id)
}

/** Asked at every click on a status. */
const queriesOf = perDatabase((db) => ({
  standing: db.prepare((id: number) =>
    build
      .selectFrom('appointment')
      .select(['status', 'starts_at as startsAt', 'ends_at as endsAt', 'row_version as version'])
      .where('id', '=', id),
  ),
  events: db.prepare((id: number) =>
    build
      .selectFrom('appointment_event')
      .leftJoin('staff_user', 'staff_user.id', 'appointment_event.user_id')
      .select(['action', 'at', 'staff_user.name as userName'])
      .where('appointment_id', '=', id)
      .orderBy('at')
      .orderBy('appointment_event.id'),
  ),
}))
