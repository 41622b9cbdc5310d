import { addDays, type IsoDate } from '../lib/calendar.ts'
import { address, hiddenFields, namedBy, nextAddress, wholly } from './address.ts'
import type { Choice, Offering } from './choice.ts'
import { soFar } from './choosing.ts'
import type { WishedModel, WishModel } from './wish-model.ts'
import { capital, type Reader } from './words.ts'

export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** ISO weekdays, Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** When somebody who found no time would like to come; an empty list is "any". */
export interface WouldSuit {
  readonly weekdays: readonly number[]
  readonly parts: readonly DayPart[]
}

/** What was ticked, in the order of the week and the day and each once; what is no day and no part is left out. */
export function readWouldSuit(list: (name: string) => readonly string[]): WouldSuit {
  const [days, parts] = [list('weekday'), list('part')]
  return {
    weekdays: weekdays.filter((each) => days.includes(String(each))),
    parts: dayParts.filter((each) => parts.includes(each)),
  }
}

/** A date of each weekday, for its name. */
export function dateOfWeekday(weekday: number): IsoDate {
  return addDays('2027-01-24', weekday)
}

/** Where somebody whom no time suits says so. */
export function wishAddress(choice: Choice, lang: string): string {
  return address('/book/wish', { ...namedBy(choice), lang })
}

export function wishModel(reader: Reader, offering: Offering, choice: Choice, lang: string): WishModel {
  const named = namedBy(choice)
  return {
    back: nextAddress(offering, named, lang),
    soFar: soFar(reader, choice, named, lang),
    action: address('/book/wish', { lang }),
    hidden: hiddenFields(wholly(choice)),
    ...suitTicks(reader),
  }
}

/** What can be ticked. */
export function suitTicks(reader: Reader): Pick<WishModel, 'weekdays' | 'parts'> {
  return {
    weekdays: weekdays.map((each) => ({
      value: String(each),
      text: capital(reader.format.weekday(dateOfWeekday(each))),
    })),
    parts: dayParts.map((each) => ({ value: each, text: reader.t(`booking.wish.part.${each}`) })),
  }
}

export function wishedModel(offering: Offering, choice: Choice, lang: string): WishedModel {
  return { timesHref: nextAddress(offering, namedBy(choice), lang) }
}
