import type { IsoDate } from '../lib/calendar.ts'
import { whyAddress } from '../schedule/week-page.ts'

/** Why patients are offered a time, or not; without a calendar of all of them, without a time of the whole day. */
export function whyOf(date: IsoDate, calendarId?: number | null, time?: string): string {
  const practitioner = calendarId ? `&practitioner=${calendarId}` : ''
  return `${whyAddress}?date=${date}${practitioner}${time === undefined ? '' : `&time=${time}`}`
}

/** The form for a new appointment at a free time; without a calendar it asks with whom. */
export function newOf(calendarId: number | null, date: IsoDate, time: string): string {
  const practitioner = calendarId === null ? '' : `practitioner=${calendarId}&`
  return `/staff/appointments/new?${practitioner}date=${date}&time=${time}`
}
