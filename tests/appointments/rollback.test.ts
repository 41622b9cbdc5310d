import { beforeEach, describe, expect, it } from 'vitest'
import { bookOnline, type WebBooking } from '../../src/appointments/book.commands.ts'
import { makeHold } from '../../src/appointments/hold.commands.ts'
import { findHold } from '../../src/appointments/hold.queries.ts'
import { zoneOf } from '../../src/lib/calendar.ts'
import { hashToken, randomToken } from '../../src/lib/token.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { listCalendars } from '../../src/staff/calendars.queries.ts'
import { findType } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, slotAt } from '../helpers/booking.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  begin()
})

/** Two rooms of which a consult needs one, and one laser. */
function begin(needs = true): void {
  smallPractice(test.db)
  if (!needs) return
  for (const name of ['Room 1', 'Room 2', 'Laser'])
    addResource(
      test.db,
      { kind: name === 'Laser' ? 'device' : 'room', name, locationId: 1 },
      theSystem,
      test.now,
    )
  test.db.raw.exec(`insert into type_need (id, type_id, name) values (1, 1, 'room'), (2, 1, 'laser');
    insert into type_need_resource values (1, 3), (1, 4), (2, 5)`)
}

const person = {
  firstName: 'Noor',
  lastName: 'Bakker',
  birthDate: '1979-03-27',
  email: 'noor@example.org',
  phone: '+31612345678',
  message: 'hello',
  identity: null,
  booker: null,
  known: null,
  termsUrl: 'https://example.org/terms',
}

/** A hold and the booking of its time, ready to be made. */
function ready(time = '14:00', changes: Partial<WebBooking> = {}): WebBooking {
  const type = findType(test.db, 1)
  if (!type) throw new Error('no type')
  const [anna] = listCalendars(test.db)
  const wish = {
    type,
    calendars: anna ? [anna] : [],
    locationId: 1,
    zone: zoneOf('Europe/Amsterdam'),
    now: test.now,
  }
  const startsAt = Date.parse(slotAt(time)) / 1000
  const token = randomToken()
  const visitor = { visitorKey: hashToken(token), networkKey: hashToken(token), near: false }
  makeHold(test.db, { wish, anyPractitioner: false, startsAt, token, minutes: 10, visitor }, test.now)
  const holdId = findHold(test.db, token)?.id ?? 0
  return { token, holdId, wish, startsAt, person, language: 'nl', marked: false, ...changes }
}

const book = (booking: WebBooking) => bookOnline(test.db, test.world.keys, booking, test.now)

describe('a booking that fails in the middle', () => {
  const tables = [
    'appointment',
    'occupancy',
    'attendee',
    'patient',
    'patient_contact',
    'consent',
    'appointment_note',
    'appointment_event',
    'message',
    'message_subject',
    'booking_request',
    'audit',
  ]

  it.each(tables)('a failure while %s is written leaves nothing behind, and the next try books', (table) => {
    const booking = ready()
    const before = everything(test.db, [])
    test.db.raw.exec(
      `create temp trigger broken before insert on main.${table} begin select raise(abort, 'disk on fire'); end`,
    )
    expect(() => book(booking)).toThrow('disk on fire')
    expect(everything(test.db, [])).toEqual(before)
    test.db.raw.exec('drop trigger broken')
    expect(book(booking).ok).toBe(true)
  })

  it('a failure at the very last line leaves nothing behind', () => {
    const booking = ready()
    const before = everything(test.db, [])
    test.db.raw.exec(
      "create temp trigger broken after insert on main.audit begin select raise(abort, 'power cut'); end",
    )
    expect(() => book(booking)).toThrow('power cut')
    expect(everything(test.db, [])).toEqual(before)
  })

  it('through the front door a failure is one page without detail, and the same form books afterwards', async () => {
    const booking = ready()
    test.now += 30
    const fields = {
      hold: booking.token,
      firstName: 'Noor',
      lastName: 'Bakker',
      birthDate: '1979-03-27',
      email: 'noor@example.org',
    }
    const post = () => test.request('/book/confirm', { method: 'POST', body: new URLSearchParams(fields) })
    test.db.raw.exec(
      "create temp trigger broken before insert on main.message begin select raise(abort, 'Noor Bakker'); end",
    )
    const answer = await post()
    expect([answer.status, (await answer.text()).includes('raise')]).toEqual([500, false])
    expect(test.lines.join()).not.toContain('Bakker')
    test.db.raw.exec('drop trigger broken')
    expect([(await post()).status, count(test.db, 'appointment')]).toEqual([303, 1])
  })
})
