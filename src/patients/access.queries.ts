import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { chainHash, chainStart } from '../lib/chain.ts'
import { fieldsOf, numbersView } from './access.ts'
import type { Look } from './looks.ts'
import { cardsOf } from './same-person.queries.ts'

/** Rows read at once: a log of years does not fit into memory. */
const stretch = 5000

/** The patients that a user has been shown on a view since an instant, each once; null: other software, by its view. */
export function listLookedAt(
  db: Db,
  userId: number | null,
  view: string,
  since: EpochSeconds,
): readonly number[] {
  const rows = build
    .selectFrom('access_log')
    .select('patient_id')
    .distinct()
    .where('user_id', 'is', userId)
    .where('view', '=', view)
    .where('at', '>=', since)
  return db.all(rows).map((row) => row.patient_id)
}

/** The reason a user gave for looking at a protected patient since an instant (rule 9); undefined: none. */
export function findReason(
  db: Db,
  userId: number,
  patientId: number,
  since: EpochSeconds,
): string | undefined {
  const row = build
    .selectFrom('access_log')
    .select('basis')
    .where('user_id', '=', userId)
    // Whoever was let in to one card of a person is let in to the person.
    .where('patient_id', 'in', cardsOf(db, patientId))
    .where('at', '>=', since)
    .where('basis', '<>', '')
    // There it is repeated, not given: it would go on opening the card for as long as somebody looks at the numbers.
    .where('view', '<>', numbersView)
    .orderBy('id', 'desc')
    .limit(1)
  return db.get(row)?.basis
}

/** A page of who looked at a person, the latest first, and whether there are more. `cards`: all cards of the person. */
export function listLooks(
  db: Db,
  cards: readonly number[],
  page: number,
  limit: number,
): { readonly looks: readonly Look[]; readonly more: boolean } {
  const rows = db.all(
    build
      .selectFrom('access_log')
      .leftJoin('staff_user', 'staff_user.id', 'access_log.user_id')
      .select(['access_log.at', 'staff_user.name as by', 'access_log.role', 'action', 'view', 'basis'])
      .where('patient_id', 'in', cards)
      .orderBy('access_log.id', 'desc')
      .limit(limit + 1)
      .offset((page - 1) * limit),
  )
  return { looks: rows.slice(0, limit), more: rows.length > limit }
}

/** The id of the first row of the access log that was changed or follows a missing one; undefined: the chain holds. */
export function findBrokenLink(db: Db): number | undefined {
  let previous = chainStart
  let after = 0
  for (;;) {
    const rows = db.all(
      build.selectFrom('access_log').selectAll().where('id', '>', after).orderBy('id').limit(stretch),
    )
    for (const row of rows) {
      const expected = chainHash(previous, fieldsOf(row))
      if (!row.previous_hash.equals(previous) || !row.hash.equals(expected)) return row.id
      previous = row.hash
      after = row.id
    }
    if (rows.length < stretch) return undefined
  }
}
