import type { EpochSeconds } from '../lib/calendar.ts'
import { findContact } from '../patients/confirmation.queries.ts'
import type { AskedContact } from '../patients/confirmation.ts'
import type { Practice } from '../practice/practice.ts'
import type { ClaimedQuestion } from './claimed.ts'
import type { Desk } from './compose.ts'
import { contactLetter } from './contact-letter.ts'
import { contactGate } from './gates.ts'
import type { Written } from './letter.ts'
import { settle } from './outbox.commands.ts'
import { mayText, type PrepareParts, type Ready, readyToLeave } from './ready.commands.ts'
import { composeConfirmSms } from './sms-notices.ts'

/** The question whether a contact is somebody's own (rule 6), judged once more; undefined where it does not leave, or not yet. */
export function prepareQuestion(
  parts: PrepareParts,
  message: ClaimedQuestion,
  practice: Practice,
  now: EpochSeconds,
): Ready | undefined {
  const contact = findContact(parts.db, message.contactId)
  if (!contact) throw new Error(`message ${message.id} is about nobody`)
  const gate = contactGate(contact, practice.messages, now)
  const question = gate ? undefined : writeQuestion(parts, message.id, contact, practice)
  if (!question) {
    settle(parts.db, message, { state: 'skipped', reason: gate ?? 'no-way' }, now)
    return undefined
  }
  const ready = readyToLeave(parts, message.id, question, practice)
  // Nobody has asked for it but the desk: it keeps to the hours.
  const cause = { kind: 'reminder', byStaff: true, createdAt: now, startsAt: now } as const
  return ready.channel === 'email' || mayText(parts, message, cause, ready, practice, now) ? ready : undefined
}

function writeQuestion(
  desk: Desk,
  id: number,
  contact: AskedContact,
  practice: Practice,
): Written | undefined {
  const { email, mobile } = contact
  if (email !== undefined)
    return { channel: 'email', to: email, ...contactLetter(desk, id, { ...contact, email }, practice) }
  if (mobile === undefined) return undefined
  return { channel: 'sms', to: mobile, ...composeConfirmSms(desk, contact, practice) }
}
