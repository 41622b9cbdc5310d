import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { OfferedOnce } from './card.ts'
import { foldContact } from './contact.ts'
import { addContact } from './contacts.commands.ts'
import { listOffered } from './offers.queries.ts'

/** Takes the question about a patient's offered contacts off the list of staff, inside the write (see app.ts). */
export type OffersSettled = (patientId: number, actor: Actor, now: EpochSeconds) => void

/**
 * What becomes of a contact that was given with an appointment (F54): accepted it is added, and what stood there stays;
 * declined it stands there as withdrawn, used for nothing, until it is given once more.
 */
export function settleOffer(
  db: Db,
  patientId: number,
  offer: OfferedOnce,
  act: 'accept' | 'decline',
  settled: OffersSettled,
  actor: Actor,
  now: EpochSeconds,
): void {
  db.write(() => {
    if (act === 'accept') addContact(db, patientId, { ...offer, readBack: false }, actor, now, 'web')
    else decline(db, patientId, offer, actor, now)
    if (listOffered(db, patientId, now).length === 0) settled(patientId, actor, now)
  })
}

function decline(db: Db, patientId: number, offer: OfferedOnce, actor: Actor, now: EpochSeconds): void {
  const { channel, value, whose } = offer
  const row = { patient_id: patientId, channel, value, value_folded: foldContact(offer), whose }
  db.run(
    build
      .insertInto('patient_contact')
      .values({ ...row, source: 'web', created_at: now, revoked_at: now })
      .onConflict((conflict) =>
        conflict.columns(['patient_id', 'channel', 'value_folded']).doUpdateSet({ revoked_at: now }),
      ),
  )
  recordAudit(db, actor, 'declined-contact', 'patient', patientId, now)
}
