import { build, type Db } from '../db/run.ts'
import { sameWall } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'

/** Everything that is wrong with the data, a line each; empty: all is well. */
export function listFaults(db: Db, now: number): readonly string[] {
  return [...brokenPages(db), ...orphans(db), ...overlaps(db), ...movedPromises(db, now)]
}

function brokenPages(db: Db): readonly string[] {
  const lines = db.raw.prepare<[], string>('pragma integrity_check').pluck().all()
  return lines.filter((line) => line !== 'ok').map((line) => `damaged: ${line}`)
}

function orphans(db: Db): readonly string[] {
  const rows = db.raw.prepare<[], { table: string; rowid: number | null }>('pragma foreign_key_check').all()
  return rows.map((row) => `a row of ${row.table} (${row.rowid ?? '?'}) belongs to nothing`)
}

/** Two live, unmarked appointments on one resource at one time: what the triggers refuse, looked at once more. */
function overlaps(db: Db): readonly string[] {
  const rows = db.all(
    build
      .selectFrom('occupancy as one')
      .innerJoin('occupancy as other', (join) =>
        join
          .onRef('other.resource_id', '=', 'one.resource_id')
          .onRef('other.appointment_id', '>', 'one.appointment_id')
          .onRef('other.starts_at', '<', 'one.ends_at')
          .onRef('other.ends_at', '>', 'one.starts_at'),
      )
      .select(['one.appointment_id as one', 'other.appointment_id as other'])
      .where('one.live', '=', 1)
      .where('other.live', '=', 1)
      .where('one.on_purpose', '=', 0)
      .where('other.on_purpose', '=', 0),
  )
  return rows.map((row) => `appointments ${row.one} and ${row.other} overlap`)
}

/** Future appointments whose instant is no longer the wall time they were promised as: the zone's rules have changed. */
function movedPromises(db: Db, now: number): readonly string[] {
  const zone = findPractice(db)?.zone
  if (!zone) return []
  const future = build.selectFrom('appointment').select(['id', 'starts_at', 'local_start'])
  return db
    .all(future.where('starts_at', '>', now).where('cancelled_at', 'is', null))
    .filter((row) => !sameWall(zone, row.starts_at, row.local_start))
    .map((row) => `appointment ${row.id} was promised for ${row.local_start}, which is another instant now`)
}
