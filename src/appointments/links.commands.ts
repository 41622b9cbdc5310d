import { build, type Db } from '../db/run.ts'
import { hashToken, type Keys, linkToken } from '../lib/token.ts'
import { cardsOf } from '../patients/same-person.queries.ts'

/**
 * Links of the present generation for the appointments of a person whose links were revoked by mistake. Those that were
 * sent stay revoked; the next message carries the new ones.
 */
export function restoreLinks(db: Db, keys: Keys, patientId: number): void {
  const revoked = build
    .selectFrom('attendee')
    .select(['id', 'link_generation'])
    .where('patient_id', 'in', cardsOf(db, patientId))
    .where('visit_hash', 'is', null)
    .where('cancelled_at', 'is', null)
  for (const { id, link_generation: generation } of db.all(revoked)) {
    const hashes = {
      visit_hash: hashToken(linkToken(keys, 'visit', id, generation)),
      unsubscribe_hash: hashToken(linkToken(keys, 'unsubscribe', id, generation)),
    }
    db.run(build.updateTable('attendee').set(hashes).where('id', '=', id))
  }
}
