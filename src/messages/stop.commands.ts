import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { foldEmail } from '../lib/email-address.ts'
import type { Keys } from '../lib/token.ts'
import { type Actor, thePatient } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { undoToken } from './links.ts'
import type { Subject } from './messages.ts'
import {
  findStoppable,
  findUnsubscriber,
  hasUnsubscribed,
  mayUndo,
  speaksForNumber,
  stoppedHere,
  type Unsubscriber,
} from './stops.queries.ts'

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

/**
 * Ends reminders, recalls, offers and automatic messages to the address that the link was sent to (rule 31); twice is
 * as good as once. Returns false where no such link was ever given out, or it has been revoked.
 */
export function unsubscribe(
  db: Db,
  tokenHash: Buffer,
  source: 'link' | 'one-click',
  now: EpochSeconds,
): boolean {
  const reader = findUnsubscriber(db, tokenHash)
  if (!reader) return false
  const { email, object, id } = reader
  if (email === null) return true
  const row = { email_folded: foldEmail(email), at: now, source }
  db.write(() => {
    const stop = build.insertInto('unsubscription').values(row)
    const { changes } = db.run(stop.onConflict((conflict) => conflict.doNothing()))
    // By the same instant the link that stopped them is known again: it alone takes that back.
    if (changes === 1) recordAudit(db, thePatient, 'stopped-messages', object, id, now)
  })
  return true
}

/**
 * Whoever unsubscribed by a link wants them again after all, by that link: what another link or the desk has stopped it does
 * not allow again. Returns whether they go there again by this.
 */
export function subscribeAgain(db: Db, reader: Unsubscriber, now: EpochSeconds): boolean {
  const { email, object, id } = reader
  return db.write(() => {
    if (!hasUnsubscribed(db, reader)) return false
    db.run(build.deleteFrom('unsubscription').where('email_folded', '=', foldEmail(email ?? '')))
    recordAudit(db, thePatient, 'allowed-messages', object, id, now)
    return true
  })
}

/**
 * The patient wants no more text messages at the number that an appointment was booked with; twice is as good as once.
 * Returns what takes it back; '' where it was stopped already.
 */
export function stopTexts(
  db: Db,
  keys: Keys,
  subject: Pick<Subject, 'attendeeId' | 'ways'>,
  now: EpochSeconds,
): string {
  const { attendeeId } = subject
  return db.write(() => {
    const changes = speaksForNumber(db, subject)
      ? stopNumber(db, subject.ways.sms?.address ?? '', now)
      : stopVisit(db, attendeeId, now)
    if (changes === 0) return ''
    recordAudit(db, thePatient, 'stopped-texts', 'attendee', attendeeId, now)
    return undoToken(keys, attendeeId, now)
  })
}

/**
 * The patient wants them again after all, where they were stopped, with what was given to whoever stopped them. Returns false
 * where nothing was to be taken back by that.
 */
export function allowTexts(
  db: Db,
  keys: Keys,
  subject: Pick<Subject, 'attendeeId' | 'ways'>,
  token: string,
  now: EpochSeconds,
): boolean {
  const { attendeeId, ways } = subject
  return db.write(() => {
    const stopped = stoppedHere(db, subject)
    if (!stopped || !mayUndo(keys, subject, stopped, token)) return false
    const mobile = stopped.what === 'number' ? ways.sms?.address : undefined
    return allow(db, { attendeeId, mobile }, thePatient, now)
  })
}

/**
 * Text messages again to whoever takes part in an appointment, as they asked the desk: about it, and to its number, which may
 * stand on no card. Twice is as good as once.
 */
export function allowTextsByStaff(db: Db, attendeeId: number, actor: Actor, now: EpochSeconds): boolean {
  const own = build.selectFrom('attendee').select('contact_mobile').where('id', '=', attendeeId)
  return db.write(() => {
    const mobile = db.get(own)?.contact_mobile ?? undefined
    return allow(db, { attendeeId, mobile }, actor, now)
  })
}

function allow(
  db: Db,
  { attendeeId, mobile }: { readonly attendeeId: number; readonly mobile: string | undefined },
  actor: Actor,
  now: EpochSeconds,
): boolean {
  const visit = db.run(build.deleteFrom('visit_text_stop').where('attendee_id', '=', attendeeId))
  const number = db.run(build.deleteFrom('sms_stop').where('mobile', '=', mobile ?? ''))
  const changed = visit.changes + number.changes > 0
  if (changed) recordAudit(db, actor, 'allowed-texts', 'attendee', attendeeId, now)
  return changed
}

function stopNumber(db: Db, mobile: string, now: EpochSeconds): number {
  const row = { mobile, at: now, source: 'visit' } as const
  const stop = build.insertInto('sms_stop').values(row)
  return db.run(stop.onConflict((conflict) => conflict.doNothing())).changes
}

/** About this one appointment alone. */
function stopVisit(db: Db, attendeeId: number, now: EpochSeconds): number {
  const stop = build.insertInto('visit_text_stop').values({ attendee_id: attendeeId, at: now })
  return db.run(stop.onConflict((conflict) => conflict.doNothing())).changes
}
