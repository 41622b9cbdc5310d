import { build, type Db, type Prepared, perDatabase } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { NationalIdKind } from '../lib/national-id.ts'
import type { Candidate } from './match.ts'
import { cardsOfPeople, cardsStandingFor, standing, standingOf, withNumber } from './same-person.queries.ts'

/**
 * The cards with this birth date and folded last name, erased ones left out. A merged one is the card that stands for it,
 * under the name that it bears itself: whoever was called otherwise is known by both names.
 */
export function listNamesakes(db: Db, birthDate: IsoDate, lastFolded: string): readonly Candidate[] {
  const queries = queriesOf(db)
  return queries.namesakes.all(birthDate, lastFolded).map((card) => candidate(queries, card))
}

/** The cards of the people who bear this folded e-mail address on any of their cards. */
export function listEmailBearers(db: Db, emailFolded: string): readonly Candidate[] {
  const queries = queriesOf(db)
  return queries.emailBearers.all(emailFolded, 'email').map((card) => candidate(queries, card))
}

/** The cards of the people who bear this number on any of them; `mark` is made under the key of that id. */
export function listNumberBearers(
  db: Db,
  kind: NationalIdKind,
  mark: Buffer,
  keyId: string,
): readonly Candidate[] {
  const queries = queriesOf(db)
  return queries.numberBearers.all(kind, mark, keyId).map((card) => candidate(queries, card))
}

/** Whether this folded contact is one of the person's that count; see `candidate`. */
export function countsOnCard(db: Db, patientId: number, folded: string): boolean {
  const counting = queriesOf(db).contacts.all(standingOf(db, patientId), 'web')
  return counting.some((row) => row.value_folded === folded)
}

/** Whether staff have decided that this patient does not book on the web (rule 4); all cards of a person say the same. */
export function isExcluded(db: Db, patientId: number): boolean {
  return queriesOf(db).excluded.get(patientId) !== undefined
}

interface Card {
  readonly id: number
  readonly first_name: string
  readonly last_folded: string
  readonly birth_date: string | null
  readonly status: Candidate['status']
  readonly protected: 0 | 1
}

/**
 * With the contacts and numbers that count: not what the web filled into a card later, which is used for nothing until
 * staff or its owner accept it (rules 2, 9).
 */
function candidate({ contacts, numbers }: Queries, card: Card): Candidate {
  const counting = contacts.all(card.id, 'web')
  return {
    id: card.id,
    firstName: card.first_name,
    lastFolded: card.last_folded,
    birthDate: card.birth_date,
    status: card.status,
    protected: card.protected === 1,
    contacts: counting.map((row) => row.value_folded),
    ownContacts: counting.filter((row) => row.whose === 'own').map((row) => row.value_folded),
    numbers: numbers.all(card.id, 'web').map((row) => row.number_hmac.toString('hex')),
  }
}

interface Contact {
  readonly value_folded: string
  readonly whose: 'own' | 'parent' | 'guardian' | 'carer' | 'partner'
}

interface Queries {
  readonly namesakes: Prepared<[string, string], Card>
  readonly emailBearers: Prepared<[string, 'email'], Card>
  readonly numberBearers: Prepared<[NationalIdKind, Buffer, string], Card>
  readonly contacts: Prepared<[number, 'web'], Contact>
  readonly numbers: Prepared<[number, 'web'], { number_hmac: Buffer }>
  readonly excluded: Prepared<[number], { id: number }>
}

const queriesOf = perDatabase(
  (db): Queries => ({
    namesakes: db.prepare((birthDate: string, lastFolded: string) =>
      cards().where('own.birth_date', '=', birthDate).where('own.last_folded', '=', lastFolded),
    ),
    emailBearers: db.prepare((folded: string, email: 'email') => cardsOfThose(withEmail(folded, email))),
    numberBearers: db.prepare((kind: NationalIdKind, mark: Buffer, keyId: string) =>
      cardsOfThose(withNumber(kind, mark, keyId)),
    ),
    contacts: contacts(db),
    numbers: numbers(db),
    excluded: db.prepare((id: number) =>
      build
        .selectFrom('patient')
        .select('id')
        .where('id', '=', id)
        .where('excluded_online', '=', (eb) => eb.lit(1)),
    ),
  }),
)

/** What is said of somebody stands on `own`; who they are and what holds for them, on the card that stands for it. */
function cards() {
  return build
    .selectFrom('patient as own')
    .innerJoin('patient', (join) =>
      join.on('patient.id', '=', (eb) => eb.fn.coalesce('own.merged_into', 'own.id')),
    )
    .select(['patient.id', 'own.first_name', 'own.last_folded', 'own.birth_date', 'patient.status'])
    .select('patient.protected')
    .where('own.erased_at', 'is', null)
    .where('patient.erased_at', 'is', null)
    .orderBy('own.id')
}

/** All cards of the people to whom the standing cards belong. */
function cardsOfThose(people: ReturnType<typeof withEmail> | ReturnType<typeof withNumber>) {
  return cards().where('own.id', 'in', cardsOfPeople(people))
}

function withEmail(folded: string, email: 'email') {
  return build
    .selectFrom('patient_contact')
    .select(standing('patient_id').as('person'))
    .where('value_folded', '=', folded)
    .where('channel', '=', email)
    .where('revoked_at', 'is', null)
}

function contacts(db: Db): Queries['contacts'] {
  return db.prepare((patientId: number, web: 'web') =>
    build
      .selectFrom('patient_contact')
      .innerJoin('patient', 'patient.id', 'patient_id')
      .select(['value_folded', 'whose'])
      .where('patient_id', 'in', cardsStandingFor(patientId))
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

function numbers(db: Db): Queries['numbers'] {
  return db.prepare((patientId: number, web: 'web') =>
    build
      .selectFrom('identity_number')
      .innerJoin('patient', 'patient.id', 'patient_id')
      .select('number_hmac')
      .where('patient_id', 'in', cardsStandingFor(patientId))
      .where((eb) =>
        eb.or([
          eb('source', '<>', web),
          eb('document_seen_at', 'is not', null),
          eb('identity_number.created_at', '=', eb.ref('patient.created_at')),
        ]),
      ),
  )
}
