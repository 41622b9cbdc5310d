import { build, type Db } from '../db/run.ts'
import { unseal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import { cardsOf } from '../patients/same-person.queries.ts'
import type { IdentityNumber } from './details.ts'

/** The numbers on the cards of a patient, the oldest first; no more than their last four characters leave this file. */
export function listNumbers(db: Db, keys: Keys, patientId: number): readonly IdentityNumber[] {
  const rows = db.all(
    build
      .selectFrom('identity_number')
      .select(['kind', 'key_id', 'number_sealed', 'document_seen_at', 'source'])
      .where('patient_id', 'in', cardsOf(db, patientId))
      .orderBy('id'),
  )
  return rows.map(({ kind, key_id, number_sealed, document_seen_at, source }) => {
    const number = key_id === keys.id ? unseal(keys.identity, number_sealed, kind) : undefined
    const unseen = source === 'web' ? ('unseenWeb' as const) : ('unseen' as const)
    return {
      kind,
      masked: number === undefined ? null : `…${number.slice(-4)}`,
      state: document_seen_at === null ? unseen : 'seen',
    }
  })
}
