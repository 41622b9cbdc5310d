import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import {
  count,
  everything,
  form,
  noor,
  rows,
  slotAt,
  type Typed,
  toBooked,
  toCheck,
  withAnna,
} from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

const times = [
  '09:00',
  '09:30',
  '10:00',
  '10:30',
  '11:00',
  '11:30',
  '13:00',
  '13:30',
  '14:00',
  '14:30',
  '15:00',
  '15:30',
  '16:00',
  '16:30',
]

/** The so-many-th free time of Anna's, from tomorrow on. */
function nth(at: number): string {
  return slotAt(times[at % 14] ?? '', `2027-01-${26 + Math.floor(at / 14)}`)
}

function book(at: number, typed: Typed = noor, ip = `203.0.113.${at}`) {
  return toBooked(test, openBrowser(test, { ip }), typed, nth(at), withAnna)
}

describe('rule 25: open bookings of one contact', () => {
  it('are six; a seventh gets one page, 422, and nothing changes', async () => {
    for (let at = 0; at < 6; at++) expect((await book(at)).heading).toBe('Your appointment is booked')
    const check = await toCheck(test, openBrowser(test, { ip: '203.0.113.9' }), noor, nth(6), withAnna)
    const before = everything(test.db, [])
    const refused = await check.press('Book appointment')
    expect([refused.status, refused.heading]).toEqual([422, 'This cannot be booked online'])
    expect(refused.text).toContain('Please phone us.')
    expect(refused.text).toContain('020 123 45 67')
    expect(everything(test.db, [])).toEqual(before)
  })

  it.each([
    ['the e-mail address in capitals', { ...noor, email: 'NOOR@Example.ORG', mobile: '' }, 422],
    ['the phone number alone, in another notation', { ...noor, email: '', mobile: '+31 6 1234 5678' }, 422],
    ['another name with the same address', { ...noor, firstName: 'Kim', mobile: '' }, 422],
    ['another contact', { ...noor, email: 'else@example.org', mobile: '' }, 200],
  ])('count by contact, not by person: %s', async (_, typed, status) => {
    for (let at = 0; at < 6; at++) await book(at)
    expect((await book(6, typed)).status).toBe(status)
  })

  it('are as many as the practice says', async () => {
    test.db.raw.exec('update practice set open_bookings_per_contact = 1')
    expect([(await book(0)).status, (await book(1)).status]).toEqual([200, 422])
  })

  it('do not count what is over or cancelled', async () => {
    test.db.raw.exec('update practice set open_bookings_per_contact = 1')
    await book(0)
    test.db.raw.exec("update appointment set status = 'cancelled', cancelled_at = 1")
    expect((await book(1)).status).toBe(200)
    test.now += 2 * 86_400
    expect((await book(30)).status).toBe(200)
  })

  it('refuse in the same words whether the person is known or not', async () => {
    test.db.raw.exec('update practice set open_bookings_per_contact = 1')
    await book(0)
    const known = await book(1)
    const unknown = await book(2, {
      ...noor,
      firstName: 'Nobody',
      lastName: 'Known',
      'birthDate-year': '1990',
    })
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
  })
})

describe('rule 25: many bookings from one address', () => {
  const limit = 4

  beforeEach(() => {
    test.db.raw.prepare('update practice set bookings_per_hour_per_address = ?').run(limit)
  })

  const person = (at: number): Typed => ({
    ...noor,
    firstName: `P${at}`,
    mobile: '',
    email: `p${at}@example.org`,
  })

  it('beyond the limit are slowed down and marked for staff, never refused', async () => {
    for (let at = 0; at < limit + 3; at++)
      expect((await book(at, person(at), '198.51.100.7')).status).toBe(200)
    expect(test.pauses).toEqual([250, 500, 750])
    expect(count(test.db, 'appointment', 'marked_many = 1')).toBe(3)
    expect(rows(test.db, 'select category, patient_id, appointment_id from follow_up')).toEqual(
      [5, 6, 7].map((id) => ({ category: 'many-bookings', patient_id: id, appointment_id: id })),
    )
  })

  it('wait five seconds at most', async () => {
    const check = await toCheck(test, openBrowser(test, { ip: '198.51.100.7' }))
    const fields = {
      ...Object.fromEntries(check.form('form[action^="/book/confirm"]').entries()),
      email: person(0).email,
    } as Record<string, string>
    test.db.raw.exec('update practice set open_bookings_per_contact = 1')
    await test.request('/book/confirm', form(fields, { 'x-forwarded-for': '203.0.113.1' }))
    for (let at = 0; at < 40; at++) {
      const again = await toCheck(
        test,
        openBrowser(test, { ip: '198.51.100.7' }),
        { ...noor, email: `${fields.email}` },
        nth(at),
        withAnna,
      )
      expect((await again.press('Book appointment')).status).toBe(422)
    }
    expect(Math.max(...test.pauses)).toBe(5000)
  })

  it('count for an hour, by IPv4 address or IPv6 /64', async () => {
    for (let at = 0; at < limit; at++) await book(at, person(at), `2001:db8:0:1::${at}`)
    await book(limit, person(limit), '2001:db8:0:2::1')
    expect(test.pauses).toEqual([])
    await book(limit + 1, person(9), '2001:db8:0:1:ffff::1')
    expect(test.pauses).toEqual([250])
    test.now += 3600
    await book(limit + 2, person(10), '2001:db8:0:1:ffff::1')
    expect(test.pauses).toEqual([250])
  })

  it.each([
    '127.0.0.1',
    '::1',
    '10.0.0.5',
    '192.168.1.9',
    '172.20.0.3',
    '169.254.1.1',
    'fd12::1',
    '::ffff:10.0.0.5',
  ])('do not slow down %s, the practice’s own desk or network', async (ip) => {
    for (let at = 0; at <= limit; at++) await book(at, person(at), ip)
    expect([test.pauses, count(test.db, 'appointment', 'marked_many = 1')]).toEqual([[], 0])
  })

  it('the same form sent again and again is no new booking and is not counted', async () => {
    const check = await toCheck(test, openBrowser(test, { ip: '198.51.100.7' }))
    for (let turn = 0; turn < limit * 3; turn++) await check.press('Book appointment')
    expect(test.pauses).toEqual([])
  })

  it('addresses are believed from the trusted proxy only', async () => {
    test = openApp(undefined, { trustProxy: 0, socketAddress: () => '198.51.100.7' })
    smallPractice(test.db, { bookings_per_hour_per_address: 1 })
    for (let at = 0; at < 3; at++) await book(at, person(at), `10.0.0.${at}`)
    expect(test.pauses).toEqual([250, 500])
  })
})
