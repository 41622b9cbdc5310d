import { addDays, type EpochSeconds, type IsoDate, today, type Zone } from '../lib/calendar.ts'
import type { MessageSettings } from '../practice/practice.ts'

type Lead = Pick<MessageSettings, 'reminderDays' | 'reminderMinute'>

/** When the reminder of an appointment leaves: so many days before its local date, at that wall time (rule 32, O26). */
export function reminderDueAt(startsAt: EpochSeconds, lead: Lead, zone: Zone): EpochSeconds {
  return reminderDueOn(zone.local(startsAt).date, lead, zone)
}

export interface ReminderDay {
  /** The local date of the appointments. */
  readonly date: IsoDate
  readonly dueAt: EpochSeconds
}

/** The dates from today on whose reminders are due by now, also those that an outage has made late. */
export function daysToRemind(lead: Lead, zone: Zone, now: EpochSeconds): readonly ReminderDay[] {
  const first = today(zone, now)
  return Array.from({ length: lead.reminderDays + 1 }, (_, ahead) => addDays(first, ahead))
    .map((date) => ({ date, dueAt: reminderDueOn(date, lead, zone) }))
    .filter((day) => day.dueAt <= now)
}

function reminderDueOn(date: IsoDate, lead: Lead, zone: Zone): EpochSeconds {
  return zone.instant(addDays(date, -lead.reminderDays), lead.reminderMinute)
}
