import type { ExpressionBuilder } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { Schema } from '../db/schema.ts'
import { cardsOf } from '../patients/same-person.queries.ts'

/** Whether staff have decided that two cards are two people; of each, whichever of its person's cards was compared. */
export function areKnownApart(db: Db, oneId: number, otherId: number): boolean {
  const [cards, others] = [cardsOf(db, oneId), cardsOf(db, otherId)]
  const decided = build.selectFrom('follow_up').select('id').where('closed_why', '=', 'different-people')
  return db.get(decided.where((eb) => between(eb, cards, others))) !== undefined
}

/** "The same person?", asked of one of these and one of those. */
export function between(
  eb: ExpressionBuilder<Schema, 'follow_up'>,
  cards: readonly number[],
  others: readonly number[],
) {
  return eb.and([
    eb('category', '=', 'same-person'),
    eb.or([
      eb.and([eb('patient_id', 'in', cards), eb('other_patient_id', 'in', others)]),
      eb.and([eb('patient_id', 'in', others), eb('other_patient_id', 'in', cards)]),
    ]),
  ])
}
