import { build, type Db } from '../db/run.ts'
import { type Card, type Category, type FollowUp, type Stretch, stretchesOf } from './follow-up.ts'

/** How many entries are open, by category; a category without any is left out. */
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
  return stretchesOf(counts, page).flatMap((stretch) => db.all(stretchQuery(stretch)).map(followUpOf))
}

/** How many entries are open, for the counters beside the agenda. */
export function countOpen(db: Db): number {
  const open = build.selectFrom('follow_up').where('closed_at', 'is', null)
  return db.get(open.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

export function isThere(db: Db, id: number): boolean {
  return db.get(build.selectFrom('follow_up').select('id').where('id', '=', id)) !== undefined
}

type Row = ReturnType<ReturnType<typeof stretchQuery>['execute']> extends Promise<(infer R)[]> ? R : never

function stretchQuery({ category, offset, limit }: Stretch) {
  return build
    .selectFrom('follow_up')
    .leftJoin('appointment', 'appointment.id', 'follow_up.appointment_id')
    .leftJoin('patient', 'patient.id', 'follow_up.patient_id')
    .leftJoin('patient as other', 'other.id', 'follow_up.other_patient_id')
    .select(['follow_up.id', 'category', 'appointment_id', 'comment', 'opened_at', 'appointment.starts_at'])
    .select(['patient.id as patient_id', 'patient.first_name', 'patient.last_name', 'patient.birth_date'])
    .select(['patient.number', 'patient.protected'])
    .select(['other.id as other_id', 'other.first_name as other_first', 'other.last_name as other_last'])
    .select(['other.birth_date as other_birth', 'other.number as other_number'])
    .select('other.protected as other_protected')
    .where('category', '=', category)
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('follow_up.id')
    .limit(limit)
    .offset(offset)
}
