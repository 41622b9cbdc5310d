import type { FreeDay } from '../availability/wish.ts'
import { readDate } from '../lib/birth-date.ts'
import { addDays, type IsoDate, localStamp, parseIsoDate } from '../lib/calendar.ts'
import { address, hiddenFields, namedBy, wholly } from './address.ts'
import { type Choice, noPreference } from './choice.ts'
import { backOf, soFar } from './choosing.ts'
import type { DayOfTimes, SlotButton, TimesModel } from './times-model.ts'
import { capital, informationOf, type Reader } from './words.ts'

export type Part = 'all' | 'morning' | 'afternoon'

/** What part of the list is looked at: from which date, which part of the day, which day in full. */
export interface Look {
  readonly from: IsoDate
  readonly part: Part
  readonly fullDay: IsoDate | undefined
  /** A date was typed that is none. */
  readonly fromProblem: boolean
}

/** The look that an address asks for; what cannot be read is as if it were not there, but a date is told of. */
export function lookIn(asked: (name: string) => string, date: IsoDate): Look {
  const typed = asked('from').trim()
  const from = readDate(typed)
  const part = asked('part')
  return {
    from: from && from > date ? from : date,
    part: part === 'morning' || part === 'afternoon' ? part : 'all',
    fullDay: parseIsoDate(asked('day')),
    fromProblem: typed !== '' && from === undefined,
  }
}

/** Days on one page, and times per day before "all times". */
export const daysPerPage = 3
const timesPerDay = 6
const noon = 12 * 60

/** The days as a part of the day leaves them; days without a time left fall out. */
export function inPart(reader: Reader, days: Iterable<FreeDay>, part: Part): Generator<FreeDay> {
  return (function* () {
    for (const day of days) {
      const times = day.times.filter(
        (time) =>
          part === 'all' || reader.practice.zone.local(time.startsAt).minute < noon === (part === 'morning'),
      )
      if (times.length > 0) yield { date: day.date, times }
    }
  })()
}

/** The first few of what may be endless, so that no more is computed than the page shows. */
export function take<T>(count: number, list: Iterable<T>): readonly T[] {
  const taken: T[] = []
  for (const each of list) {
    taken.push(each)
    if (taken.length >= count) break
  }
  return taken
}

/** `days`: one more than the page shows, where there is one. */
export function timesModel(
  reader: Reader,
  choice: Choice,
  look: Look,
  today: IsoDate,
  days: readonly FreeDay[],
  lang: string,
): TimesModel {
  const named = namedBy(choice)
  const shown = days.slice(0, daysPerPage)
  const last = shown.at(-1)?.date
  const part = look.part === 'all' ? '' : look.part
  const at = (change: Readonly<Record<string, string>>): string =>
    address('/book/times', { ...named, part, lang, ...change })
  const first = shown[0]?.times[0]
  return {
    back: backOf(choice, named, lang),
    soFar: soFar(reader, choice, named, lang),
    about: choice.type
      ? informationOf(reader, choice.type)
      : { description: '', information: '', forWhom: '', visitingAddress: '', price: '' },
    holdAction: address('/book/hold', { lang }),
    hidden: hiddenFields(wholly(choice)),
    earliest: first && look.from <= today ? slotButton(reader, first.startsAt) : undefined,
    days: shown.map((day) =>
      dayOfTimes(reader, day, day.date === look.fullDay, at({ from: look.from, day: day.date })),
    ),
    parts: (['all', 'morning', 'afternoon'] as const).map((each) => ({
      href: address('/book/times', {
        ...named,
        part: each === 'all' ? '' : each,
        from: look.from > today ? look.from : '',
        lang,
      }),
      text: reader.t(`booking.times.part.${each}`),
      current: each === look.part,
    })),
    earlierHref: look.from > today ? at({ from: earlier(look.from, today) }) : '',
    laterHref: days.length > daysPerPage && last ? at({ from: addDays(last, 1) }) : '',
    from: look.from > today ? look.from : '',
    fromProblem: look.fromProblem,
    filterHidden: hiddenFields({
      type: named.type,
      location: named.location,
      link: named.link,
      ...(part ? { part } : {}),
      ...(lang ? { lang } : {}),
    }),
    practitioners: practitionersOf(reader, choice),
  }
}

/** A time as a button: its value is local time with offset, so that it is one instant also when the clocks change. */
export function slotButton(reader: Reader, startsAt: number): SlotButton {
  const { date } = reader.practice.zone.local(startsAt)
  const time = reader.format.time(startsAt)
  return {
    value: localStamp(reader.practice.zone, startsAt),
    time,
    spoken: `${capital(reader.format.dayAndMonth(date))}, ${time}`,
  }
}

/** The three free times closest to the one that went, in order of time. */
export function nearestSlots(
  reader: Reader,
  days: readonly FreeDay[],
  startsAt: number,
): readonly SlotButton[] {
  return days
    .flatMap((day) => day.times.map((time) => time.startsAt))
    .sort((one, other) => Math.abs(one - startsAt) - Math.abs(other - startsAt))
    .slice(0, 3)
    .sort((one, other) => one - other)
    .map((at) => slotButton(reader, at))
}

function earlier(from: IsoDate, today: IsoDate): IsoDate {
  const week = addDays(from, -7)
  return week < today ? today : week
}

/** A date with its times as buttons; `full`: all of them, else the first few. */
export function dayOfTimes(reader: Reader, day: FreeDay, full: boolean, allHref: string): DayOfTimes {
  const { format } = reader
  const times = full ? day.times : day.times.slice(0, timesPerDay)
  return {
    date: day.date,
    weekday: format.weekday(day.date),
    numeral: format.dayNumeral(day.date),
    month: format.month(day.date),
    slots: times.map((time) => slotButton(reader, time.startsAt)),
    allHref: times.length < day.times.length ? allHref : '',
    count: day.times.length,
  }
}

function practitionersOf(reader: Reader, choice: Choice): TimesModel['practitioners'] {
  if (!choice.asked.practitioner) return []
  const people = choice.doers.map((each) => ({
    value: each.slug,
    name: each.publicName,
    current: choice.practitioner?.id === each.id,
  }))
  if (choice.type?.practitionerChoice === 'required') return people
  return [
    { value: noPreference, name: reader.t('booking.summary.noPreference'), current: choice.any },
    ...people,
  ]
}
