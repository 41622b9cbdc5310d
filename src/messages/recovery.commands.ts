import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { retryDelay } from './backoff.ts'
import type { Reason } from './messages.ts'
import { recordEnd } from './outbox.commands.ts'
import { listForgotten, listLate, listLeaving, type OutboxRow } from './outbox.queries.ts'

/**
 * What an earlier process left behind, at the start: claimed messages have not left and wait again; those being handed
 * over may have arrived, are never sent again by themselves, and stand in the ledger as unclear.
 */
export function recoverMessages(
  db: Db,
  now: EpochSeconds,
): { readonly waiting: number; readonly unknown: number } {
  return db.write(() => {
    const waiting = db.run(
      build
        .updateTable('message')
        .set({ state: 'waiting', claim: null, claimed_at: null })
        .where('state', '=', 'claimed'),
    )
    const unclear = listLeaving(db)
    for (const row of unclear) endUnclaimed(db, row, { state: 'unknown', reason: 'interrupted' }, now)
    return { waiting: waiting.changes, unknown: unclear.length }
  })
}

/** Ends what has waited until it helps nobody: skipped if it was never tried, failed if it was. */
export function expireMessages(db: Db, now: EpochSeconds): number {
  const late = listLate(db, now)
  if (late.length === 0) return 0
  return db.write(() => {
    for (const row of late) {
      const tried = row.attempts > 0 || row.reason !== null
      const end = tried
        ? ({ state: 'failed', reason: 'expired' } as const)
        : ({ state: 'skipped', reason: 'too-late' } as const)
      endUnclaimed(db, row, end, now)
    }
    return late.length
  })
}

/**
 * Claims that their own sender forgot, because something threw between claim and hand-over, wait again a little longer
 * each time: one message that cannot be written stops no other.
 */
export function releaseForgotten(db: Db, now: EpochSeconds): void {
  for (const { id, attempts } of listForgotten(db, now - forgottenAfter)) {
    const again = { state: 'waiting' as const, claim: null, claimed_at: null, attempts: attempts + 1 }
    const due = { due_at: now + retryDelay(id, attempts + 1) }
    db.run(
      build
        .updateTable('message')
        .set({ ...again, ...due })
        .where('id', '=', id)
        .where('state', '=', 'claimed'),
    )
  }
}

const forgottenAfter = 60

function endUnclaimed(
  db: Db,
  row: OutboxRow,
  end: { readonly state: 'failed' | 'unknown' | 'skipped'; readonly reason: Reason },
  now: EpochSeconds,
): void {
  const how = { state: end.state, reason: end.reason, settled_at: now, claim: null }
  db.run(build.updateTable('message').set(how).where('id', '=', row.id))
  recordEnd(db, row.id, end, now)
}
