import type { IsoDate } from './calendar.ts'

export const holidayCountries = ['NL', 'SE', 'NO'] as const
export type HolidayCountry = (typeof holidayCountries)[number]

export function isHolidayCountry(code: string): code is HolidayCountry {
  return holidayCountries.some((country) => country === code)
}

export interface CalendarHoliday {
  readonly date: IsoDate
  /** What makes the date, such as `easter 39`. */
  readonly rule: string
  /** `bank` and `school`: off for some; `observance`: for nobody. */
  readonly type: 'public' | 'bank' | 'school' | 'optional' | 'observance'
}

/**
 * The holidays of a country in a year, by date: from the package date-holidays, which is loaded when somebody asks.
 * Those that begin during the day are given with their day.
 */
export async function listHolidays(
  country: HolidayCountry,
  year: number,
): Promise<readonly CalendarHoliday[]> {
  const { default: Holidays } = await import('date-holidays')
  const found = new Holidays(country).getHolidays(year)
  return found.map(({ date, rule, type }) => ({ date: date.slice(0, 10), rule, type }))
}
