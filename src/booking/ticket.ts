import type { Location } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { TicketModel } from './ticket-model.ts'
import { minutesOf, publicName, type Reader, say } from './words.ts'

export interface Ticketed {
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly location: Location
  readonly startsAt: number
  readonly endsAt: number
}

/** What, when, where and with whom; the visiting address of the type beats that of the location (P15). */
export function ticketModel(reader: Reader, at: Ticketed): TicketModel {
  const { t, format } = reader
  const date = format.dateOf(at.startsAt)
  return {
    weekday: format.weekday(date),
    numeral: format.dayNumeral(date),
    monthAndYear: format.monthAndYear(date),
    range: format.timeRange(at.startsAt, at.endsAt),
    what: `${publicName(reader, at.type)}, ${minutesOf(reader, at.type)}`,
    withWhom: t('booking.summary.with', { name: at.calendar.publicName }),
    location: at.location.name,
    address: at.type.visitingAddress || at.location.address,
    directions: say(reader, at.location.directions),
  }
}
