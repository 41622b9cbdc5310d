import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { cardsOf, numberOfPerson, standingOf } from '../patients/same-person.queries.ts'
import { findTraits, listOffers } from './evidence.queries.ts'
import { type Card, type Category, type FollowUp, type Stretch, stretchesOf } from './follow-up.ts'

/** How many entries of each category are open; a category without any is left out. */
export function countByCategory(db: Db): ReadonlyMap<Category, number> {
  const rows = build
    .selectFrom('follow_up')
    .select((eb) => ['category', eb.fn.countAll<number>().as('count')])
    .where('closed_at', 'is', null)
    .groupBy('category')
  return new Map(db.all(rows).map(({ category, count }) => [category, count]))
}

/** One page of what is open: the most pressing category first, in each the oldest first. */
export function listOpen(
  db: Db,
  counts: ReadonlyMap<Category, number>,
  page: number,
  now: EpochSeconds,
): readonly FollowUp[] {
  return stretchesOf(counts, page).flatMap((stretch) => listStretch(db, stretch, now))
}

/** How many entries are open, for the counters beside the agenda. */
export function countOpen(db: Db): number {
  const open = build.selectFrom('follow_up').where('closed_at', 'is', null)
  return db.get(open.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/** What is open about one patient's place in an appointment. */
export function listOpenOf(
  db: Db,
  appointmentId: number,
  patientId: number,
): readonly { readonly id: number; readonly category: Category }[] {
  const open = build.selectFrom('follow_up').select(['id', 'category']).where('closed_at', 'is', null)
  return db.all(
    open
      .where('appointment_id', '=', appointmentId)
      .where('patient_id', 'in', cardsOf(db, patientId))
      .orderBy('id'),
  )
}

export function isThere(db: Db, id: number): boolean {
  return db.get(build.selectFrom('follow_up').select('id').where('id', '=', id)) !== undefined
}

function listStretch(db: Db, { category, offset, limit }: Stretch, now: EpochSeconds): readonly FollowUp[] {
  const rows = build
    .selectFrom('follow_up')
    .leftJoin('appointment', 'appointment.id', 'follow_up.appointment_id')
    .select(['follow_up.id', 'category', 'patient_id', 'other_patient_id', 'appointment_id'])
    .select(['comment', 'opened_at', 'starts_at'])
    .where('category', '=', category)
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('follow_up.id')
    .limit(limit)
    .offset(offset)
  return db.all(rows).map((row) => ({
    ...evidenceOf(db, row, now),
    id: row.id,
    category: row.category,
    patient: findCard(db, row.patient_id),
    other: findCard(db, row.other_patient_id),
    appointment: appointmentOf(row),
    comment: row.comment ?? '',
    openedAt: row.opened_at,
  }))
}

function appointmentOf(row: { appointment_id: number | null; starts_at: number | null }) {
  const { appointment_id: id, starts_at: startsAt } = row
  return id === null || startsAt === null ? undefined : { id, startsAt }
}

interface EvidenceRow {
  readonly category: Category
  readonly patient_id: number | null
  readonly other_patient_id: number | null
  readonly appointment_id: number | null
}

/** What helps to decide: of two cards what they say, of an offered contact what is on the card. */
function evidenceOf(
  db: Db,
  row: EvidenceRow,
  now: EpochSeconds,
): Pick<FollowUp, 'traits' | 'otherTraits' | 'offers'> {
  const { category, patient_id: id, other_patient_id: other } = row
  const twoCards = category === 'same-person' && id !== null && other !== null
  const offered = category === 'contact-offered' && id !== null
  return {
    traits: twoCards ? findTraits(db, id) : undefined,
    otherTraits: twoCards ? findTraits(db, other) : undefined,
    offers: offered ? listOffers(db, id, now) : [],
  }
}

/** The card that stands for it. A page has few: each is one look by its id, however many patients there are. */
function findCard(db: Db, id: number | null): Card | undefined {
  if (id === null) return undefined
  const columns = ['id', 'first_name', 'last_name', 'birth_date', 'protected'] as const
  const row = db.get(
    build
      .selectFrom('patient')
      .select(columns)
      .select(numberOfPerson.as('number'))
      .where('id', '=', standingOf(db, id)),
  )
  return (
    row && {
      id: row.id,
      name: `${row.first_name} ${row.last_name}`,
      birthDate: row.birth_date,
      number: row.number,
      protected: row.protected === 1,
    }
  )
}
