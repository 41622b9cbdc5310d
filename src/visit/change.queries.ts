import { findVisit } from '../appointments/visit.queries.ts'
import { isReachable } from '../appointments/visit.ts'
import { lookOnce } from '../db/arranged.ts'
import { build, type Db, perDatabase } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { hashChangeCode } from '../lib/change-code.ts'
import { nationalIdMark } from '../lib/national-id.ts'
import { hashToken, type Keys, sameBytes } from '../lib/token.ts'
import { visitToken } from '../messages/links.ts'
import { cardsStandingFor, standing } from '../patients/same-person.queries.ts'
import type { Claimed } from './change.ts'

/**
 * The link of the appointment that code and birth date, or code and number, stand for (F45); undefined for every other
 * pair: no code, another's, over, revoked, switched off. The same questions are asked of the database whatever the pair.
 */
export function findTokenFor(db: Db, keys: Keys, claimed: Claimed, now: number): string | undefined {
  const { behind, last, born, numbers } = queriesOf(db)
  // What is read of the arrangements then costs no question of its own, which only a found appointment would ask.
  lookOnce(db)
  // No code folds to this one, and it is looked for like any other.
  const found = behind.get(hashChangeCode(keys, claimed.code ?? ''))
  // Where there is none, the same work is done on an appointment that has nothing to do with it.
  const anybody = last.get()
  const { id = 0, standingId = 0, generation = 0, visitHash } = found ?? anybody ?? {}
  const visit = findVisit(db, id)
  const birthDate = born.get(standingId)?.birth_date ?? null
  const marks = numbers.all(standingId, keys.id)
  const token = visitToken(keys, id, generation)
  const linked = sameBytes(visitHash ?? nothing, hashToken(token))
  const mine = fits(claimed, birthDate, marks, keys)
  return found && visit && linked && mine && isReachable(visit, now) ? token : undefined
}

const nothing = Buffer.alloc(32)

interface Mark {
  readonly kind: string
  readonly number_hmac: Buffer
}

/**
 * All that was typed must fit. A number that is not on the card counts by the birth date that it tells, as long as the card
 * holds no other one of its kind.
 */
function fits(
  { birthDate, identity }: Claimed,
  onCard: IsoDate | null,
  marks: readonly Mark[],
  keys: Keys,
): boolean {
  const hmac = identity ? nationalIdMark(keys.identityLookup, identity) : nothing
  const same = marks.filter(({ number_hmac }) => sameBytes(number_hmac, hmac)).length > 0
  const other = marks.some(({ kind }) => kind === identity?.kind)
  const told = !other && onCard !== null && identity?.birthDate === onCard
  const byNumber = identity === null || same || told
  const byDate = birthDate === null || birthDate === onCard
  return (birthDate !== null || identity !== null) && byNumber && byDate
}

const queriesOf = perDatabase((db) => ({
  behind: db.prepare((hash: Buffer) =>
    build
      .selectFrom('attendee')
      .select(['id', 'link_generation as generation', 'visit_hash as visitHash'])
      .select(standing('patient_id').as('standingId'))
      .where('code_hash', '=', hash),
  ),
  last: db.prepare(() =>
    build
      .selectFrom('attendee')
      .select(['id', 'link_generation as generation', 'visit_hash as visitHash'])
      .select(standing('patient_id').as('standingId'))
      .orderBy('id', 'desc'),
  ),
  born: db.prepare((patientId: number) =>
    build.selectFrom('patient').select('birth_date').where('id', '=', patientId),
  ),
  numbers: db.prepare((patientId: number, keyId: string) =>
    build
      .selectFrom('identity_number')
      .select(['kind', 'number_hmac'])
      .where('patient_id', 'in', cardsStandingFor(patientId))
      .where('key_id', '=', keyId),
  ),
}))
