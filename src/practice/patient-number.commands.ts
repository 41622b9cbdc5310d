import { build, type Db, perDatabase } from '../db/run.ts'

/**
 * Takes the next patient number, for ever: nobody gets it again, whatever becomes of the card (rule 8). Inside the write
 * that puts it on the card. Numbers that came with an import are passed over.
 */
export function takePatientNumber(db: Db): number {
  const practice = build.selectFrom('practice').select('next_patient_number as next')
  let number = db.get(practice)?.next ?? 1
  while (isTaken(db, number)) number++
  db.run(build.updateTable('practice').set({ next_patient_number: number + 1 }))
  return number
}

function isTaken(db: Db, number: number): boolean {
  return queriesOf(db).cards.get(number) !== undefined
}

const queriesOf = perDatabase((db) => ({
  // The index holds numbers above 0 only.
  cards: db.prepare((number: number) =>
    build
      .selectFrom('patient')
      .select('id')
      .where('number', '=', number)
      .where((eb) => eb('number', '>', eb.lit(0))),
  ),
}))
