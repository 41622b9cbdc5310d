import { build, type Db } from '../db/run.ts'
import type { MessageAttemptTable } from '../db/tables/messages.ts'
import type { Reason } from './messages.ts'

/**
 * Notes how an attempt to hand a message over ended, before its claim goes. Where it ends as the one before did it is
 * counted there: a server that is away for a day leaves one line. Part of a write.
 */
export function recordAttempt(
  db: Db,
  message: { readonly id: number; readonly claim: Buffer },
  outcome: MessageAttemptTable['outcome'],
  reason: Reason | null,
): void {
  const held = build.selectFrom('message').select('claimed_at as at').where('id', '=', message.id)
  const row = db.get(held.where('claim', '=', message.claim))
  if (!row || row.at === null) return
  const { at } = row
  const last = findLast(db, message.id)
  if (last && last.outcome === outcome && last.reason === reason && outcome === 'waiting') {
    const same = build.updateTable('message_attempt').where('id', '=', last.id)
    db.run(same.set((eb) => ({ times: eb('times', '+', 1), last_at: at })))
  } else db.insert('message_attempt', { message_id: message.id, at, last_at: at, outcome, reason })
}

function findLast(db: Db, messageId: number) {
  const own = build.selectFrom('message_attempt').select(['id', 'outcome', 'reason'])
  return db.get(own.where('message_id', '=', messageId).orderBy('id', 'desc').limit(1))
}
