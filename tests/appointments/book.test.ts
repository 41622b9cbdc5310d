import { beforeEach, describe, expect, it } from 'vitest'
import { bookOnline, type WebBooking } from '../../src/appointments/book.commands.ts'
import { makeHold } from '../../src/appointments/hold.commands.ts'
import { findHold } from '../../src/appointments/hold.queries.ts'
import { zoneOf } from '../../src/lib/calendar.ts'
import { hashToken, linkToken, randomToken } from '../../src/lib/token.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { listCalendars } from '../../src/staff/calendars.queries.ts'
import { findType } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, rows, slotAt } from '../helpers/booking.ts'
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

describe('a booking is one write', () => {
  it('J1, F55, P21: appointment, occupancy of practitioner and needs, attendee, event, message, audit line, consent', () => {
    const booking = ready()
    const booked = book(booking)
    expect(booked).toEqual({
      ok: true,
      value: { attendeeId: 1, receipt: linkToken(test.world.keys, 'receipt', 1, 1), already: false },
    })
    const startsAt = booking.startsAt
    const at = test.now
    expect(
      rows(
        test.db,
        'select id, type_id, calendar_id, location_id, starts_at, ends_at, local_start, status, origin, self_booked, on_purpose, places, schedule_version, booked_at, booked_by from appointment',
      ),
    ).toEqual([
      {
        id: 1,
        type_id: 1,
        calendar_id: 1,
        location_id: 1,
        starts_at: startsAt,
        ends_at: startsAt + 1800,
        local_start: slotAt('14:00'),
        status: 'booked',
        origin: 'web',
        self_booked: 1,
        on_purpose: 0,
        places: 1,
        schedule_version: 1,
        booked_at: at,
        booked_by: null,
      },
    ])
    expect(
      rows(test.db, 'select resource_id, starts_at, ends_at, live from occupancy order by resource_id'),
    ).toEqual(
      [1, 3, 5].map((resource_id) => ({
        resource_id,
        starts_at: startsAt,
        ends_at: startsAt + 1800,
        live: 1,
      })),
    )
    expect(
      rows(test.db, 'select actor, action, attendee_id, at, to_starts_at from appointment_event'),
    ).toEqual([{ actor: 'patient-web', action: 'booked', attendee_id: 1, at, to_starts_at: startsAt }])
    expect(rows(test.db, 'select kind, channel, state, due_at, attendee_id from message')).toEqual([
      { kind: 'confirmation', channel: 'email', state: 'waiting', due_at: at, attendee_id: 1 },
    ])
    expect(count(test.db, 'message_subject')).toBe(1)
    expect(
      rows(test.db, "select actor, action, object, object_id, detail from audit where actor = 'patient-web'"),
    ).toEqual([{ actor: 'patient-web', action: 'booked', object: 'appointment', object_id: 1, detail: '{}' }])
    expect(rows(test.db, 'select kind, detail from consent order by kind')).toEqual([
      { kind: 'email', detail: 'web booking' },
      { kind: 'messages', detail: 'web booking' },
      { kind: 'sms', detail: 'web booking' },
      { kind: 'terms', detail: person.termsUrl },
    ])
    expect(rows(test.db, 'select kind, text from appointment_note')).toEqual([
      { kind: 'patient-message', text: 'hello' },
    ])
    expect(rows(test.db, 'select given_up_at from hold')).toEqual([{ given_up_at: at }])
  })

  it('keeps tokens as hashes only, each link its own', () => {
    const booking = ready()
    book(booking)
    const [row] = rows(test.db, 'select receipt_hash, visit_hash, unsubscribe_hash from attendee')
    expect(Object.keys(row ?? {}).map((name) => row?.[name])).toEqual(
      ['receipt', 'visit', 'unsubscribe'].map((purpose) =>
        hashToken(linkToken(test.world.keys, purpose, 1, 1)),
      ),
    )
    const bytes = test.db.raw.serialize()
    for (const token of [
      booking.token,
      ...['receipt', 'visit', 'unsubscribe'].map((purpose) => linkToken(test.world.keys, purpose, 1, 1)),
    ])
      expect(bytes.includes(token)).toBe(false)
  })

  it('history and audit hold ids and times only: no name, contact or message', () => {
    book(ready())
    const lines = JSON.stringify([
      rows(test.db, 'select * from audit'),
      rows(test.db, 'select * from appointment_event'),
    ])
    for (const secret of ['Noor', 'Bakker', 'noor@', '+316', 'hello', '1979'])
      expect(lines).not.toContain(secret)
  })
})
