import type { EpochSeconds } from '../lib/calendar.ts'
import type { FreeTime } from './model.ts'

/** A time on offer without a preference (J13): shown once, with every calendar's free time behind it. */
export interface SharedTime {
  readonly startsAt: EpochSeconds
  readonly choices: readonly [FreeTime, ...FreeTime[]]
}

/** What decides between calendars that are free at the same time (rule 13). */
export interface Assignment {
  /** Minutes booked that day by calendar id; absent means none. */
  readonly bookedMinutes: ReadonlyMap<number, number>
  /** Calendar ids as the practice lists them. */
  readonly displayOrder: readonly number[]
  /** Calendars of practitioners whom a known patient has seen: they come first. */
  readonly seenBefore: ReadonlySet<number>
}

/**
 * The free times of several calendars on one date as one list, soonest first, each time once (J13). Of the times that are
 * shown as the first of their day, one remains over all (rule 12).
 */
export function mergeCalendars(lists: readonly (readonly FreeTime[])[]): SharedTime[] {
  const shared: { startsAt: EpochSeconds; choices: [FreeTime, ...FreeTime[]] }[] = []
  const times = lists.flat().sort((a, b) => a.startsAt - b.startsAt)
  const first = times.find(({ shownAs }) => shownAs === 'first')
  for (const time of times) {
    if (time.shownAs === 'first' && time.startsAt !== first?.startsAt) continue
    const last = shared.at(-1)
    if (last?.startsAt === time.startsAt) last.choices.push(time)
    else shared.push({ startsAt: time.startsAt, choices: [time] })
  }
  return shared
}

/** The one who gets the booking: seen before, else fewest booked minutes that day, else display order (rule 13). */
export function assign(choices: SharedTime['choices'], by: Assignment): FreeTime {
  const [first, ...others] = choices
  return others.reduce((best, time) => (precedence(time, best, by) < 0 ? time : best), first)
}

function precedence(one: FreeTime, other: FreeTime, by: Assignment): number {
  const seen = (time: FreeTime) => (by.seenBefore.has(time.calendarId) ? 1 : 0)
  const booked = (time: FreeTime) => by.bookedMinutes.get(time.calendarId) ?? 0
  const place = (time: FreeTime) => by.displayOrder.indexOf(time.calendarId)
  return seen(other) - seen(one) || booked(one) - booked(other) || place(one) - place(other)
}
