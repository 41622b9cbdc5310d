import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import type { SmsReport } from '../texting/provider.ts'
import { findReported, type Reported } from './delivery.queries.ts'
import { recordEnd } from './outbox.commands.ts'

/**
 * What a gateway says in the end about a message it took. The first end stands, whatever comes later or again; what was
 * unknown is known then, and what did not arrive goes to the call list. A report about nothing of ours, or about an earlier
 * attempt than the last one, changes nothing.
 */
export function recordReport(db: Db, keys: Keys, report: SmsReport, now: EpochSeconds): void {
  db.write(() => {
    const message = findReported(db, keys, report, now)
    if (!message) return
    if (report.outcome === 'delivered') noteDelivered(db, message, report, now)
    else noteNotDelivered(db, message, report, now)
  })
}

function noteDelivered(db: Db, message: Reported, report: SmsReport, now: EpochSeconds): void {
  const { id, state } = message
  // What waits again after all has arrived by an earlier attempt: it must not leave once more.
  const again = (state === 'waiting' || state === 'claimed') && message.handing_over_at !== null
  if (!again && state !== 'handing-over' && state !== 'sent' && state !== 'unknown') return
  const end = { state: 'delivered' as const, delivered_at: now, settled_at: message.settled_at ?? now }
  db.run(
    build
      .updateTable('message')
      .set({ ...end, reason: null, claim: null, ...saidOf(message, report) })
      .where('id', '=', id),
  )
  if (state !== 'sent' && message.kind !== 'confirm-contact') recordEnd(db, id, { state: 'sent' }, now)
}

function noteNotDelivered(db: Db, message: Reported, report: SmsReport, now: EpochSeconds): void {
  const { id, state } = message
  if (state !== 'handing-over' && state !== 'sent' && state !== 'unknown') return
  const end = { state: 'failed', reason: 'not-delivered' } as const
  db.run(
    build
      .updateTable('message')
      .set({ ...end, settled_at: now, claim: null, ...saidOf(message, report) })
      .where('id', '=', id),
  )
  if (message.kind !== 'confirm-contact') recordEnd(db, id, end, now)
}

function saidOf(message: Reported, report: SmsReport) {
  return {
    gateway_ref: message.gateway_ref ?? (report.ref || null),
    segments: report.segments ?? message.segments,
    cost_micros: report.costMicros ?? message.cost_micros,
  }
}
