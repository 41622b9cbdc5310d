import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { openConfirmation } from '../patients/confirmation.commands.ts'
import { findContact } from '../patients/confirmation.queries.ts'
import { wayToAsk } from '../patients/confirmation.ts'
import { findQuestion } from '../patients/questions.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { contactGate } from './gates.ts'
import type { Channel, Gate } from './messages.ts'

/** A question that has not left after so many seconds, a week, is asked anew or not at all. */
const usefulFor = 7 * 86_400
/** So long, in seconds, the one before has time to arrive. */
const momentLasts = 300

/** What became of the wish to ask: the message, and the gate that keeps it from leaving, if any. */
export interface Question {
  readonly messageId: number
  readonly gate: Gate | undefined
}

/**
 * Sends a link to an e-mail address or a mobile number on a card, by which its owner confirms it (rule 6); an older link ends, unless a gate
 * keeps the new one from leaving. Refuses with `not-offered` what is no address, is withdrawn, or is confirmed already,
 * and with `asked-just-now` where a link waits to leave, or left a moment ago.
 */
export function requestContactConfirmation(
  db: Db,
  keys: Keys,
  contactId: number,
  actor: Actor,
  now: EpochSeconds,
): Attempt<Question> {
  return db.attempt(() => {
    const contact = findContact(db, contactId)
    const channel = contact && wayToAsk(contact)
    if (!channel || contact.revokedAt !== null || contact.confirmedAt !== null) return refuse('not-offered')
    const practice = findPractice(db)
    const gate = practice ? contactGate({ ...contact, askedAt: now }, practice.messages, now) : 'practice-off'
    if (!gate && isUnderWay(db, contactId, now)) return refuse('asked-just-now')
    if (!gate) openConfirmation(db, keys, contactId, now)
    recordAudit(db, actor, 'asked-to-confirm', 'patient-contact', contactId, now)
    const question = { channel, patientId: contact.patientId, contactId, gate }
    return { messageId: insertQuestion(db, question, now), gate }
  })
}

/** A second press a moment later would end the link that is about to arrive. */
function isUnderWay(db: Db, contactId: number, now: EpochSeconds): boolean {
  const last = findQuestion(db, contactId)
  if (!last || last.state === 'failed') return false
  return last.state === 'waiting' || last.state === 'leaving' || now < last.at + momentLasts
}

interface NewQuestion {
  readonly channel: Channel
  readonly patientId: number
  readonly contactId: number
  readonly gate: Gate | undefined
}

function insertQuestion(
  db: Db,
  { channel, patientId, contactId, gate }: NewQuestion,
  now: EpochSeconds,
): number {
  return db.insert('message', {
    kind: 'confirm-contact',
    channel,
    patient_id: patientId,
    contact_id: contactId,
    state: gate ? 'skipped' : 'waiting',
    reason: gate ?? null,
    due_at: now,
    useful_until: now + usefulFor,
    settled_at: gate ? now : null,
    created_at: now,
  })
}
