import { build, type Db } from '../db/run.ts'
import { nameWords } from '../lib/fold.ts'

interface Names {
  readonly firstName: string
  readonly lastName: string
}

/** Makes a card findable by the words of its names, inside the write that gives it these names. */
export function indexNames(db: Db, patientId: number, { firstName, lastName }: Names): void {
  const words = nameWords(firstName, lastName)
  // A name without a letter has no word; the empty one says that it has been looked at.
  for (const word of words.length > 0 ? words : [''])
    db.insert('patient_word', { word, patient_id: patientId })
}

/** The same after a change of the names. */
export function indexNamesAgain(db: Db, patientId: number, names: Names): void {
  db.run(build.deleteFrom('patient_word').where('patient_id', '=', patientId))
  indexNames(db, patientId, names)
}

/** Makes every card findable that is not yet: those from before there was a search. Returns how many there were. */
export function indexMissingNames(db: Db): number {
  const missing = build
    .selectFrom('patient')
    .select(['id', 'first_name', 'last_name'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('patient_word').select('word').whereRef('patient_word.patient_id', '=', 'patient.id'),
        ),
      ),
    )
  const cards = db.all(missing)
  if (cards.length > 0)
    db.write(() => {
      for (const card of cards)
        indexNames(db, card.id, { firstName: card.first_name, lastName: card.last_name })
    })
  return cards.length
}
