import type { Db } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import type { Keys } from '../lib/token.ts'
import { theSystem } from '../practice/actor.ts'
import type { Identification } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Match, Said } from './match.ts'
import {
  type Offered,
  type OfferedContact,
  offerContact,
  offerNumber,
  recordConsent,
  registerPatient,
} from './patients.commands.ts'
import { recognise } from './recognise.queries.ts'
import { changeStatus } from './status.commands.ts'

/** What a visitor said of the patient; whoever books for somebody else says whose the contact is. */
export interface Visitor extends Said {
  readonly booker: { readonly whose: NonNullable<OfferedContact['whose']> } | null
}

export interface Card {
  readonly id: number
  readonly isNew: boolean
  /** A contact was typed that stands not on the card and did not fill a blank (F54). */
  readonly offersContact: boolean
  /** Something typed of the patient is not as the card has it. */
  readonly differs: boolean
  /** Cards that may be the same person. */
  readonly perhaps: readonly number[]
}

/**
 * The card that an appointment goes on: the one that is recognised, its blanks filled but nothing else changed (F54), or
 * a new one (J21, F52). undefined where too little was asked to make one, because the register changed meanwhile.
 * A card is made in every case and taken back where one was recognised, so that the work tells nobody apart (rule 1).
 */
export function cardFor(
  db: Db,
  keys: Keys,
  identification: Identification,
  visitor: Visitor,
  language: Language,
  now: number,
): Card | undefined {
  const match = recognise(db, keys, identification, visitor)
  if (match.patientId === undefined && visitor.lastName === '') return undefined
  const isNew = match.patientId === undefined
  if (!isNew) db.rehearse(() => void fill(db, keys, register(db, visitor, language, now), visitor, now))
  const id = match.patientId ?? register(db, visitor, language, now)
  const offers = fill(db, keys, id, visitor, now)
  const { differs } = match
  return { id, isNew, differs, offersContact: offers.includes('offered'), perhaps: othersThan(id, match) }
}

/** What was typed goes where the card is blank; says what became of each contact. */
function fill(db: Db, keys: Keys, id: number, visitor: Visitor, now: number): readonly Offered[] {
  if (visitor.identity !== null) offerNumber(db, keys, id, visitor.identity, now)
  return contactsOf(visitor).map((contact) => offerContact(db, id, contact, now))
}

/** The e-mail address and the phone number, as far as given. */
export function contactsOf({ email, phone, booker }: Visitor): readonly OfferedContact[] {
  const whose = booker?.whose ?? 'own'
  return [
    ...(email === null ? [] : [{ channel: 'email' as const, value: email, whose }]),
    ...(phone === null ? [] : [{ channel: 'phone' as const, value: phone, whose }]),
  ]
}

/** Whoever books as a new patient accepts messages at the contacts given (F53); who is known has said so before. */
function register(db: Db, visitor: Visitor, language: Language, now: number): number {
  const id = registerPatient(db, { ...visitor, language, origin: 'web' }, now)
  const given = { given: true, source: 'web', detail: 'web booking' } as const
  recordConsent(db, id, { ...given, kind: 'messages' }, now)
  if (visitor.phone !== null) recordConsent(db, id, { ...given, kind: 'sms' }, now)
  if (visitor.email !== null) recordConsent(db, id, { ...given, kind: 'email' }, now)
  if (findPractice(db)?.newPatient === 'active')
    changeStatus(db, id, 'active', firstVersion, noLinks, theSystem, now)
  return id
}

const firstVersion = 1

/** A card that was made just now has no appointments. */
function noLinks(): void {}

function othersThan(id: number, { perhaps }: Match): readonly number[] {
  return perhaps.filter((other) => other !== id)
}
