import { sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Channel } from './messages.ts'

/** Whether the other channel has been used, or is going to be, for this very message. */
export function isLeftToOther(db: Db, messageId: number): boolean {
  return db.get(siblings(messageId)) !== undefined
}

/** Whether the reader is told by the other channel: it has left by it, or still may. */
export function isToldByOther(db: Db, messageId: number): boolean {
  const open = ['waiting', 'claimed', 'handing-over', 'sent', 'delivered'] as const
  return db.get(siblings(messageId).where('message.state', 'in', open)) !== undefined
}

/** How the reader is told the same otherwise: what has left by the other channel, or may have, or is going to. */
export interface Otherwise {
  readonly channel: Channel
  /** Since when it has left; undefined: it is still to. */
  readonly at: EpochSeconds | undefined
}

/** By which other message the words of this one went or go; undefined: by none. */
export function findOtherwise(db: Db, messageId: number): Otherwise | undefined {
  const found = db.get(
    siblings(messageId)
      .where('message.state', 'not in', ['failed', 'skipped'])
      .where('message.channel', '<>', 'none')
      .select(['message.channel', 'message.settled_at'])
      .orderBy('message.id', 'desc'),
  )
  if (!found || found.channel === 'none') return undefined
  return { channel: found.channel, at: found.settled_at ?? undefined }
}

/** For the ledger: whether the words of its `message` went or go otherwise; of other software by either of the two. */
export const isToldOtherwise = sql<0 | 1>`(exists (
  select 1 from message_subject as this
  join message_subject as other on other.attendee_id = this.attendee_id and other.kind = this.kind
    and other.schedule_version = this.schedule_version and other.ordinal = this.ordinal and other.channel <> this.channel
  join message as twin on twin.id = other.message_id
  where this.message_id = message.id and twin.state not in ('failed', 'skipped'))
  or exists (
  select 1 from api_message as asked
  join message as twin on twin.id = asked.message_id
  where asked.instead_of = message.id and twin.state not in ('failed', 'skipped'))
  or exists (
  select 1 from api_message as own
  join message as twin on twin.id = own.instead_of
  where own.message_id = message.id and twin.state not in ('failed', 'skipped')))`

function siblings(messageId: number) {
  return build
    .selectFrom('message_subject as this')
    .innerJoin('message_subject as other', (join) =>
      join
        .onRef('other.attendee_id', '=', 'this.attendee_id')
        .onRef('other.kind', '=', 'this.kind')
        .onRef('other.schedule_version', '=', 'this.schedule_version')
        .onRef('other.ordinal', '=', 'this.ordinal')
        .onRef('other.channel', '<>', 'this.channel'),
    )
    .innerJoin('message', 'message.id', 'other.message_id')
    .select('message.id')
    .where('this.message_id', '=', messageId)
    .limit(1)
}
