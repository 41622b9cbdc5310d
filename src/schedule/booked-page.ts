import type { Translate } from '../i18n/translate.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Format } from '../view/format.ts'
import type { BookedTime } from './force.ts'

/** An appointment as a line of a list, with a link to it; nobody's name. */
export function bookedRow(
  booked: BookedTime,
  types: readonly AppointmentType[],
  calendars: readonly Calendar[],
  format: Format,
  note = '',
) {
  return {
    href: `/staff/appointments/${booked.id}`,
    when: `${format.longDate(booked.startsAt)} ${format.timeRange(booked.startsAt, booked.endsAt)}`,
    type: types.find(({ id }) => id === booked.typeId)?.name ?? '',
    practitioner: calendars.find(({ id }) => id === booked.calendarId)?.publicName ?? '',
    note,
  }
}

/** "3 appointments are booked then. None has been moved." */
export function bookedWords(count: number, t: Translate): string {
  return t('schedule.booked', { count })
}
