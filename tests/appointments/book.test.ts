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
import { count, everything, rows, slotAt } from '../helpers/booking.ts'
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
      { kind: 'messages', detail: 'web booking' },
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

describe('the same key', () => {
  it('F55: twice is the same receipt, and the second time nothing is written', () => {
    const booking = ready()
    const first = book(booking)
    const after = everything(test.db, [])
    test.now += 60
    const again = book(booking)
    expect(again).toEqual({ ok: true, value: { ...(first.ok ? first.value : {}), already: true } })
    expect(everything(test.db, [])).toEqual(after)
  })

  it('with other words is the first booking still', () => {
    const booking = ready()
    book(booking)
    book({ ...booking, person: { ...person, firstName: 'Mallory' }, startsAt: booking.startsAt + 1800 })
    expect(rows(test.db, 'select first_name from patient')).toEqual([{ first_name: 'Noor' }])
  })
})

describe('a refusal', () => {
  it('rule 14: needs are picked anew: the second booking takes the other room, the third finds no laser', () => {
    test.db.raw.exec('delete from type_need_resource where need_id = 2; delete from type_need where id = 2')
    test.db.raw.exec('update arrangement set version = version + 1')
    const selims = (booking: WebBooking): WebBooking => ({
      ...booking,
      wish: { ...booking.wish, calendars: listCalendars(test.db).slice(1) },
    })
    const first = ready()
    expect(book(first).ok).toBe(true)
    expect(book(selims({ ...first, token: randomToken(), holdId: 0 })).ok).toBe(true)
    expect(
      rows(test.db, 'select resource_id as r from occupancy order by appointment_id, resource_id').map(
        (row) => row.r,
      ),
    ).toEqual([1, 3, 2, 4])
    expect(book({ ...first, token: randomToken() })).toEqual({ ok: false, reason: 'slot-taken' })
  })

  it.each([
    ['the portal is closed', 'update practice set portal_open = 0', 'not-offered'],
    ['new bookings are off', 'update practice set new_booking_on = 0', 'not-offered'],
    [
      'the practitioner has an appointment',
      "insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at) select 1, 1, 1, starts_at - 60, starts_at + 60, 'x', 'staff', 0 from hold",
      'slot-taken',
    ],
    [
      'the one laser is away',
      'insert into absence (resource_id, starts_at, ends_at, created_at) select 5, starts_at, ends_at, 0 from hold',
      'slot-taken',
    ],
    [
      'the limit of open bookings is reached',
      'update practice set open_bookings_per_contact = 1',
      'too-many-open',
    ],
  ])('where %s comes back as a value and writes nothing', (_, change, reason) => {
    if (reason === 'too-many-open') expect(book(ready('16:00')).ok).toBe(true)
    const booking = ready()
    test.db.raw.exec(change)
    const before = everything(test.db, [])
    expect(book(booking)).toEqual({ ok: false, reason })
    expect(everything(test.db, [])).toEqual(before)
  })

  it('of a time that has begun, however old the hold vouches for it', () => {
    const booking = ready()
    const now = booking.startsAt
    const late = { ...booking, wish: { ...booking.wish, now, judgedAt: test.now } }
    expect(bookOnline(test.db, test.world.keys, late, now)).toEqual({ ok: false, reason: 'slot-taken' })
  })

  it('P20: of a message is written down as such: type without notifications, no e-mail address', () => {
    book(ready('14:00', { person: { ...person, email: null } }))
    test.db.raw.exec('update appointment_type set notify = 0')
    book(ready('15:00'))
    expect(rows(test.db, 'select state, reason from message order by id')).toEqual([
      { state: 'skipped', reason: 'no-email' },
      { state: 'skipped', reason: 'type-off' },
    ])
  })
})
