import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../src/lib/fold.ts'
import { appointmentCalendar, type CalendarAppointment } from '../../src/lib/ics.ts'

const appointment: CalendarAppointment = {
  uid: 'attendee-12@ledig.example',
  sequence: 3,
  method: 'PUBLISH',
  startsAt: Date.UTC(2026, 10, 23, 8, 15) / 1000,
  endsAt: Date.UTC(2026, 10, 23, 8, 45) / 1000,
  stampedAt: Date.UTC(2026, 10, 20, 12, 0, 5) / 1000,
  summary: 'Appointment at Praktijk De Brug',
  locationName: 'De Brug, Centrum',
  description: 'Phone 020 123 4567\nChange: https://ledig.example/v/abc',
  organizerName: 'Praktijk De Brug',
  url: 'https://ledig.example/v/abc',
}

describe('appointmentCalendar', () => {
  test('writes a calendar with one appointment', () => {
    expect(appointmentCalendar(appointment).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Ledig//Appointments//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:attendee-12@ledig.example',
      'SEQUENCE:3',
      'DTSTAMP:20261120T120005Z',
      'DTSTART:20261123T081500Z',
      'DTEND:20261123T084500Z',
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
      'SUMMARY:Appointment at Praktijk De Brug',
      'LOCATION:De Brug\\, Centrum',
      'DESCRIPTION:Phone 020 123 4567\\nChange: https://ledig.example/v/abc',
      'URL:https://ledig.example/v/abc',
      'ORGANIZER;CN=Praktijk De Brug:invalid:nomail',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('takes a cancelled one out again', () => {
    const text = appointmentCalendar({ ...appointment, method: 'CANCEL', sequence: 4 })
    expect(text).toContain('\r\nMETHOD:CANCEL\r\n')
    expect(text).toContain('\r\nSTATUS:CANCELLED\r\n')
    expect(text).toContain('\r\nUID:attendee-12@ledig.example\r\nSEQUENCE:4\r\n')
  })

  test('leaves out what is empty', () => {
    const { url, ...rest } = appointment
    const text = appointmentCalendar({ ...rest, description: '', locationName: ' ' })
    expect(text).not.toMatch(/\r\n(?:URL|DESCRIPTION|LOCATION)/)
  })

  test('has no line to spare for a line break in any text', () => {
    const evil = 'x\r\nATTENDEE:mailto:evil@example.net\r\nX:'
    const text = appointmentCalendar({
      ...appointment,
      uid: evil,
      summary: evil,
      locationName: evil,
      description: evil,
      organizerName: `${evil}"`,
      url: evil,
    })
    expect(text).not.toMatch(/\r\n(?:ATTENDEE|X:)/)
  })

  test('reads back as it was, in lines of at most 75 octets, whatever the texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    )
    fc.assert(
      fc.property(text, text, text, (summary, description, organizerName) => {
        const calendar = appointmentCalendar({ ...appointment, summary, description, organizerName })
        expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)

        const event = ICAL.Component.fromString(calendar).getFirstSubcomponent('vevent')
        expect(event?.getFirstPropertyValue('summary') ?? '').toBe(cleanText(summary))
        expect(event?.getFirstPropertyValue('description') ?? '').toBe(
          cleanText(description, { multiline: true }),
        )
        expect(event?.getFirstProperty('organizer')?.getFirstParameter('cn')).toBe(cleanText(organizerName))
        expect(event?.getFirstPropertyValue('dtstart')?.toString()).toBe('2026-11-23T08:15:00Z')
      }),
      { numRuns: 1000 },
    )
  })
})
