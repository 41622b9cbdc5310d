import { type Language, locales } from '../i18n/languages.ts'
import { addDays, dayNumber, type IsoDate, type Zone } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'

/** How one language writes dates, times and money in the practice's zone. Instants are epoch seconds. */
export interface Format {
  /** 13:15 */
  time(at: number): string
  /** 13:15–14:15 */
  timeRange(from: number, to: number): string
  /** Friday 16 January 2026 */
  longDate(at: number): string
  longDay(date: IsoDate): string
  /** Friday 16 January */
  dayAndMonth(date: IsoDate): string
  /** Fri 16 Jan */
  shortDate(at: number): string
  /** 16 Jan 21:12 */
  stamp(at: number): string
  weekday(date: IsoDate): string
  /** Mon */
  shortWeekday(date: IsoDate): string
  /** 16 January */
  dayOfMonth(date: IsoDate): string
  /** 16, as it is written before a month. */
  day(date: IsoDate): string
  dayNumeral(date: IsoDate): string
  month(date: IsoDate): string
  monthAndYear(date: IsoDate): string
  /** 27 March 1979 */
  birthDate(date: IsoDate): string
  money(cents: number, currency: string): string
  /** Of millionths of the currency, with parts of a cent where there are any: €0.075 */
  price(micros: number, currency: string): string
  dateOf(at: number): IsoDate
}

const kept = new Map<string, Format>()

export function formatFor(language: Language, zone: Zone): Format {
  const key = `${language} ${zone.name}`
  const known = kept.get(key)
  if (known) return known
  const format = makeFormat(locales[language], zone)
  kept.set(key, format)
  return format
}

function makeFormat(locale: string, zone: Zone): Format {
  const writers = {
    long: dateWriter(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    dayAndMonth: dateWriter(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    short: dateWriter(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
    stamp: dateWriter(locale, { day: 'numeric', month: 'short' }),
    weekday: dateWriter(locale, { weekday: 'long' }),
    shortWeekday: dateWriter(locale, { weekday: 'short' }),
    dayOfMonth: dateWriter(locale, { day: 'numeric', month: 'long' }),
    day: dateWriter(locale, { day: 'numeric' }),
    month: dateWriter(locale, { month: 'long' }),
    monthAndYear: dateWriter(locale, { month: 'long', year: 'numeric' }),
    birth: dateWriter(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
  }
  const dateOf = (at: number): IsoDate => zone.local(at).date
  const time = (at: number): string => clock(zone.local(at).minute)
  return {
    time,
    timeRange: (from, to) => `${time(from)}–${time(to)}`,
    longDate: (at) => writers.long(dateOf(at)),
    longDay: writers.long,
    dayAndMonth: writers.dayAndMonth,
    shortDate: (at) => writers.short(dateOf(at)),
    stamp: (at) => `${writers.stamp(dateOf(at))} ${time(at)}`,
    weekday: writers.weekday,
    shortWeekday: writers.shortWeekday,
    dayOfMonth: writers.dayOfMonth,
    day: writers.day,
    dayNumeral: (date) => String(Number(date.slice(8))),
    month: writers.month,
    monthAndYear: writers.monthAndYear,
    birthDate: writers.birth,
    money: (cents, currency) => moneyWriter(locale, currency).format(cents / 100),
    price: (micros, currency) => moneyWriter(locale, currency, 4).format(micros / 1_000_000),
    dateOf,
  }
}

function dateWriter(locale: string, options: Intl.DateTimeFormatOptions): (date: IsoDate) => string {
  const writer = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const written = new Map<IsoDate, string>()
  return (date) => {
    const known = written.get(date)
    if (known) return known
    // British English puts a comma after the weekday, which the house style leaves out.
    const text = writer.format(dayNumber(date) * 86_400_000).replace(',', '')
    if (written.size > 4000) written.clear()
    written.set(date, text)
    return text
  }
}

const moneyWriters = new Map<string, Intl.NumberFormat>()

function moneyWriter(locale: string, currency: string, most?: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${most}`
  const known = moneyWriters.get(key)
  if (known) return known
  const writer = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(most === undefined ? {} : { maximumFractionDigits: most }),
  })
  moneyWriters.set(key, writer)
  return writer
}

/** The dates from one to another, both included. */
export function datesBetween(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  return Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, index) =>
    addDays(from, index),
  )
}
