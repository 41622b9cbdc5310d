import { addDays, type IsoDate, weekday } from '../lib/calendar.ts'

export const holidayCountries = ['NL', 'SE', 'NO'] as const
export type HolidayCountry = (typeof holidayCountries)[number]

/** The names, as keys of the catalogues: `schedule.holiday.<name>`. */
export type HolidayName =
  | 'newYear'
  | 'epiphany'
  | 'maundyThursday'
  | 'goodFriday'
  | 'easter'
  | 'easterMonday'
  | 'labourDay'
  | 'kingsDay'
  | 'liberationDay'
  | 'constitutionDay'
  | 'ascension'
  | 'whitSunday'
  | 'whitMonday'
  | 'nationalDay'
  | 'midsummerEve'
  | 'midsummer'
  | 'allSaints'
  | 'christmasEve'
  | 'christmas'
  | 'secondChristmas'
  | 'newYearsEve'

export interface Holiday {
  readonly date: IsoDate
  readonly name: HolidayName
  /** Whether nearly everybody is off; the others are offered too, but not chosen beforehand. */
  readonly usual: boolean
}

export function isHolidayCountry(code: string): code is HolidayCountry {
  return holidayCountries.some((country) => country === code)
}

/**
 * The public holidays of a year by date. NL: Algemene termijnenwet, art. 3, with 5 May, off every fifth year by custom.
 * SE: lag (1989:253) om allmänna helgdagar, with the three eves that semesterlagen (1977:480) 3 a § counts as Sundays.
 * NO: lov om helligdager (LOV-1995-02-24-12) § 2, with 1 and 17 May (LOV-1947-04-26-1).
 */
export function publicHolidays(country: HolidayCountry, year: number): readonly Holiday[] {
  return holidaysOf[country](year).toSorted((one, other) => (one.date < other.date ? -1 : 1))
}

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm in Meeus, Astronomical Algorithms, chapter 8. */
export function easterSunday(year: number): IsoDate {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return dateOf(year, month, day)
}

const holidaysOf: Readonly<Record<HolidayCountry, (year: number) => readonly Holiday[]>> = {
  NL: (year) => [
    fixed(year, 1, 1, 'newYear'),
    moving(year, -2, 'goodFriday', false),
    ...easterToWhitsun(year),
    moving(year, 50, 'whitMonday'),
    kingsDay(year),
    fixed(year, 5, 5, 'liberationDay', year % 5 === 0),
    ...christmas(year),
  ],
  SE: (year) => [
    fixed(year, 1, 1, 'newYear'),
    fixed(year, 1, 6, 'epiphany'),
    moving(year, -2, 'goodFriday'),
    ...easterToWhitsun(year),
    fixed(year, 5, 1, 'labourDay'),
    fixed(year, 6, 6, 'nationalDay'),
    { date: firstFrom(dateOf(year, 6, 19), 5), name: 'midsummerEve', usual: true },
    { date: firstFrom(dateOf(year, 6, 20), 6), name: 'midsummer', usual: true },
    { date: firstFrom(dateOf(year, 10, 31), 6), name: 'allSaints', usual: true },
    fixed(year, 12, 24, 'christmasEve'),
    ...christmas(year),
    fixed(year, 12, 31, 'newYearsEve'),
  ],
  NO: (year) => [
    fixed(year, 1, 1, 'newYear'),
    moving(year, -3, 'maundyThursday'),
    moving(year, -2, 'goodFriday'),
    ...easterToWhitsun(year),
    moving(year, 50, 'whitMonday'),
    fixed(year, 5, 1, 'labourDay'),
    fixed(year, 5, 17, 'constitutionDay'),
    ...christmas(year),
  ],
}

function easterToWhitsun(year: number): readonly Holiday[] {
  return [
    moving(year, 0, 'easter'),
    moving(year, 1, 'easterMonday'),
    moving(year, 39, 'ascension'),
    moving(year, 49, 'whitSunday'),
  ]
}

function christmas(year: number): readonly Holiday[] {
  return [fixed(year, 12, 25, 'christmas'), fixed(year, 12, 26, 'secondChristmas')]
}

/** The day before where 27 April is a Sunday. */
function kingsDay(year: number): Holiday {
  const day = dateOf(year, 4, 27)
  return { date: weekday(day) === 7 ? addDays(day, -1) : day, name: 'kingsDay', usual: true }
}

function fixed(year: number, month: number, day: number, name: HolidayName, usual = true): Holiday {
  return { date: dateOf(year, month, day), name, usual }
}

function moving(year: number, days: number, name: HolidayName, usual = true): Holiday {
  return { date: addDays(easterSunday(year), days), name, usual }
}

/** The first of a weekday on or after a date. */
function firstFrom(date: IsoDate, day: number): IsoDate {
  return addDays(date, (day - weekday(date) + 7) % 7)
}

function dateOf(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
