import { build, type Db } from '../db/run.ts'
import { findSubject } from './messages.queries.ts'
import type { Told } from './series.ts'

/** The appointments that a message about a series tells of. */
export function listTold(db: Db, messageId: number): readonly Told[] {
  const rows = build
    .selectFrom('message_subject')
    .select(['attendee_id', 'schedule_version as version'])
    .where('message_id', '=', messageId)
  return db.all(rows).flatMap(({ attendee_id, version }) => {
    const subject = findSubject(db, attendee_id)
    return subject ? [{ subject, version }] : []
  })
}

/** Which time it is that this attendee is told this of the same version: undone and done again is news again. */
export function nextOrdinal(db: Db, attendeeId: number, kind: string, version: number): number {
  const before = build
    .selectFrom('message_subject')
    .select((eb) => eb.fn.max<number | null>('ordinal').as('last'))
    .where('attendee_id', '=', attendeeId)
    .where('kind', '=', kind)
    .where('schedule_version', '=', version)
  return (db.get(before)?.last ?? 0) + 1
}
