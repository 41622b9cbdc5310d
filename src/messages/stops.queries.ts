import { sql } from 'kysely'
import { build, type Db, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { foldEmail } from '../lib/email-address.ts'
import { type Keys, sameBytes } from '../lib/token.ts'
import { undoToken } from './links.ts'
import type { Subject } from './messages.ts'

/** Whether whoever reads at this address wants no more reminders there. */
export function isUnsubscribed(db: Db, emailFolded: string): boolean {
  return queriesOf(db).unsubscription.get(emailFolded) !== undefined
}

/** Whether the owner of this number wants no more text messages. */
export function isTextStopped(db: Db, e164: string): boolean {
  return queriesOf(db).smsStop.get(e164) !== undefined
}

/** Who has an unsubscribe link, and what it came with. */
export interface Unsubscriber {
  readonly email: string | null
  readonly language: string
  readonly object: 'attendee' | 'message'
  readonly id: number
}

/** Whose e-mails carry this link, with the address it would silence: an attendee's, or one that other software wrote. */
export function findUnsubscriber(db: Db, tokenHash: Buffer): Unsubscriber | undefined {
  const attendee = build
    .selectFrom('attendee')
    .select(['contact_email as email', 'language', 'id', sql<'attendee'>`'attendee'`.as('object')])
  const bySoftware = build
    .selectFrom('api_message')
    .innerJoin('message', 'message.id', 'api_message.message_id')
    .innerJoin('patient_contact', 'patient_contact.id', 'message.contact_id')
    .select(['patient_contact.value as email', 'api_message.language', 'message.id'])
    .select(sql<'message'>`'message'`.as('object'))
    .where('patient_contact.channel', '=', 'email')
  // Both are always looked for, so that an unknown link costs no more than another.
  const theirs = db.get(bySoftware.where('api_message.unsubscribe_hash', '=', tokenHash))
  return db.get(attendee.where('unsubscribe_hash', '=', tokenHash)) ?? theirs
}

/** A contact in use on a card, as stops name it. */
export function findStoppable(
  db: Db,
  contactId: number,
): { readonly channel: 'email' | 'phone'; readonly folded: string } | undefined {
  return db.get(
    build
      .selectFrom('patient_contact')
      .select(['channel', 'value_folded as folded'])
      .where('id', '=', contactId)
      .where('revoked_at', 'is', null),
  )
}

/**
 * Whether this very link has unsubscribed its reader: only then does it take that back. An old or forwarded e-mail is not in
 * its reader's hands alone.
 */
export function hasUnsubscribed(db: Db, { email, object, id }: Unsubscriber): boolean {
  const own = build
    .selectFrom('unsubscription')
    .innerJoin('audit', 'audit.at', 'unsubscription.at')
    .select('unsubscription.at')
    .where('email_folded', '=', foldEmail(email ?? ''))
    .where('source', '<>', 'staff')
    .where('object', '=', object)
    .where('object_id', '=', id)
    .where('action', '=', 'stopped-messages')
  return db.get(own) !== undefined
}

/** What was stopped on the page about a visit: the texts about that visit, or all to the number. */
export interface Stopped {
  readonly what: 'visit' | 'number'
  readonly at: EpochSeconds
}

/** What was stopped on this very page; what staff have stopped, or the page of another visit, is not for it to undo. */
export function stoppedHere(db: Db, subject: Pick<Subject, 'attendeeId' | 'ways'>): Stopped | undefined {
  const { attendeeId, ways } = subject
  const visit = build.selectFrom('visit_text_stop').select('at').where('attendee_id', '=', attendeeId)
  const own = db.get(visit)
  if (own) return { what: 'visit', at: own.at }
  // The act on this page is the one that made the row: the same instant, and no second one makes another.
  const number = build
    .selectFrom('sms_stop')
    .innerJoin('audit', 'audit.at', 'sms_stop.at')
    .select('sms_stop.at')
    .where('mobile', '=', ways.sms?.address ?? '')
    .where('source', '=', 'visit')
    .where('object', '=', 'attendee')
    .where('object_id', '=', attendeeId)
    .where('action', '=', 'stopped-texts')
  const all = db.get(number)
  return all && speaksForNumber(db, subject) ? { what: 'number', at: all.at } : undefined
}

/**
 * Whether whoever is on the page about a visit may take back what was stopped there: where its link went to the number alone,
 * or with the token that was given to whoever stopped it. The reader of the e-mail may be somebody else than the number's owner.
 */
export function mayUndo(
  keys: Keys,
  { attendeeId, ways }: Pick<Subject, 'attendeeId' | 'ways'>,
  { at }: Stopped,
  token: string,
): boolean {
  return !ways.email || sameBytes(Buffer.from(token), Buffer.from(undoToken(keys, attendeeId, at)))
}

/**
 * Whether the page about a visit can be in nobody's hands but those of its number's owner: whoever booked on the web may
 * have typed an e-mail address of their own beside somebody else's number (rules 2 and 31).
 */
export function speaksForNumber(db: Db, { attendeeId, ways }: Pick<Subject, 'attendeeId' | 'ways'>): boolean {
  if (!ways.email || (ways.email.confirmed && ways.sms?.confirmed)) return true
  const web = build.selectFrom('booking_request').select('attendee_id')
  return db.get(web.where('attendee_id', '=', attendeeId)) === undefined
}

/**
 * Whether text messages are stopped as far as the page about a visit tells. Of a number that it cannot speak for it knows its own
 * visit alone: whether that number's owner has stopped any here is nobody else's to learn.
 */
export function saysStopped(db: Db, subject: Pick<Subject, 'attendeeId' | 'ways'>): boolean {
  if (!subject.ways.sms?.unsubscribed) return false
  return speaksForNumber(db, subject) || stoppedHere(db, subject) !== undefined
}

const queriesOf = perDatabase((db) => ({
  unsubscription: db.prepare((emailFolded: string) =>
    build.selectFrom('unsubscription').select('at').where('email_folded', '=', emailFolded),
  ),
  smsStop: db.prepare((mobile: string) =>
    build.selectFrom('sms_stop').select('at').where('mobile', '=', mobile),
  ),
}))
