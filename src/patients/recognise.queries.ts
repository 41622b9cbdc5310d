import type { Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { foldEmail } from '../lib/email-address.ts'
import { foldName } from '../lib/fold.ts'
import { type NationalId, nationalIdMark } from '../lib/national-id.ts'
import type { Keys } from '../lib/token.ts'
import type { Identification } from '../practice/practice.ts'
import {
  type Candidate,
  type Claim,
  type Match,
  matchByDetails,
  matchByEmail,
  matchByNumber,
  openByEmail,
} from './match.ts'
import { listEmailBearers, listNamesakes, listNumberBearers } from './patients.queries.ts'

/** What somebody said of the patient, as cleaned by a form; '' and null where it was not asked. */
export interface Said {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  readonly identity: NationalId | null
  readonly email: string | null
  readonly phone: string | null
  readonly booker: object | null
}

/** Whose card this is, by the practice's way of recognising patients (rule 1). */
export function recognise(db: Db, keys: Keys, identification: Identification, said: Said): Match {
  const { email, identity } = said
  const claim = claimOf(keys, said)
  const namesakes = namesakesOf(db, said)
  if (identification === 'national-id' && identity !== null && claim.number !== undefined) {
    const mark = Buffer.from(claim.number, 'hex')
    return matchByNumber(listNumberBearers(db, identity.kind, mark, keys.id), namesakes, claim)
  }
  if (identification === 'email-first' && email !== null)
    return matchByEmail(listEmailBearers(db, foldEmail(email)), namesakes, claim)
  return matchByDetails(namesakes, claim)
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

function claimOf(keys: Keys, { firstName, birthDate, identity, email, phone, booker }: Said): Claim {
  return {
    firstName,
    birthDate,
    contacts: [...(email === null ? [] : [foldEmail(email)]), ...(phone === null ? [] : [phone])],
    number: identity === null ? undefined : nationalIdMark(keys.identityLookup, identity).toString('hex'),
    byOther: booker !== null,
  }
}

function namesakesOf(db: Db, { birthDate, lastName }: Said): readonly Candidate[] {
  return birthDate === null || lastName === '' ? [] : listNamesakes(db, birthDate, foldName(lastName))
}
