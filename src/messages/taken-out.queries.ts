import { build, type Db, perDatabase } from '../db/run.ts'

/** Whether a message tells somebody of being taken out of an appointment that stands (O18). */
export function isTakenOut(db: Db, messageId: number): boolean {
  return queriesOf(db).mark.get(messageId) !== undefined
}

export function isPresent(db: Db, attendeeId: number): boolean {
  return queriesOf(db).present.get(attendeeId)?.present === 1
}

/**
 * Whether somebody has to be told of an appointment anew: the last that they heard, in writing or by phone, was that they
 * are out of it, or what was to tell them of it has been taken back.
 */
export function knowsNothing(db: Db, attendeeId: number): boolean {
  const last = db.get(
    build
      .selectFrom('message')
      .leftJoin('follow_up', 'follow_up.message_id', 'message.id')
      .select(['message.id', 'message.reason'])
      .where('message.attendee_id', '=', attendeeId)
      .where('message.kind', 'in', ['confirmation', 'moved', 'reassigned', 'cancelled'])
      .where(({ or, and, eb }) =>
        or([
          and([eb('message.kind', '=', 'confirmation'), eb('message.reason', '=', 'withdrawn')]),
          eb('message.state', 'in', ['claimed', 'handing-over', 'sent', 'delivered', 'unknown']),
          eb('follow_up.closed_why', '=', 'reached'),
        ]),
      )
      .orderBy('message.id', 'desc')
      .limit(1),
  )
  return last !== undefined && (last.reason === 'withdrawn' || isTakenOut(db, last.id))
}

const queriesOf = perDatabase((db) => ({
  mark: db.prepare((messageId: number) =>
    build.selectFrom('taken_out').select('message_id').where('message_id', '=', messageId),
  ),
  present: db.prepare((attendeeId: number) =>
    build.selectFrom('attendee').select('present').where('id', '=', attendeeId),
  ),
}))
