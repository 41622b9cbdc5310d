import { build, type Db } from '../db/run.ts'
import type { Card, FollowUp } from './follow-up.ts'

/** What is open, oldest first. */
export function listOpen(db: Db): readonly FollowUp[] {
  const rows = db.all(
    build
      .selectFrom('follow_up')
      .leftJoin('appointment', 'appointment.id', 'follow_up.appointment_id')
      .select(['follow_up.id', 'category', 'patient_id', 'other_patient_id', 'appointment_id'])
      .select(['comment', 'opened_at', 'starts_at'])
      .where('closed_at', 'is', null)
      .orderBy('opened_at')
      .orderBy('follow_up.id'),
  )
  const cards = cardsOf(db)
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    patient: row.patient_id === null ? undefined : cards.get(row.patient_id),
    other: row.other_patient_id === null ? undefined : cards.get(row.other_patient_id),
    appointment:
      row.appointment_id === null || row.starts_at === null
        ? undefined
        : { id: row.appointment_id, startsAt: row.starts_at },
    comment: row.comment ?? '',
    openedAt: row.opened_at,
  }))
}

/** How many entries are open, for the counters beside the agenda. */
export function countOpen(db: Db): number {
  const open = build.selectFrom('follow_up').where('closed_at', 'is', null)
  return db.get(open.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

export function isThere(db: Db, id: number): boolean {
  return db.get(build.selectFrom('follow_up').select('id').where('id', '=', id)) !== undefined
}

/** The cards that open entries are about, by id. */
function cardsOf(db: Db): ReadonlyMap<number, Card> {
  const rows = db.all(
    build
      .selectFrom('patient')
      .select(['id', 'first_name', 'last_name', 'birth_date', 'number', 'protected'])
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('follow_up')
            .select('follow_up.id')
            .where('closed_at', 'is', null)
            .where((or) =>
              or.or([
                or('patient_id', '=', or.ref('patient.id')),
                or('other_patient_id', '=', or.ref('patient.id')),
              ]),
            ),
        ),
      ),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: `${row.first_name} ${row.last_name}`,
        birthDate: row.birth_date,
        number: row.number,
        protected: row.protected === 1,
      },
    ]),
  )
}
