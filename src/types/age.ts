import { ageOn, type IsoDate } from '../lib/calendar.ts'
import type { AppointmentType } from './types.ts'

/** F37, rule 16: judged on the day of booking; from the birthday, or from 1 January of the year in which it falls. */
export function isOfAge(
  { ageFrom, ageCountsFrom }: Pick<AppointmentType, 'ageFrom' | 'ageCountsFrom'>,
  birthDate: IsoDate,
  today: IsoDate,
): boolean {
  const years =
    ageCountsFrom === 'year'
      ? Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
      : ageOn(birthDate, today)
  return years >= (ageFrom ?? 0)
}
