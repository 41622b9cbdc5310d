import { build, type Db, perDatabase } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { foldName } from '../lib/fold.ts'
import { type NationalId, nationalIdMark } from '../lib/national-id.ts'
import { seal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import type { Actor } from '../practice/actor.ts'
import { foldContact, type OfferedContact } from './contact.ts'
import { indexNames } from './names.commands.ts'
import { cardsOf, cardsStandingFor, standingOf } from './same-person.queries.ts'

export { foldContact, type OfferedContact } from './contact.ts'

export interface NewPatient {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  readonly language: Language
  readonly origin: 'staff' | 'web' | 'import' | 'api'
}

/** A new card with number 0 and status Registered (J21–J23). Returns its id. */
export function registerPatient(db: Db, patient: NewPatient, now: number): number {
  const id = db.insert('patient', {
    first_name: patient.firstName,
    last_name: patient.lastName,
    first_folded: foldName(patient.firstName),
    last_folded: foldName(patient.lastName),
    birth_date: patient.birthDate,
    language: patient.language,
    origin: patient.origin,
    created_at: now,
  })
  indexNames(db, id, patient)
  return id
}

/** A contact filled a blank, stood there already, or is left as an offer. */
export type Offered = 'filled' | 'there' | 'offered'

/**
 * A contact typed on the web fills a blank on the card, "from the web, unchecked"; it never overwrites (rule 2, F54).
 * Returns whether it filled one, stood there already, or is left as an offer for staff to accept.
 */
export function offerContact(db: Db, patientId: number, contact: OfferedContact, now: number): Offered {
  const value_folded = foldContact(contact)
  const listed = queriesOf(db).contacts.all(standingOf(db, patientId), contact.channel)
  const onCard = listed.filter(({ revoked_at }) => revoked_at === null)
  if (onCard.some((row) => row.value_folded === value_folded)) return 'there'
  // What was withdrawn from this very card stays so until staff put it back.
  const withdrawn = listed.some((row) => row.patient_id === patientId && row.value_folded === value_folded)
  if (onCard.length > 0 || withdrawn) return 'offered'
  const { channel, value, whose = 'own' } = contact
  const values = { patient_id: patientId, channel, value, value_folded, whose }
  db.insert('patient_contact', { ...values, source: 'web', created_at: now })
  return 'filled'
}

/** Asked at every booking on the web. */
const queriesOf = perDatabase((db) => ({
  contacts: db.prepare((standingId: number, channel: OfferedContact['channel']) =>
    build
      .selectFrom('patient_contact')
      .select(['patient_id', 'value_folded', 'revoked_at'])
      .where('patient_id', 'in', cardsStandingFor(standingId))
      .where('channel', '=', channel),
  ),
}))

/**
 * A number given on the web stands on a card that has none of its kind, unverified until staff have seen the document
 * (rule 9); it never replaces one. Encrypted; found by its mark. `seenBy`: staff copied it from the document.
 */
export function offerNumber(
  db: Db,
  keys: Keys,
  patientId: number,
  identity: NationalId,
  now: number,
  seenBy?: Actor,
): void {
  const { kind, number } = identity
  const own = build
    .selectFrom('identity_number')
    .select('id')
    .where('patient_id', 'in', cardsOf(db, patientId))
  // One sealed under a key that is lost (restore --new-key) can be read by nobody and stands in nobody's way.
  if (db.get(own.where('kind', '=', kind).where('key_id', '=', keys.id))) return
  db.run(
    build.insertInto('identity_number').values({
      patient_id: patientId,
      kind,
      number_hmac: nationalIdMark(keys.identityLookup, identity),
      key_id: keys.id,
      number_sealed: seal(keys.identity, number, kind),
      ...(seenBy === undefined ? { source: 'web' } : { source: 'staff', document_seen_at: now }),
      document_seen_by: seenBy?.userId ?? null,
      created_at: now,
    }),
  )
}

/** What a person agreed to, with where and when; `detail` is the version or address of what was shown. */
export function recordConsent(
  db: Db,
  patientId: number,
  consent: {
    readonly kind: 'messages' | 'sms' | 'email' | 'terms' | 'family'
    readonly given: boolean
    readonly source: 'staff' | 'web'
    readonly detail: string
  },
  now: number,
): void {
  const row = {
    patient_id: patientId,
    kind: consent.kind,
    source: consent.source,
    detail: consent.detail,
    at: now,
  }
  db.insert('consent', { ...row, given: consent.given ? 1 : 0 })
}
