import { beforeEach, expect, it } from 'vitest'
import { bookOnline } from '../../src/appointments/book.commands.ts'
import { giveUpHold, makeHold, retakeHold } from '../../src/appointments/hold.commands.ts'
import type { Wish } from '../../src/availability/wish.ts'
import { findCalendar } from '../../src/staff/calendars.queries.ts'
import { findType } from '../../src/types/types.queries.ts'
import { at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { amsterdam } from '../messages/desk.ts'

const tuesday = '2027-01-26'
let test: TestApp
let small: SmallPractice

beforeEach(() => {
  test = openApp()
  small = smallPractice(test.db, { visibility: 'first' })
})

function wish(): Wish {
  const [type, anna] = [findType(test.db, small.consult), findCalendar(test.db, small.anna)]
  if (!type || !anna) throw new Error('no type or calendar')
  return { type, calendars: [anna], locationId: small.locationId, zone: amsterdam, now: test.now }
}

const visitor = (name: string) => ({
  visitorKey: Buffer.from(name),
  networkKey: Buffer.from('n'),
  near: true,
})

function hold(token: string, time: string) {
  const rest = { anyPractitioner: false, minutes: 10, visitor: visitor(token) }
  return makeHold(test.db, { ...rest, wish: wish(), startsAt: at(tuesday, time), token }, test.now)
}

/** Kim holds the second time, which was the first free one then; the first has been given up since. */
function beaten(): number {
  const [noor, kim] = [hold('noor', '09:00'), hold('kim', '09:30')]
  if (!noor.ok || !kim.ok) throw new Error('not held')
  giveUpHold(test.db, noor.value, test.now)
  return kim.value
}

it('P6: the time that is shown can be held, one that is not cannot', () => {
  expect(hold('noor', '09:30')).toEqual({ ok: false, reason: 'slot-taken' })
  expect(hold('noor', '09:00').ok).toBe(true)
  expect(hold('kim', '09:30').ok).toBe(true)
})

it('P6: a hold that lapsed is taken again although an earlier time has been given up since', () => {
  const id = beaten()
  test.now += 700
  expect(hold('lou', '09:30').ok).toBe(false)
  const again = retakeHold(test.db, id, wish(), at(tuesday, '09:30'), 10, visitor('kim'), test.now)
  expect(again.ok).toBe(true)
})

it('P6: the booking at the end takes the time that was shown when it was chosen', () => {
  const holdId = beaten()
  const contact = { email: 'kim@example.org', phone: null, identity: null, booker: null, known: null }
  const name = { firstName: 'Kim', lastName: 'Visser', birthDate: '1980-01-01' }
  const person = { ...name, ...contact, message: '', termsUrl: null }
  const booking = { token: 'kim', holdId, startsAt: at(tuesday, '09:30'), person, language: 'en' as const }
  const chosen = { ...booking, wish: { ...wish(), shown: 'any' as const }, marked: false }
  expect(bookOnline(test.db, test.world.keys, chosen, test.now).ok).toBe(true)
})
