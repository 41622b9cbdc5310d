import { build, type Db, perDatabase } from '../db/run.ts'
import type { PatientStatus } from '../practice/statuses.ts'
import type { Listed } from './list.ts'
import { cardsStandingFor, numberOfPerson } from './same-person.queries.ts'

/** Some patients by the ids of their standing cards, by name. */
export function listByIds(db: Db, ids: readonly number[], now: number): readonly Listed[] {
  const found = cards().where('id', 'in', ids).orderBy('last_folded').orderBy('first_folded').orderBy('id')
  return db.all(found).map((row) => listedOf(db, row, now))
}

export interface Row {
  readonly id: number
  readonly person_number: number
  readonly status: PatientStatus
  readonly first_name: string
  readonly last_name: string
  readonly birth_date: string | null
  readonly protected: 0 | 1
}

export function listedOf(db: Db, row: Row, now: number): Listed {
  const merged = queriesOf(db).merged.all(row.id)
  return {
    id: row.id,
    number: row.person_number,
    status: row.status,
    firstName: row.first_name,
    lastName: row.last_name,
    birthDate: row.birth_date,
    protected: row.protected === 1,
    also: namesBeside(row, merged),
    ...findPhone(db, row.id),
    nextAt: findNext(db, row.id, now),
  }
}

/** The names on merged cards, where they are others. */
function namesBeside(row: Row, merged: readonly Pick<Row, 'first_name' | 'last_name'>[]): readonly string[] {
  const names = merged.map((each) => `${each.last_name}, ${each.first_name}`)
  return [...new Set(names)].filter((name) => name !== `${row.last_name}, ${row.first_name}`)
}

/** The cards that stand. */
export function cards() {
  return build
    .selectFrom('patient')
    .select(['id', 'status', 'first_name', 'last_name', 'birth_date', 'protected'])
    .select(numberOfPerson.as('person_number'))
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
}

const queriesOf = perDatabase((db) => ({
  merged: db.prepare((patientId: number) =>
    build
      .selectFrom('patient')
      .select(['first_name', 'last_name'])
      .where('merged_into', '=', patientId)
      .orderBy('id'),
  ),
  phone: db.prepare((patientId: number, channel: 'phone') =>
    build
      .selectFrom('patient_contact')
      .select(['value', 'whose'])
      .where('patient_id', 'in', cardsStandingFor(patientId))
      .where('channel', '=', channel)
      .where('revoked_at', 'is', null)
      .orderBy('id'),
  ),
  next: db.prepare((patientId: number, now: number, cancelled: 'cancelled') =>
    build
      .selectFrom('attendee')
      .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
      .select((eb) => eb.fn.min('starts_at').as('startsAt'))
      .where('attendee.patient_id', 'in', cardsStandingFor(patientId))
      .where('attendee.cancelled_at', 'is', null)
      .where('starts_at', '>=', now)
      .where('appointment.status', '<>', cancelled),
  ),
}))

function findPhone(db: Db, patientId: number): Pick<Listed, 'phone' | 'whose'> {
  const row = queriesOf(db).phone.get(patientId, 'phone')
  return { phone: row?.value ?? null, whose: row?.whose ?? 'own' }
}

function findNext(db: Db, patientId: number, now: number): number | null {
  return queriesOf(db).next.get(patientId, now, 'cancelled')?.startsAt ?? null
}
