import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { changeCode, hashChangeCode } from '../lib/change-code.ts'
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
      code_hash: hashChangeCode(keys, changeCode(keys, id, generation)),
    }
    db.run(build.updateTable('attendee').set(hashes).where('id', '=', id))
  }
}

/**
 * Codes for appointments still to come that have none: from before there were codes, or written by plain SQL. Whose links
 * were revoked gets none.
 */
export function giveMissingCodes(db: Db, keys: Keys, now: EpochSeconds): void {
  // The cross join keeps SQLite from beginning with years of attendees.
  const without = build
    .selectFrom('appointment')
    .crossJoin('attendee')
    .whereRef('attendee.appointment_id', '=', 'appointment.id')
    .select(['attendee.id', 'link_generation'])
    .where('starts_at', '>', now)
    .where('code_hash', 'is', null)
    .where('visit_hash', 'is not', null)
  db.write(() => {
    for (const { id, link_generation: generation } of db.all(without)) {
      const codeHash = hashChangeCode(keys, changeCode(keys, id, generation))
      db.run(build.updateTable('attendee').set({ code_hash: codeHash }).where('id', '=', id))
    }
  })
}
