import type { Translate } from '../i18n/translate.ts'
import { addDays, type EpochSeconds, type IsoDate, type Zone } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { Interval } from '../lib/interval.ts'
import { reminderDueAt } from '../messages/reminder.ts'
import type { Practice } from '../practice/practice.ts'
import { type ClockDay, instantsOf, type RealLength } from '../schedule/clock-change.ts'
import type { Format } from '../view/format.ts'

export interface PlayedBlock extends RealLength {
  readonly fromMinute: number
  readonly toMinute: number
  readonly kind: string
  /** Whose it is. */
  readonly name: string
}

export interface Booked extends Interval {
  readonly id: number
  readonly name: string
}

export interface OfferedThere {
  readonly startsAt: EpochSeconds
  readonly type: string
  readonly name: string
}

/** A change of the clock, played through the practice's schedule. */
export interface Rehearsal {
  readonly day: ClockDay
  readonly blocks: readonly PlayedBlock[]
  readonly booked: readonly Booked[]
  /** What patients are offered while the clock shows what is missing or doubled. */
  readonly offered: readonly OfferedThere[]
}

/** What happens to the reminders that leave on that day. */
export interface RemindersThere {
  /** The appointments that they are for. */
  readonly forDate: IsoDate
  /** What the clock was asked for, in minutes. */
  readonly minute: number
  readonly leavesAt: EpochSeconds
  readonly how: 'same' | 'missing' | 'doubled'
}

/** When the reminders of a day with a clock change really leave (rule 32), for each of their moments. */
function remindersOn(
  zone: Zone,
  { date }: ClockDay,
  { reminders }: Practice['messages'],
): readonly RemindersThere[] {
  return reminders.map((moment) => {
    const forDate = addDays(date, moment.days)
    const count = instantsOf(zone, date, moment.minute).length
    return {
      forDate,
      minute: moment.minute,
      leavesAt: reminderDueAt(zone.instant(forDate, 720), moment, zone),
      how: count === 0 ? 'missing' : count === 1 ? 'same' : 'doubled',
    }
  })
}

/** A rehearsal in words. `due`: how many appointments the reminders of that day are for. */
export function rehearsalModel(
  { day, blocks, booked, offered }: Rehearsal,
  { messages, zone }: Practice,
  due: (date: IsoDate) => number,
  t: Translate,
  format: Format,
) {
  const words = { from: clock(day.fromMinute), to: clock(day.toMinute), hours: day.minutes / 60 }
  return {
    title: format.longDay(day.date),
    what: t(`clock.${day.kind}`, words),
    blocks: blocks.map((each) => blockWords(each, t)),
    offered: offered.map(({ startsAt, type, name }) => ({
      text: t(startsAt < day.at ? 'clock.before' : 'clock.after', { time: format.time(startsAt) }),
      type,
      name,
    })),
    nothing: t('clock.offered.none', words),
    booked: booked.map((each) => bookedWords(each, t, format)),
    count: t('clock.booked', { count: booked.length }),
    agendaHref: `/staff/agenda?date=${day.date}`,
    reminders: reminderWords(remindersOn(zone, day, messages), messages, due, t, format),
  }
}

function blockWords(
  { fromMinute, toMinute, kind, name, difference, startsAt, endsAt }: PlayedBlock,
  t: Translate,
) {
  const times = `${clock(fromMinute)}–${clock(toMinute)}`
  const length = lengthWords((endsAt - startsAt) / 60, difference, t)
  return { times, kind, name, changed: difference !== 0, length }
}

function bookedWords({ id, name, startsAt, endsAt }: Booked, t: Translate, format: Format) {
  return {
    href: `/staff/appointments/${id}`,
    times: format.timeRange(startsAt, endsAt),
    name,
    minutes: t('clock.minutes', { minutes: (endsAt - startsAt) / 60 }),
  }
}

function lengthWords(minutes: number, difference: number, t: Translate): string {
  const key = difference === 0 ? 'clock.minutes' : difference > 0 ? 'clock.longer' : 'clock.shorter'
  return t(key, { minutes, difference: Math.abs(difference) })
}

function reminderWords(
  there: readonly RemindersThere[],
  messages: Practice['messages'],
  due: (date: IsoDate) => number,
  t: Translate,
  format: Format,
): string {
  if (!messages.on || !messages.reminder) return t('clock.reminder.off')
  const lines = there.map(({ forDate, minute, leavesAt, how }) => {
    const words = { date: format.longDay(forDate), due: clock(minute), time: format.time(leavesAt) }
    return `${t(`clock.reminder.${how}`, words)} ${t('clock.reminder.count', { count: due(forDate) })}`
  })
  return lines.join(' ')
}
