import { build, type Db } from '../db/run.ts'
import { sameWall } from '../lib/calendar.ts'
import { findBrokenLink } from '../patients/access.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'

/** Everything that is wrong with the data, a line each; empty: all is well. */
export function listFaults(db: Db, now: number): readonly string[] {
  return [...brokenPages(db), ...orphans(db), ...overlaps(db), ...brokenChain(db), ...movedPromises(db, now)]
}

function brokenPages(db: Db): readonly string[] {
  const lines = db.raw.prepare<[], string>('pragma integrity_check').pluck().all()
  return lines.filter((line) => line !== 'ok').map((line) => `damaged: ${line}`)
}

function orphans(db: Db): readonly string[] {
  const rows = db.raw.prepare<[], { table: string; rowid: number | null }>('pragma foreign_key_check').all()
  return rows.map((row) => `a row of ${row.table} (${row.rowid ?? '?'}) belongs to nothing`)
}

/**
 * Two live, unmarked appointments on one resource at one time: what the triggers refuse, looked at once more. Of two
 * that overlap the later begins within the earlier, so each is asked of the index for its own stretch only.
 */
function overlaps(db: Db): readonly string[] {
  const rows = db.all(
    build
      .selectFrom('occupancy as one')
      // A cross join keeps the order: SQLite would begin with the other, for which there is no lower bound.
      .crossJoin('occupancy as other')
      .select(['one.appointment_id as one', 'other.appointment_id as other'])
      .whereRef('other.resource_id', '=', 'one.resource_id')
      .whereRef('other.starts_at', '>=', 'one.starts_at')
      .whereRef('other.starts_at', '<', 'one.ends_at')
      .where((eb) =>
        eb.or([
          eb('other.starts_at', '>', eb.ref('one.starts_at')),
          eb('other.appointment_id', '>', eb.ref('one.appointment_id')),
        ]),
      )
      // Literals: SQLite takes a partial index only where it can read the condition.
      .where('one.live', '=', (eb) => eb.lit(1))
      .where('other.live', '=', (eb) => eb.lit(1))
      .where('one.on_purpose', '=', 0)
      .where('other.on_purpose', '=', 0),
  )
  return rows.map((row) => `appointments ${row.one} and ${row.other} overlap`)
}

/** The access log is a chain: a row that was changed, or one that follows a missing one, does not fit. */
function brokenChain(db: Db): readonly string[] {
  const id = findBrokenLink(db)
  return id === undefined ? [] : [`the access log was changed at or before row ${id}`]
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
