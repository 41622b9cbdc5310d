import { addDays, type EpochSeconds, type IsoDate, today, type Zone } from '../lib/calendar.ts'
import type { MessageSettings, Moment } from '../practice/practice.ts'

type Lead = Pick<MessageSettings, 'reminders'>

/** When one reminder of an appointment leaves: so many days before its local date, at that wall time (rule 32, O26). */
export function reminderDueAt(startsAt: EpochSeconds, moment: Moment, zone: Zone): EpochSeconds {
  return reminderDueOn(zone.local(startsAt).date, moment, zone)
}

/** When the next reminder of an appointment leaves; undefined: all of them have been due. */
export function nextReminderAt(
  startsAt: EpochSeconds,
  { reminders }: Lead,
  zone: Zone,
  now: EpochSeconds,
): EpochSeconds | undefined {
  const { date } = zone.local(startsAt)
  return reminders.map((moment) => reminderDueOn(date, moment, zone)).find((dueAt) => dueAt > now)
}

export interface ReminderDay {
  /** The local date of the appointments. */
  readonly date: IsoDate
  readonly dueAt: EpochSeconds
  /** Which of the reminders it is: the number of days in advance and one more, for no two leave on one day. */
  readonly ordinal: number
  /** When the one after it is due, which then says the same; undefined: it is the last. */
  readonly nextAt: EpochSeconds | undefined
}

/**
 * The dates from today on whose reminders are due by now, also those that an outage has made late; of several that have
 * been due the latest alone counts.
 */
export function daysToRemind({ reminders }: Lead, zone: Zone, now: EpochSeconds): readonly ReminderDay[] {
  const first = today(zone, now)
  return Array.from({ length: reminders[0].days + 1 }, (_, ahead) => addDays(first, ahead)).flatMap(
    (date) => latestDue(date, reminders, zone, now) ?? [],
  )
}

function latestDue(
  date: IsoDate,
  moments: readonly Moment[],
  zone: Zone,
  now: EpochSeconds,
): ReminderDay | undefined {
  const all = moments.map((moment) => ({
    ...{ date, ordinal: moment.days + 1 },
    dueAt: reminderDueOn(date, moment, zone),
  }))
  const index = all.findLastIndex(({ dueAt }) => dueAt <= now)
  const day = all[index]
  return day && { ...day, nextAt: all[index + 1]?.dueAt }
}

function reminderDueOn(date: IsoDate, { days, minute }: Moment, zone: Zone): EpochSeconds {
  return zone.instant(addDays(date, -days), minute)
}
