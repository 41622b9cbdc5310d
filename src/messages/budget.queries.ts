import type { Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds } from '../lib/calendar.ts'
import type { Practice, SmsSettings } from '../practice/practice.ts'
import type { Gate } from './messages.ts'
import { countTexts } from './outbox.queries.ts'
import type { Cause } from './sms-hours.ts'

/** Which of the day's budgets a text message is beyond, if any: that of its number, or that of the practice (trust.md 18). */
export function budgetGate(
  db: Db,
  { id, toHash, cause }: { readonly id: number; readonly toHash: Buffer; readonly cause: Cause },
  { messages, zone }: Practice,
  now: EpochSeconds,
): Gate | undefined {
  const { startsAt } = dayBounds(zone, zone.local(now).date)
  const { all, toNumber } = countTexts(db, id, toHash, startsAt)
  if (all >= shareOf(cause, messages.sms)) return 'day-budget'
  return toNumber >= messages.sms.perNumber ? 'number-budget' : undefined
}

/** What visitors and other software cause takes half of the day's at most: neither silences a reminder. */
function shareOf({ kind, byStaff }: Cause, { perDay }: SmsSettings): number {
  const answers = !byStaff && (kind === 'confirmation' || kind === 'moved' || kind === 'cancelled')
  return answers || kind === 'api' ? Math.ceil(perDay / 2) : perDay
}
