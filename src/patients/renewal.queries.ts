import { sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import { type EpochSeconds, today } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Whose } from './card.ts'
import { standing } from './same-person.queries.ts'

/** A parent's contact on the card of somebody who is old enough to have a say in it (rule 3). */
export interface ToRenew {
  readonly contactId: number
  readonly patientId: number
  readonly name: string
  readonly birthDate: string | null
  readonly number: number
  readonly protected: boolean
  readonly channel: 'email' | 'phone'
  readonly value: string
  readonly whose: Whose
}

const most = 50

/** The contacts of parents and guardians to be looked at again, the youngest patients first; at most fifty at once. */
export function listToRenew(db: Db, now: EpochSeconds): readonly ToRenew[] {
  const rows = toRenew(db, now)
    .select(['patient_contact.id as contactId', 'patient.id as patientId', 'first_name', 'last_name'])
    .select(['birth_date as birthDate', 'number', 'protected', 'channel', 'value', 'whose'])
    .orderBy('birth_date', 'desc')
    .orderBy('patient_contact.id')
    .limit(most)
  return db.all(rows).map(({ first_name, last_name, ...row }) => ({
    ...row,
    name: `${first_name} ${last_name}`,
    protected: row.protected === 1,
  }))
}

export function countToRenew(db: Db, now: EpochSeconds): number {
  return db.get(toRenew(db, now).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/**
 * Of whom the age is reached today, by the practice's date: as text, a birth date is old enough where it is not after this
 * day so many years ago. Who was born on 29 February is of age on 1 March in common years, like in `ageOn`.
 */
function toRenew(db: Db, now: EpochSeconds) {
  const practice = findPractice(db)
  const day = practice ? today(practice.zone, now) : ''
  const latest = `${Number(day.slice(0, 4)) - (practice?.guardianAge ?? 0)}${day.slice(4)}`
  return build
    .selectFrom('patient_contact')
    .innerJoin('patient', (join) => join.on('patient.id', '=', standing('patient_contact.patient_id')))
    .where(sql<boolean>`whose in ('parent', 'guardian')`)
    .where('revoked_at', 'is', null)
    .where('renewed_at', 'is', null)
    .where('birth_date', '<=', latest)
    .where('status', '<>', 'deceased')
    .where(firstOfTwins)
    .where('erased_at', 'is', null)
}

/** Not the same contact on another card of the person as well: it comes up once. */
const firstOfTwins = sql<boolean>`not exists (
  select 1 from patient_contact as twin join patient as card on card.id = twin.patient_id
  where twin.value_folded = patient_contact.value_folded and twin.channel = patient_contact.channel
    and twin.id < patient_contact.id and twin.whose in ('parent', 'guardian') and twin.revoked_at is null
    and twin.renewed_at is null and coalesce(card.merged_into, card.id) = patient.id)`
