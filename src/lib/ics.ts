import ICAL from 'ical.js'
import { cleanText } from './fold.ts'

// A continued line begins with a space, which RFC 5545 counts among its 75 octets and ical.js does not.
ICAL.foldLength = 74

/** What a calendar learns of an appointment. There is no place for an address or a treatment: rules.md 27, O17. */
export type CalendarAppointment = {
  /** The same for every version of an appointment, so that a calendar replaces the one it has. */
  uid: string
  /** Rises with every version. */
  sequence: number
  /** `PUBLISH` puts it into the calendar, `CANCEL` takes it out. */
  method: 'PUBLISH' | 'CANCEL'
  /** UTC epoch seconds, like the two below. */
  startsAt: number
  endsAt: number
  /** When this version was written. */
  stampedAt: number
  summary: string
  locationName: string
  /** Several lines; left out when empty. */
  description: string
  organizerName: string
  url?: string
}

/** A calendar file with one appointment (RFC 5545, RFC 5546): UTF-8, CRLF, lines of at most 75 octets, times in UTC. */
export function appointmentCalendar(appointment: CalendarAppointment): string {
  return calendarWith(appointment.method, [appointment])
}

/**
 * The same with several appointments. A method of CANCEL may name one appointment only (RFC 5546 3.2.5): so the file is
 * published, and each one in it says for itself that it is cancelled.
 */
export function seriesCalendar(appointments: readonly CalendarAppointment[]): string {
  return calendarWith('PUBLISH', appointments)
}

function calendarWith(
  method: CalendarAppointment['method'],
  appointments: readonly CalendarAppointment[],
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Ledig//Appointments//EN')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', method)
  for (const each of appointments) calendar.addSubcomponent(calendarEvent(each))
  return `${calendar.toString()}\r\n`
}

function calendarEvent(appointment: CalendarAppointment): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', cleanText(appointment.uid))
  event.addPropertyWithValue('sequence', appointment.sequence)
  event.addPropertyWithValue('dtstamp', utcTime(appointment.stampedAt))
  event.addPropertyWithValue('dtstart', utcTime(appointment.startsAt))
  event.addPropertyWithValue('dtend', utcTime(appointment.endsAt))
  event.addPropertyWithValue('status', appointment.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED')
  // A visit to a health practice is nobody's business in a shared calendar.
  event.addPropertyWithValue('class', 'PRIVATE')
  addText(event, 'summary', cleanText(appointment.summary))
  addText(event, 'location', cleanText(appointment.locationName))
  addText(event, 'description', cleanText(appointment.description, { multiline: true }))
  addText(event, 'url', cleanText(appointment.url ?? ''))
  // RFC 5546 asks for an organizer; with an e-mail address, calendars would send it "accepted".
  const organizer = event.addPropertyWithValue('organizer', 'invalid:nomail')
  organizer.setParameter('cn', cleanText(appointment.organizerName))
  return event
}

function utcTime(epochSeconds: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(epochSeconds * 1000), true)
}

function addText(event: ICAL.Component, name: string, text: string): void {
  if (text !== '') event.addPropertyWithValue(name, text)
}
