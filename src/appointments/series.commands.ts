import { build, type Db } from '../db/run.ts'

/** The appointment is the first of a series from now on; inside the write that makes it. */
export function beginSeries(db: Db, appointmentId: number, seriesId: number): void {
  const change = build.updateTable('appointment').where('id', '=', appointmentId)
  const first = { series_id: seriesId, series_number: 1 }
  db.run(change.set((eb) => ({ row_version: eb('row_version', '+', 1), ...first })))
}
