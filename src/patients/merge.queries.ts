import { build, type Db } from '../db/run.ts'
import type { Mergeable, Merged } from './merge.ts'
import { cardsOf } from './same-person.queries.ts'

/** The merges that stand on a card, the oldest first. */
export function listMerged(db: Db, standingId: number): readonly Merged[] {
  return db.all(
    merges().where('into_id', '=', standingId).where('undone_at', 'is', null).orderBy('patient_merge.id'),
  )
}

/** The merge by which a card went; undefined where it stands. */
export function findMergeOf(
  db: Db,
  patientId: number,
): (Merged & { readonly intoId: number; readonly byUser: number | null }) | undefined {
  return db.get(
    merges()
      .select(['into_id as intoId', 'by_user as byUser'])
      .where('patient_merge.patient_id', '=', patientId)
      .where('undone_at', 'is', null),
  )
}

/** A card as far as merging it needs it; undefined where there is none, or it was merged or erased. */
export function findMergeable(db: Db, id: number): Mergeable | undefined {
  return db.get(
    build
      .selectFrom('patient')
      .select(['id', 'number', 'status', 'created_at as createdAt'])
      .select((eb) => {
        const others = eb.selectFrom('patient as other').whereRef('other.merged_into', '=', 'patient.id')
        return others
          .select((count) => count.fn.countAll<number>().as('count'))
          .$asScalar()
          .$notNull()
          .as('stands')
      })
      .where('id', '=', id)
      .where('merged_into', 'is', null)
      .where('erased_at', 'is', null),
  )
}

/** Whether staff are asked if these two are one person, and nobody has answered yet. */
export function isAsked(db: Db, patientId: number, otherId: number): boolean {
  const [own, others] = [cardsOf(db, patientId), cardsOf(db, otherId)]
  const open = build.selectFrom('follow_up').select('id').where('category', '=', 'same-person')
  const both = open
    .where('closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('patient_id', 'in', own), eb('other_patient_id', 'in', others)]),
        eb.and([eb('patient_id', 'in', others), eb('other_patient_id', 'in', own)]),
      ]),
    )
  return db.get(both) !== undefined
}

function merges() {
  return build
    .selectFrom('patient_merge')
    .innerJoin('patient', 'patient.id', 'patient_merge.patient_id')
    .leftJoin('staff_user', 'staff_user.id', 'patient_merge.by_user')
    .select(['patient_merge.id', 'patient_merge.patient_id as patientId', 'first_name as firstName'])
    .select(['last_name as lastName', 'number', 'at', 'staff_user.name as by'])
}
