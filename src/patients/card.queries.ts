import { build, type Db } from '../db/run.ts'
import { unseal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import type { CardContact, CardFacts, CardNumber, PatientCard } from './card.ts'
import { listDeeds } from './history.queries.ts'
import { listMerged } from './merge.queries.ts'
import { listOffered } from './offers.queries.ts'
import { findLastQuestion } from './questions.queries.ts'
import { cardsOf } from './same-person.queries.ts'
import { listSent } from './sent.queries.ts'
import { findStop, isWritten } from './stops.queries.ts'
import { countFuture, countVisits, listFuture, listPast } from './visits.queries.ts'

/** What stands on the card itself; undefined where there is none, or it was erased. */
export function findFacts(db: Db, id: number): CardFacts | undefined {
  const row = db.get(
    build
      .selectFrom('patient')
      .select(['id', 'number', 'status', 'first_name', 'last_name', 'birth_date', 'language'])
      .select(['notifications', 'preferred_channel', 'protected', 'excluded_online', 'excluded_reason'])
      .select(['origin', 'merged_into', 'created_at', 'row_version'])
      .where('id', '=', id)
      .where('erased_at', 'is', null),
  )
  return (
    row && {
      id: row.id,
      number: row.number,
      status: row.status,
      firstName: row.first_name,
      lastName: row.last_name,
      birthDate: row.birth_date,
      language: row.language,
      notifications: row.notifications === 1,
      preferredChannel: row.preferred_channel,
      protected: row.protected === 1,
      excludedOnline: row.excluded_online === 1,
      excludedReason: row.excluded_reason,
      origin: row.origin,
      mergedInto: row.merged_into,
      createdAt: row.created_at,
      rowVersion: row.row_version,
    }
  )
}

/** The whole card. */
export function findCard(db: Db, keys: Keys, id: number, now: number): PatientCard | undefined {
  const facts = findFacts(db, id)
  if (!facts) return undefined
  const cards = cardsOf(db, id)
  return {
    ...facts,
    contacts: listContacts(db, id),
    offers: listOffered(db, id, now),
    numbers: listNumbers(db, keys, id),
    future: listFuture(db, cards, now),
    futureCount: countFuture(db, cards, now),
    past: listPast(db, cards, now),
    visitCount: countVisits(db, cards),
    consents: listConsents(db, cards),
    messages: listSent(db, cards, 1, fewMessages).messages,
    deeds: listDeeds(db, cards, 1, fewDeeds).deeds,
    merged: listMerged(db, id),
  }
}

/** The messages that the card itself shows. */
const fewMessages = 5
/** What was done to it lately, as far as the card itself shows it. */
const fewDeeds = 5

/**
 * The contacts in use, the oldest first. One that stands on several cards of the person is one: the confirmed one, else
 * the first.
 */
export function listContacts(db: Db, patientId: number): readonly CardContact[] {
  const rows = build
    .selectFrom('patient_contact')
    .leftJoin('staff_user as checker', 'checker.id', 'checked_by')
    .leftJoin('staff_user as confirmer', 'confirmer.id', 'confirmed_by')
    .select(['patient_contact.id', 'channel', 'value', 'whose', 'source'])
    .select(['patient_contact.created_at as createdAt', 'checked_at as checkedAt'])
    .select(['checker.name as checkedBy', 'confirmed_at as confirmedAt', 'confirmer.name as confirmedBy'])
    .select(['renewed_at as renewedAt', 'value_folded'])
    .where('patient_id', 'in', cardsOf(db, patientId))
    .where('revoked_at', 'is', null)
    .orderBy((eb) => eb('confirmed_at', 'is', null))
    .orderBy('patient_contact.id')
  return firstOfEach(db.all(rows), (row) => `${row.channel} ${row.value_folded}`)
    .toSorted((one, other) => one.id - other.id)
    .map(({ value_folded: folded, ...row }) => ({
      ...row,
      question: findLastQuestion(db, row.id),
      written: isWritten(db, row.channel, folded),
      stopped: findStop(db, row.channel, folded),
    }))
}

/** A contact in use of this patient. */
export function hasContact(db: Db, patientId: number, contactId: number): boolean {
  return listContacts(db, patientId).some(({ id }) => id === contactId)
}

/** The identity numbers, each once; what is shown of them is for the page to choose (rule 9). */
export function listNumbers(db: Db, keys: Keys, patientId: number): readonly CardNumber[] {
  const rows = db.all(
    build
      .selectFrom('identity_number')
      .leftJoin('staff_user', 'staff_user.id', 'document_seen_by')
      .select(['identity_number.id', 'kind', 'key_id', 'number_sealed', 'source', 'document_seen_at'])
      .select(['number_hmac', 'staff_user.name as seenBy'])
      .where('patient_id', 'in', cardsOf(db, patientId))
      .orderBy((eb) => eb('document_seen_at', 'is', null))
      .orderBy('identity_number.id'),
  )
  const each = firstOfEach(
    rows,
    ({ kind, key_id, number_hmac }) => `${kind} ${key_id} ${number_hmac.toString('hex')}`,
  )
  return each.map(({ id, kind, key_id, number_sealed, source, document_seen_at: seenAt, seenBy }) => {
    const number = key_id === keys.id ? unseal(keys.identity, number_sealed, kind) : undefined
    return { id, kind, number, source, seenAt, seenBy }
  })
}

function firstOfEach<T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  const keys = rows.map(keyOf)
  return rows.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

function listConsents(db: Db, cards: readonly number[]): PatientCard['consents'] {
  const rows = build
    .selectFrom('consent')
    .select(['kind', 'given', 'source', 'at'])
    .where('patient_id', 'in', cards)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
  return db.all(rows).map((row) => ({ ...row, given: row.given === 1 }))
}
