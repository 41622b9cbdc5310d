import { build, type Db } from '../db/run.ts'

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
  // The index holds numbers above 0 only.
  const cards = build.selectFrom('patient').select('id').where('number', '=', number)
  return db.get(cards.where((eb) => eb('number', '>', eb.lit(0)))) !== undefined
}
