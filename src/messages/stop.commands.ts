import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type Actor, thePatient } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findStoppable } from './stops.queries.ts'

/**
 * No more reminders, recalls, offers and automatic messages to a contact on a card (rule 31), as its owner asked the desk.
 * Twice is as good as once. Returns false where there is no such contact.
 */
export function stopMessages(db: Db, contactId: number, actor: Actor, now: EpochSeconds): boolean {
  const contact = findStoppable(db, contactId)
  if (!contact) return false
  const row = { at: now, source: 'staff' } as const
  const { channel, folded } = contact
  return db.write(() => {
    const { changes } = db.run(
      channel === 'email'
        ? build
            .insertInto('unsubscription')
            .values({ ...row, email_folded: folded })
            .onConflict((c) => c.doNothing())
        : build
            .insertInto('sms_stop')
            .values({ ...row, mobile: folded })
            .onConflict((c) => c.doNothing()),
    )
    if (changes === 1) recordAudit(db, actor, 'stopped-messages', 'patient-contact', contactId, now)
    return true
  })
}

/** They may be sent there again, as its owner asked the desk; whoever stopped them. */
export function allowMessages(db: Db, contactId: number, actor: Actor, now: EpochSeconds): boolean {
  const contact = findStoppable(db, contactId)
  if (!contact) return false
  const { channel, folded } = contact
  return db.write(() => {
    const { changes } = db.run(
      channel === 'email'
        ? build.deleteFrom('unsubscription').where('email_folded', '=', folded)
        : build.deleteFrom('sms_stop').where('mobile', '=', folded),
    )
    if (changes === 1) recordAudit(db, actor, 'allowed-messages', 'patient-contact', contactId, now)
    return true
  })
}

/** The patient wants no more text messages at the number that an appointment was booked with; twice is as good as once. */
export function stopTexts(
  db: Db,
  about: { readonly attendeeId: number; readonly mobile: string },
  now: EpochSeconds,
): void {
  db.write(() => {
    const row = { mobile: about.mobile, at: now, source: 'visit' } as const
    const { changes } = db.run(
      build
        .insertInto('sms_stop')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()),
    )
    if (changes === 1) recordAudit(db, thePatient, 'stopped-texts', 'attendee', about.attendeeId, now)
  })
}
