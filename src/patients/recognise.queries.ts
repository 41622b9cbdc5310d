import type { Db } from '../db/run.ts'
import { foldEmail } from '../lib/email-address.ts'
import { foldName } from '../lib/fold.ts'
import { nationalIdMark } from '../lib/national-id.ts'
import type { Keys } from '../lib/token.ts'
import type { Identification } from '../practice/practice.ts'
import {
  type Candidate,
  type Claim,
  differs,
  type Match,
  matchByDetails,
  matchByEmail,
  matchByNumber,
  openByEmail,
  type Said,
} from './match.ts'
import { listEmailBearers, listNamesakes, listNumberBearers } from './patients.queries.ts'

/** Whose card this is, and whether something typed is not as the card has it. */
export interface Recognised extends Match {
  readonly differs: boolean
}

/** Whose card this is, by the practice's way of recognising patients (rule 1). */
export function recognise(db: Db, keys: Keys, identification: Identification, said: Said): Recognised {
  const claim = claimOf(keys, said)
  const namesakes = namesakesOf(db, said)
  const bearers = bearersOf(db, keys, identification, said)
  const match =
    bearers === undefined
      ? matchByDetails(namesakes, claim)
      : identification === 'national-id'
        ? matchByNumber(bearers, namesakes, claim)
        : matchByEmail(bearers, namesakes, claim)
  const cards = (bearers ?? []).filter((each) => each.id === match.patientId)
  return { ...match, differs: cards.length > 0 && cards.every((card) => differs(card, claim)) }
}

/** The cards that bear what decides; undefined where names and birth date do. */
function bearersOf(
  db: Db,
  keys: Keys,
  identification: Identification,
  { email, identity }: Said,
): readonly Candidate[] | undefined {
  if (identification === 'email-first' && email !== null) return listEmailBearers(db, foldEmail(email))
  if (identification !== 'national-id' || identity === null) return undefined
  return listNumberBearers(db, identity.kind, nationalIdMark(keys.identityLookup, identity), keys.id)
}

/** What is still to be asked of whoever gave this e-mail address (J16–J19); see `openByEmail`. */
export function stillOpen(
  db: Db,
  keys: Keys,
  said: Said & { readonly email: string },
  asked: 'email' | 'who',
): ReturnType<typeof openByEmail> {
  return openByEmail(listEmailBearers(db, foldEmail(said.email)), claimOf(keys, said), asked)
}

function claimOf(keys: Keys, said: Said): Claim {
  const { firstName, lastName, birthDate, identity, email, phone, booker } = said
  return {
    firstName,
    lastFolded: foldName(lastName),
    birthDate,
    contacts: [...(email === null ? [] : [foldEmail(email)]), ...(phone === null ? [] : [phone])],
    number: identity === null ? undefined : nationalIdMark(keys.identityLookup, identity).toString('hex'),
    byOther: booker !== null,
  }
}

function namesakesOf(db: Db, { birthDate, lastName }: Said): readonly Candidate[] {
  return birthDate === null || lastName === '' ? [] : listNamesakes(db, birthDate, foldName(lastName))
}
