import { build, type Db } from '../db/run.ts'
import { type Card, type Category, type FollowUp, type Stretch, stretchesOf } from './follow-up.ts'

/** How many entries of each category are open; a category without any is left out. */
export function countByCategory(db: Db): ReadonlyMap<Category, number> {
  const rows = build
    .selectFrom('follow_up')
    .select((eb) => ['category', eb.fn.countAll<number>().as('count')])
    .where('closed_at', 'is', null)
    .groupBy('category')
  return new Map(db.all(rows).map(({ category, count }) => [category, count]))
}

/** One page of what is open: the most pressing category first, in each the oldest first. */
export function listOpen(db: Db, counts: ReadonlyMap<Category, number>, page: number): readonly FollowUp[] {
  return stretchesOf(counts, page).flatMap((stretch) => listStretch(db, stretch))
}

/** How many entries are open, for the counters beside the agenda. */
export function countOpen(db: Db): number {
  const open = build.selectFrom('follow_up').where('closed_at', 'is', null)
  return db.get(open.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

export function isThere(db: Db, id: number): boolean {
  return db.get(build.selectFrom('follow_up').select('id').where('id', '=', id)) !== undefined
}

function listStretch(db: Db, { category, offset, limit }: Stretch): readonly FollowUp[] {
  const rows = build
    .selectFrom('follow_up')
    .leftJoin('appointment', 'appointment.id', 'follow_up.appointment_id')
    .select(['follow_up.id', 'category', 'patient_id', 'other_patient_id', 'appointment_id'])
    .select(['comment', 'opened_at', 'starts_at'])
    .where('category', '=', category)
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('follow_up.id')
    .limit(limit)
    .offset(offset)
  return db.all(rows).map((row) => ({
    id: row.id,
    category: row.category,
    patient: findCard(db, row.patient_id),
    other: findCard(db, row.other_patient_id),
    appointment:
      row.appointment_id === null || row.starts_at === null
        ? undefined
        : { id: row.appointment_id, startsAt: row.starts_at },
    comment: row.comment ?? '',
    openedAt: row.opened_at,
  }))
}

/** A page has few cards: each is one look by its id, however many patients there are. */
function findCard(db: Db, id: number | null): Card | undefined {
  if (id === null) return undefined
  const columns = ['id', 'first_name', 'last_name', 'birth_date', 'number', 'protected'] as const
  const row = db.get(build.selectFrom('patient').select(columns).where('id', '=', id))
  return (
    row && {
      id,
      name: `${row.first_name} ${row.last_name}`,
      birthDate: row.birth_date,
      number: row.number,
      protected: row.protected === 1,
    }
  )
}
