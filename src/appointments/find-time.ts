import type { DeskFree } from '../availability/desk.ts'
import type { Translate } from '../i18n/translate.ts'
import { type IsoDate, localStamp, parseIsoDate, type Zone } from '../lib/calendar.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Format } from '../view/format.ts'
import { buttonOf, longestMinutes, numberIn, readTime, type Values } from './draft.ts'

export const parts = ['any', 'morning', 'afternoon', 'evening'] as const
export type Part = (typeof parts)[number]

/** Minutes since midnight at which the parts of a day begin and end. */
const bounds: Readonly<Record<Part, readonly [from: number, to: number]>> = {
  any: [0, 1440],
  morning: [0, 720],
  afternoon: [720, 1020],
  evening: [1020, 1440],
}

/** What somebody looks for; undefined: it does not matter. */
export interface Sought {
  readonly from: IsoDate
  /** 1 (Monday) to 7; empty: any. */
  readonly weekdays: readonly number[]
  readonly part: Part
  /** Starts not before and ends by, in minutes since midnight. */
  readonly after: number
  readonly before: number
  readonly calendarId: number | undefined
  readonly typeId: number | undefined
  readonly minutes: number | undefined
  readonly locationId: number | undefined
  readonly roomId: number | undefined
  /** Only what patients are offered, too. */
  readonly offered: boolean
}

/** What an address says; `today` is the practice's date: nothing before it is looked for. */
export function soughtOf(values: Values, weekdays: readonly string[], today: IsoDate): Sought {
  const from = parseIsoDate(values.from ?? '') ?? today
  const part = parts.find((each) => each === values.part) ?? 'any'
  const minutes = numberIn(values.minutes)
  return {
    from: from < today ? today : from,
    weekdays: [...new Set(weekdays.filter((day) => /^[1-7]$/.test(day)).map(Number))],
    part,
    after: readTime(values.after ?? '') ?? 0,
    before: readTime(values.before ?? '') || 1440,
    calendarId: numberIn(values.practitioner),
    typeId: numberIn(values.type),
    minutes: minutes !== undefined && minutes <= longestMinutes ? minutes : undefined,
    locationId: numberIn(values.location),
    roomId: numberIn(values.room),
    offered: values.offered === 'yes',
  }
}

/** Whether a free time lies in the part of the day, and between the hours, that are looked for. */
export function isSought(
  { part, after, before }: Sought,
  { startsAt, endsAt }: DeskFree,
  zone: Zone,
): boolean {
  const { minute } = zone.local(startsAt)
  const [from, to] = bounds[part]
  return minute >= Math.max(from, after) && minute < to && minute + (endsAt - startsAt) / 60 <= before
}

/** The times of one day. */
export interface FoundDay {
  readonly date: IsoDate
  readonly times: readonly DeskFree[]
}

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'time' | 'longDay'>
}

/** More of one day than this are counted, not shown. */
const mostOfADay = 24

/** View appointments/find: a day with its times as buttons; with the name where several are asked for. */
export function dayModel(
  { date, times }: FoundDay,
  zone: Zone,
  calendars: readonly Calendar[],
  { t, format }: Writing,
) {
  const more = times.length - mostOfADay
  return {
    title: format.longDay(date),
    times: times.slice(0, mostOfADay).map(({ startsAt, calendarId, locationId }) => ({
      value: buttonOf(calendarId, localStamp(zone, startsAt), locationId),
      time: format.time(startsAt),
      name: calendars.length > 1 ? (calendars.find(({ id }) => id === calendarId)?.publicName ?? '') : '',
    })),
    more: more > 0 ? t('find.more', { count: more }) : '',
  }
}
