import { type ExpressionBuilder, sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { Schema } from '../db/schema.ts'
import { nationalIdMark } from '../lib/national-id.ts'
import type { Keys } from '../lib/token.ts'
import type { PatientStatus } from '../practice/statuses.ts'
import type { Listed, Order } from './list.ts'
import { cards, listedOf } from './listed.queries.ts'
import {
  type Cards,
  called,
  gone,
  into,
  last,
  leadingWords,
  listed,
  open,
  unindexed,
} from './named.queries.ts'
import { standing } from './same-person.queries.ts'
import type { Figures, Search } from './search.ts'

/** Patients on one page. */
export const patientsPage = 25

export interface Wanted {
  /** undefined: everybody. */
  readonly search: Search | undefined
  readonly status: PatientStatus | undefined
  readonly order: Order
  /** 1 is the first. */
  readonly page: number
}

/**
 * One page of patients, and whether there are more. Erased cards are left out; a merged one is found as the card that stands
 * for it. A protected identity is found by what is known in full (a number, a birth date, a whole contact) and never by the
 * beginning of a name (rule 9).
 */
export function listPatients(
  db: Db,
  keys: Keys,
  wanted: Wanted,
  now: number,
): { readonly patients: readonly Listed[]; readonly more: boolean } {
  const { status, order, page, search } = wanted
  const leading = search ? leadingWords(db, search) : []
  let query = cards()
    .$if(search !== undefined, (some) => some.where((eb) => fitting(eb, keys, search ?? none, leading)))
    .$if(status !== undefined, (some) => some.where('status', '=', status ?? 'registered'))
  if (order === 'newest') query = query.orderBy('created_at', 'desc').orderBy('id', 'desc')
  else if (order === 'number')
    query = query
      .orderBy((eb) => eb('number', '=', eb.lit(0)))
      .orderBy('number')
      .orderBy('id')
  else {
    query = query.orderBy(search === undefined ? 'protected' : unindexed)
    query = query.orderBy('last_folded').orderBy('first_folded').orderBy('id')
  }
  const rows = db.all(query.limit(patientsPage + 1).offset((page - 1) * patientsPage))
  const shown = rows.slice(0, patientsPage)
  return { more: rows.length > patientsPage, patients: shown.map((row) => listedOf(db, row, now)) }
}

/** The newcomers whom somebody has to look at (J23). */
export function countRegistered(db: Db): number {
  const registered = build
    .selectFrom('patient')
    .where('status', '=', 'registered')
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
  return db.get(registered.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

const none: Search = { words: [], emails: [], figures: [] }

function fitting(eb: Cards, keys: Keys, { words, emails, figures }: Search, leading: readonly string[]) {
  const exact = figures.length > 0
  return eb.and([
    ...words.map((word) => (leading.includes(word) ? listed(eb, word) : called(eb, word))),
    ...emails.map((email) => eb.or([eb('id', 'in', reached([email], '')), open(eb, reached([email], last))])),
    ...figures.map((each) => meant(eb, keys, each)),
    ...(exact || emails.length > 0 ? [] : [eb(unindexed, '=', 0)]),
  ])
}

/** The cards with a contact that begins so; `upTo` empty: that is so. */
function reached(beginnings: readonly string[], upTo: string) {
  return build
    .selectFrom('patient_contact')
    .select('patient_id')
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or(beginnings.map((each) => between(eb, each, upTo))))
    .unionAll(
      gone()
        .crossJoin('patient_contact')
        .select(into)
        .whereRef('patient_contact.patient_id', '=', 'gone.id')
        .where('revoked_at', 'is', null)
        .where((eb) => eb.or(beginnings.map((each) => between(eb, each, upTo)))),
    )
}

function between<T extends 'patient_contact'>(eb: ExpressionBuilder<Schema, T>, from: string, upTo: string) {
  const value = sql.ref<string>('value_folded')
  return eb.and([eb(value, '>=', from), eb(value, '<=', `${from}${upTo}`)])
}

function meant(eb: Cards, keys: Keys, figures: Figures) {
  const { birthDates, patientNumber, phones, phone, identities } = figures
  return eb.or([
    ...(birthDates.length > 0 ? [eb('id', 'in', born(birthDates))] : []),
    ...(patientNumber === undefined ? [] : [eb('id', 'in', numbered(patientNumber))]),
    ...(phones.length > 0 ? [open(eb, reached(phones, last))] : []),
    ...(phone === undefined ? [] : [eb('id', 'in', reached([phone], ''))]),
    ...identities.map((identity) =>
      eb(
        'id',
        'in',
        build
          .selectFrom('identity_number')
          .select(standing('patient_id').as('person'))
          .where('kind', '=', identity.kind)
          .where('number_hmac', '=', nationalIdMark(keys.identityLookup, identity))
          .where('key_id', '=', keys.id),
      ),
    ),
  ])
}

function born(dates: readonly string[]) {
  const cards = build.selectFrom('patient as born')
  const people = cards.select((eb) => eb.fn.coalesce('born.merged_into', 'born.id').as('person'))
  return people.where('born.birth_date', 'in', dates)
}

function numbered(number: number) {
  const cards = build.selectFrom('patient as numbered')
  const people = cards.select((eb) => eb.fn.coalesce('numbered.merged_into', 'numbered.id').as('person'))
  return people.where('numbered.number', '=', number).where((eb) => eb('numbered.number', '>', eb.lit(0)))
}
