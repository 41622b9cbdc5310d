import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Absence } from './absences.ts'

/** The absences that are not over at a moment, the next first. */
export function listComingAbsences(db: Db, from: EpochSeconds): readonly Absence[] {
  return db.all(absences().where('ends_at', '>', from))
}

export function findAbsence(db: Db, id: number): Absence | undefined {
  return db.get(absences().where('id', '=', id))
}

/** What can be away: practitioners, services, rooms and devices, those no longer in use included. */
export function listResources(db: Db) {
  const rows = build.selectFrom('resource').select(['id', 'name', 'kind', 'active'])
  return db.all(rows.orderBy('sort').orderBy('id')).map((row) => ({ ...row, active: row.active === 1 }))
}

function absences() {
  return build
    .selectFrom('absence')
    .select(['id', 'resource_id as resourceId', 'starts_at as startsAt', 'ends_at as endsAt', 'reason'])
    .orderBy('starts_at')
    .orderBy('id')
}
