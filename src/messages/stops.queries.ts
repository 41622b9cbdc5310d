import { build, type Db } from '../db/run.ts'
import { foldEmail } from '../lib/email-address.ts'
import type { Unsubscriber } from './messages.queries.ts'
import type { Subject } from './messages.ts'

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

/**
 * What was stopped on the page about a visit, and may be allowed again there: the texts about that visit, or all to the
 * number. What staff have stopped, or the page of another visit, is not for this page to undo.
 */
export function stoppedHere(
  db: Db,
  subject: Pick<Subject, 'attendeeId' | 'ways'>,
): 'visit' | 'number' | undefined {
  const { attendeeId, ways } = subject
  const visit = build.selectFrom('visit_text_stop').select('at').where('attendee_id', '=', attendeeId)
  if (db.get(visit)) return 'visit'
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
  return db.get(number) && speaksForNumber(db, subject) ? 'number' : undefined
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
