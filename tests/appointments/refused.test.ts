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
import { everything, rows, slotAt } from '../helpers/booking.ts'
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
      'not-online',
    ],
  ])('where %s comes back as a value and writes nothing', (_, change, reason) => {
    if (reason === 'not-online') expect(book(ready('16:00')).ok).toBe(true)
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
