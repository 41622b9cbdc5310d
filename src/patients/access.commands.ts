import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { chainHash, chainStart } from '../lib/chain.ts'
import { listLookedAt } from './access.queries.ts'
import { fieldsOf } from './access.ts'

/** One request of one user, or of other software, that shows or changes something of some patients. */
export interface Looks {
  /** null: other software, which `view` tells apart and `basis` names. */
  readonly user: number | null
  readonly role: string
  /** The page, as `agenda`. */
  readonly view: string
  readonly patientIds: readonly number[]
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly requestId: string
  /** Why, where a reason was asked for (rule 9). */
  readonly basis?: string
  /** Patients shown to this user on this view since then are not written again (rule 34). */
  readonly notAgainSince?: EpochSeconds
}

/** Writes one row per patient into the access log, each chained to the row before it. Appended, never changed. */
export function recordLooks(db: Db, looks: Looks, now: EpochSeconds): void {
  const { user, view, notAgainSince } = looks
  const known = notAgainSince === undefined ? [] : listLookedAt(db, user, view, notAgainSince)
  const fresh = [...new Set(looks.patientIds)].filter((id) => !known.includes(id))
  if (fresh.length === 0) return
  db.write(() => {
    let previous = lastHash(db)
    for (const patientId of fresh) previous = append(db, looks, patientId, previous, now)
  })
}

function lastHash(db: Db): Buffer {
  const last = build.selectFrom('access_log').select('hash').orderBy('id', 'desc').limit(1)
  return db.get(last)?.hash ?? chainStart
}

function append(db: Db, looks: Looks, patientId: number, previous: Buffer, now: EpochSeconds): Buffer {
  const row = {
    at: now,
    user_id: looks.user,
    role: looks.role,
    action: looks.action,
    view: looks.view,
    patient_id: patientId,
    basis: looks.basis ?? '',
    request_id: looks.requestId,
  }
  const hash = chainHash(previous, fieldsOf(row))
  db.run(build.insertInto('access_log').values({ ...row, previous_hash: previous, hash }))
  return hash
}
