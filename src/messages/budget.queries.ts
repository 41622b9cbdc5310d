import type { Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds } from '../lib/calendar.ts'
import type { Practice, SmsSettings } from '../practice/practice.ts'
import type { Gate } from './messages.ts'
import { countTexts } from './outbox.queries.ts'
import type { Cause } from './sms-hours.ts'

/** A text message that is to leave. */
export interface Budgeted {
  /** The outbox id. */
  readonly id: number
  readonly toHash: Buffer
  /** What it takes of the practice's day: a segment is what costs money. */
  readonly segments: number
  readonly cause: Cause
}

/**
 * Which of the day's budgets a text message does not fit into, if any: that of the practice, which counts segments, or
 * that of its number, which counts messages, for it keeps somebody from being pestered (trust.md 18).
 */
export function budgetGate(
  db: Db,
  { id, toHash, segments, cause }: Budgeted,
  { messages, zone }: Practice,
  now: EpochSeconds,
): Gate | undefined {
  const { startsAt } = dayBounds(zone, zone.local(now).date)
  const left = countTexts(db, id, toHash, startsAt)
  if (left.segments + segments > shareOf(cause, messages.sms)) return 'day-budget'
  return left.toNumber >= messages.sms.perNumber ? 'number-budget' : undefined
}

/** What visitors and other software cause takes half of the day's at most: neither silences a reminder. */
function shareOf({ kind, byStaff }: Cause, { perDay }: SmsSettings): number {
  const answers = !byStaff && (kind === 'confirmation' || kind === 'moved' || kind === 'cancelled')
  return answers || kind === 'api' ? Math.ceil(perDay / 2) : perDay
}
