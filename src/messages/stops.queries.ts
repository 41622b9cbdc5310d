import { build, type Db } from '../db/run.ts'
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
 * Whether the page about a visit can be in nobody's hands but those of its number's owner: whoever booked on the web may
 * have typed an e-mail address of their own beside somebody else's number (rules 2 and 31).
 */
export function speaksForNumber(db: Db, { attendeeId, ways }: Pick<Subject, 'attendeeId' | 'ways'>): boolean {
  if (!ways.email || (ways.email.confirmed && ways.sms?.confirmed)) return true
  const web = build.selectFrom('booking_request').select('attendee_id')
  return db.get(web.where('attendee_id', '=', attendeeId)) === undefined
}
