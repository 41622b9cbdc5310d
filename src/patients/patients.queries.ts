import { build, type Db, type Prepared, perDatabase } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Candidate } from './match.ts'

/**
 * The cards with this birth date and folded last name, merged ones left out, with the contacts that count: not what the
 * web filled into a card later, which is used for nothing until staff or its owner accept it (rule 2).
 */
export function listCandidates(db: Db, birthDate: IsoDate, lastFolded: string): readonly Candidate[] {
  const { cards, contacts } = queriesOf(db)
  return cards.all(birthDate, lastFolded).map((row) => ({
    id: row.id,
    firstName: row.first_name,
    status: row.status,
    protected: row.protected === 1,
    contacts: contacts.all(row.id, 'web').map((contact) => contact.value_folded),
  }))
}

interface Card {
  readonly id: number
  readonly first_name: string
  readonly status: Candidate['status']
  readonly protected: 0 | 1
}

interface Queries {
  readonly cards: Prepared<[string, string], Card>
  readonly contacts: Prepared<[number, 'web'], { value_folded: string }>
}

const queriesOf = perDatabase((db): Queries => ({ cards: cards(db), contacts: contacts(db) }))

function cards(db: Db): Queries['cards'] {
  return db.prepare((birthDate: string, lastFolded: string) =>
    build
      .selectFrom('patient')
      .select(['id', 'first_name', 'status', 'protected'])
      .where('birth_date', '=', birthDate)
      .where('last_folded', '=', lastFolded)
      .where('merged_into', 'is', null)
      .where('erased_at', 'is', null),
  )
}

function contacts(db: Db): Queries['contacts'] {
  return db.prepare((patientId: number, web: 'web') =>
    build
      .selectFrom('patient_contact')
      .innerJoin('patient', 'patient.id', 'patient_id')
      .select('value_folded')
      .where('patient_id', '=', patientId)
      .where('revoked_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('source', '<>', web),
          eb('checked_at', 'is not', null),
          eb('confirmed_at', 'is not', null),
          eb('patient_contact.created_at', '=', eb.ref('patient.created_at')),
        ]),
      ),
  )
}
