import { addDays, type EpochSeconds, type Zone } from '../lib/calendar.ts'
import { openingAfter } from '../practice/moments.ts'
import type { Practice, SmsSettings } from '../practice/practice.ts'
import type { MessageKind } from './messages.ts'
import { isSoon } from './plan.ts'

/** Why a text message was written, as far as the hours go. */
export interface Cause {
  readonly kind: MessageKind | 'api' | 'trial'
  readonly byStaff: boolean
  readonly createdAt: EpochSeconds
  readonly startsAt: EpochSeconds
}

/**
 * When a text message may leave that is due at an instant: then, or at the next opening of the hours. Answers to the
 * patient's own act, and what the practice changes within 24 hours, leave at any hour (rule 32).
 */
export function smsDueAt(
  at: EpochSeconds,
  cause: Cause,
  { messages, zone }: Pick<Practice, 'messages' | 'zone'>,
): EpochSeconds {
  return leavesAnyTime(cause, at) ? at : withinHours(at, messages.sms, zone)
}

/** What somebody does is answered at once; so long afterwards, in seconds, it is a message like any other. */
const answerLasts = 3600

function leavesAnyTime({ kind, byStaff, createdAt, startsAt }: Cause, at: EpochSeconds): boolean {
  if (kind === 'reminder' || kind === 'dialogue' || kind === 'api') return false
  return byStaff ? isSoon(startsAt, at) : at - createdAt < answerLasts
}

function withinHours(
  at: EpochSeconds,
  hours: Pick<SmsSettings, 'fromMinute' | 'untilMinute'>,
  zone: Zone,
): EpochSeconds {
  const { date, minute } = zone.local(at)
  const opening = openingAfter(minute, hours)
  if (opening.minute === minute && opening.daysLater === 0) return at
  return zone.instant(addDays(date, opening.daysLater), opening.minute)
}
