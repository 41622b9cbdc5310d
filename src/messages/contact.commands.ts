import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { openConfirmation } from '../patients/confirmation.commands.ts'
import { findContact } from '../patients/confirmation.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { contactGate } from './gates.ts'

/** A question that has not left after so many seconds, a week, is asked anew or not at all. */
const usefulFor = 7 * 86_400

/**
 * Sends a link to an e-mail address on a card, by which its owner confirms it (rule 6); an older link ends. Refuses with
 * `not-offered` what is no address, is withdrawn, or is confirmed already. Returns the id of the message.
 */
export function requestContactConfirmation(
  db: Db,
  keys: Keys,
  contactId: number,
  actor: Actor,
  now: EpochSeconds,
): Attempt<number> {
  return db.attempt(() => {
    const contact = findContact(db, contactId)
    if (contact?.email === undefined || contact.revokedAt !== null || contact.confirmedAt !== null)
      return refuse('not-offered')
    openConfirmation(db, keys, contactId, now)
    const asked = findContact(db, contactId)
    const practice = findPractice(db)
    const gate = asked && practice ? contactGate(asked, practice.messages, now) : 'practice-off'
    recordAudit(db, actor, 'asked-to-confirm', 'patient-contact', contactId, now)
    return db.insert('message', {
      kind: 'confirm-contact',
      channel: 'email',
      patient_id: contact.patientId,
      contact_id: contactId,
      state: gate ? 'skipped' : 'waiting',
      reason: gate ?? null,
      due_at: now,
      useful_until: now + usefulFor,
      settled_at: gate ? now : null,
      created_at: now,
    })
  })
}
