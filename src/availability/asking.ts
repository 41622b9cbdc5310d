import { addDays, type EpochSeconds, today } from '../lib/calendar.ts'
import type { BusyBook } from './busy.ts'
import type { Ask, OfferedCalendar, Session } from './model.ts'

/** What is asked of one calendar, with the limits turned into instants and lengths into seconds: made once for a page. */
export interface Offer {
  readonly ask: Ask
  readonly calendar: OfferedCalendar
  readonly busy: BusyBook
  /** By their start. */
  readonly sessions: ReadonlyMap<EpochSeconds, Session>
  readonly leadEndsAt: EpochSeconds
  readonly horizonEndsAt: EpochSeconds
  readonly releasedUntil: EpochSeconds
  readonly length: number
  readonly step: number
  /** What is occupied around a start: the appointment with its buffers. */
  readonly before: number
  readonly after: number
  /** Scratch of the rule on needs, so that a refused start costs no memory: the calendar's own resource, then the picked. */
  readonly picked: number[]
}

const noSessions: Offer['sessions'] = new Map()

/** Prepares what one calendar is asked for; `busy` covers the calendar's own resource and those of the needs. */
export function offerOf(
  ask: Ask,
  calendar: OfferedCalendar,
  busy: BusyBook,
  sessions: Offer['sessions'] = noSessions,
): Offer {
  const { type, now } = ask
  return {
    ask,
    calendar,
    busy,
    sessions,
    leadEndsAt: now + calendar.limits.leadHours.value * 3600,
    horizonEndsAt: horizonEndOf(ask, calendar.limits.horizonDays.value),
    releasedUntil: type.releaseHours === null ? Infinity : now + type.releaseHours * 3600,
    length: type.minutes * 60,
    step: type.gridMinutes * 60,
    before: type.bufferBefore * 60,
    after: (type.minutes + type.bufferAfter) * 60,
    picked: [calendar.resourceId],
  }
}

/** The end of the last bookable local date; today is day 0 and the last day counts (P9). */
function horizonEndOf({ zone, now }: Ask, days: number | null): EpochSeconds {
  return days === null ? Infinity : zone.instant(addDays(today(zone, now), days), 1440)
}
