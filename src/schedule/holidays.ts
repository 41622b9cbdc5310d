import type { IsoDate } from '../lib/calendar.ts'
import { type HolidayCountry, listHolidays } from '../lib/holidays.ts'

/** By the rule that makes them; what has no name here is nobody's day off and is not offered. */
const names = {
  '01-01': 'newYear',
  '01-06': 'epiphany',
  'easter -3': 'maundyThursday',
  'easter -2': 'goodFriday',
  easter: 'easter',
  'easter 1': 'easterMonday',
  '04-27 if sunday then previous saturday since 2014': 'kingsDay',
  '04-30 if sunday then previous saturday prior to 2014': 'kingsDay',
  '05-01': 'labourDay',
  '05-05': 'liberationDay',
  '05-17': 'constitutionDay',
  'easter 39': 'ascension',
  'easter 49': 'whitSunday',
  'easter 50': 'whitMonday',
  '06-06 since 2005': 'nationalDay',
  'friday after 06-19': 'midsummerEve',
  'saturday after 06-20': 'midsummer',
  'saturday after 10-31': 'allSaints',
  '12-24': 'christmasEve',
  '12-25': 'christmas',
  '12-26': 'secondChristmas',
  '12-31': 'newYearsEve',
  '12-31 14:00 if sunday then 00:00': 'newYearsEve',
} as const

export interface Holiday {
  readonly date: IsoDate
  /** Its name is the text `schedule.holiday.<name>`. */
  readonly name: (typeof names)[keyof typeof names]
  /** Whether nearly everybody is off; the others are offered too, but not chosen beforehand. */
  readonly usual: boolean
}

/** The holidays of a year by date, in the words of our catalogues. */
export async function publicHolidays(country: HolidayCountry, year: number): Promise<readonly Holiday[]> {
  return (await listHolidays(country, year)).flatMap(({ date, rule, type }): Holiday[] => {
    const name = isNamed(rule) ? names[rule] : undefined
    if (!name || type === 'observance' || type === 'optional') return []
    return [{ date, name, usual: type === 'public' || isUsual(country, name, year) }]
  })
}

function isNamed(rule: string): rule is keyof typeof names {
  return rule in names
}

/** Swedish eves count as Sundays (semesterlagen 3 a §); 5 May is a Dutch day off every fifth year by custom. */
function isUsual(country: HolidayCountry, name: Holiday['name'], year: number): boolean {
  return country === 'SE' || (name === 'liberationDay' && year % 5 === 0)
}
