import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { build, type Db, perDatabase } from '../db/run.ts'
import type { Schema } from '../db/schema.ts'
import type { NationalIdKind } from '../lib/national-id.ts'

/**
 * A merge sets `merged_into` and moves nothing, so that one person may have several cards: one that stands, and those
 * merged into it. Whoever reads what belongs to a person asks here which cards that are.
 */

/** The cards of the person on this card, the standing one first; only itself for a card that was never merged. */
export function cardsOf(db: Db, patientId: number): readonly number[] {
  const standing = standingOf(db, patientId)
  return [
    standing,
    ...queriesOf(db)
      .merged.all(standing)
      .map(({ id }) => id),
  ]
}

/** The card that stands for this one: itself, unless it was merged. */
export function standingOf(db: Db, patientId: number): number {
  return queriesOf(db).into.get(patientId)?.merged_into ?? patientId
}

/** The same inside a query, for the column that names a card: `.on('patient.id', '=', standing('attendee.patient_id'))`. */
export function standing(column: string): RawBuilder<number> {
  return sql<number>`(select coalesce(merged_into, id) from patient as one where one.id = ${sql.ref(column)})`
}

/** The number of the person whose standing card is `patient` in this query: its own, else one that was merged (rule 8). */
export const numberOfPerson = sql<number>`coalesce(nullif(patient.number, 0), (
  select min(one.number) from patient as one where one.merged_into = patient.id and one.number > 0), 0)`

/** The ids of all cards of the person whose standing card is given, for `where … in`. */
export function cardsStandingFor(standingId: number) {
  return build
    .selectFrom('patient as one')
    .select('one.id')
    .where((eb) => eb.or([eb('one.id', '=', standingId), eb('one.merged_into', '=', standingId)]))
}

/** The same for several people. */
export function cardsStandingForAll(standingIds: readonly number[]) {
  return build
    .selectFrom('patient as one')
    .select('one.id')
    .where((eb) => eb.or([eb('one.id', 'in', standingIds), eb('one.merged_into', 'in', standingIds)]))
}

/** The same for several people, by the query that finds their standing cards. */
export function cardsOfPeople<T extends keyof Schema>(
  people: SelectQueryBuilder<Schema, T, { person: number }>,
) {
  return build
    .selectFrom('patient as one')
    .select('one.id')
    .where((eb) => eb.or([eb('one.id', 'in', people), eb('one.merged_into', 'in', people)]))
}

const queriesOf = perDatabase((db) => ({
  into: db.prepare((id: number) => build.selectFrom('patient').select('merged_into').where('id', '=', id)),
  merged: db.prepare((id: number) =>
    build.selectFrom('patient').select('id').where('merged_into', '=', id).orderBy('id'),
  ),
}))

/** The people who bear this number on any of their cards; `mark` is made under the key of that id. */
export function withNumber(kind: NationalIdKind, mark: Buffer, keyId: string) {
  return build
    .selectFrom('identity_number')
    .select(standing('patient_id').as('person'))
    .where('kind', '=', kind)
    .where('number_hmac', '=', mark)
    .where('key_id', '=', keyId)
}
