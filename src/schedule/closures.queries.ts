import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { parseTexts } from '../practice/texts.ts'
import type { StoredClosure } from './closures.ts'

/** The closures that are not over on a date, the next first. */
export function listComingClosures(db: Db, from: IsoDate): readonly StoredClosure[] {
  return db.all(closures().where('to_date', '>=', from)).map(closureOf)
}

export function findClosure(db: Db, id: number): StoredClosure | undefined {
  const row = db.get(closures().where('id', '=', id))
  return row && closureOf(row)
}

function closures() {
  return build.selectFrom('closure').selectAll().orderBy('from_date').orderBy('id')
}

function closureOf(row: {
  readonly id: number
  readonly location_id: number | null
  readonly from_date: string
  readonly to_date: string
  readonly texts: string
  readonly cover_name: string | null
  readonly cover_phone: string | null
}): StoredClosure {
  return {
    id: row.id,
    locationId: row.location_id,
    from: row.from_date,
    to: row.to_date,
    texts: parseTexts(row.texts),
    coverName: row.cover_name,
    coverPhone: row.cover_phone,
  }
}
