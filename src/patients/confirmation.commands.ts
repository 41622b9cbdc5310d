import { build, type Db } from '../db/run.ts'
import { hashToken, type Keys } from '../lib/token.ts'
import { thePatient } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findContact, findContactBehind } from './confirmation.queries.ts'
import { confirmToken, isAsked } from './confirmation.ts'

/** Makes the contact ready to be confirmed by a new link; an older one ends with it. */
export function openConfirmation(db: Db, keys: Keys, contactId: number, now: number): void {
  const generation = (findContact(db, contactId)?.generation ?? 0) + 1
  const hash = hashToken(confirmToken(keys, contactId, generation))
  const link = { confirm_generation: generation, confirm_hash: hash, confirm_asked_at: now }
  db.run(build.updateTable('patient_contact').set(link).where('id', '=', contactId))
}

/** The owner of the address says that it is theirs (rule 6): from now on it counts. Returns whether it is confirmed. */
export function confirmContact(db: Db, tokenHash: Buffer, now: number): boolean {
  return db.write(() => {
    const contact = findContactBehind(db, tokenHash)
    if (!contact) return false
    if (!isAsked(contact, now)) return contact.confirmedAt !== null
    const mark = build.updateTable('patient_contact').set({ confirmed_at: now })
    db.run(mark.where('id', '=', contact.id))
    recordAudit(db, thePatient, 'confirmed', 'patient-contact', contact.id, now)
    return true
  })
}
