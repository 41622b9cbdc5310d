import { build, type Db } from '../db/run.ts'

/** Whether the other channel has been used, or is going to be, for this very message. */
export function isLeftToOther(db: Db, messageId: number): boolean {
  return db.get(siblings(messageId)) !== undefined
}

/** Whether the reader is told by the other channel: it has left by it, or still may. */
export function isToldByOther(db: Db, messageId: number): boolean {
  const open = ['waiting', 'claimed', 'handing-over', 'sent', 'delivered'] as const
  return db.get(siblings(messageId).where('message.state', 'in', open)) !== undefined
}

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
