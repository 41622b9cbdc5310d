import { build, type Db } from '../db/run.ts'
import { cardsOf, standing } from './same-person.queries.ts'

const most = 10

/**
 * The standing cards of people who may be the one on this card: of the same last name and birth date, or with a contact or
 * an identity number in common. Protected identities are left out: that one is like another tells about it (rule 9).
 */
export function listSimilar(db: Db, patientId: number): readonly number[] {
  const own = cardsOf(db, patientId)
  const found = [
    ...listNamesakes(db, own),
    ...listBySame(db, own, 'contact'),
    ...listBySame(db, own, 'number'),
  ]
  const ids = [...new Set(found)].filter((id) => !own.includes(id)).slice(0, most * 2)
  const open = build.selectFrom('patient').select('id').where('id', 'in', ids)
  return db
    .all(open.where('protected', '=', 0).where('erased_at', 'is', null).limit(most))
    .map(({ id }) => id)
}

function listNamesakes(db: Db, own: readonly number[]): readonly number[] {
  const rows = build
    .selectFrom('patient as known')
    .innerJoin('patient as other', (join) =>
      join
        .onRef('other.birth_date', '=', 'known.birth_date')
        .onRef('other.last_folded', '=', 'known.last_folded'),
    )
    .select((eb) => eb.fn.coalesce('other.merged_into', 'other.id').as('person'))
    .where('known.id', 'in', own)
  return db.all(rows).map(({ person }) => person)
}

function listBySame(db: Db, own: readonly number[], what: 'contact' | 'number'): readonly number[] {
  const rows = what === 'contact' ? sameContact(own) : sameNumber(own)
  return db.all(rows).map(({ person }) => person)
}

function sameContact(own: readonly number[]) {
  return build
    .selectFrom('patient_contact as known')
    .innerJoin('patient_contact as other', 'other.value_folded', 'known.value_folded')
    .select(standing('other.patient_id').as('person'))
    .where('known.patient_id', 'in', own)
    .where('known.revoked_at', 'is', null)
    .where('other.revoked_at', 'is', null)
    .limit(100)
}

function sameNumber(own: readonly number[]) {
  return build
    .selectFrom('identity_number as known')
    .innerJoin('identity_number as other', (join) =>
      join
        .onRef('other.kind', '=', 'known.kind')
        .onRef('other.number_hmac', '=', 'known.number_hmac')
        .onRef('other.key_id', '=', 'known.key_id'),
    )
    .select(standing('other.patient_id').as('person'))
    .where('known.patient_id', 'in', own)
}
