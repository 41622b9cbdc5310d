import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { byUser } from '../../src/practice/actor.ts'
import { addPatient, at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

const kim = { ...noor, firstName: 'Kim', lastName: 'Visser', email: 'kim@example.org', mobile: '06 87654321' }
const ten = slotAt('10:00', '2027-01-26')

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db, {}, { minutes: 60, gridMinutes: 60, places: 3 })
  desk = await signedIn(test, 'reception')
})

const open = () => desk.visit('/staff/appointments/1')
const book = (typed: typeof noor, n: number) =>
  toBooked(test, openBrowser(test, { ip: `198.51.100.${n}` }), typed, ten, withAnna)

function bookPiet(): void {
  const patientId = addPatient(test.db, 'Piet Jansen')
  const when = { startsAt: at('2027-01-26', '10:00'), email: null, phone: null, language: 'en' } as const
  const what = { typeId: small.consult, calendarId: small.anna, locationId: small.locationId, patientId }
  expect(bookByStaff(test.db, test.world.keys, { ...what, ...when }, byUser(1), test.now).ok).toBe(true)
}

describe('rule 10: the page of a session', () => {
  it('says of each person when and how they were booked, and names them in the history', async () => {
    await book(noor, 1)
    test.now += 3600
    desk = await signedIn(test, 'reception')
    await book(kim, 2)
    const page = await open()
    expect(page.texts('#panel h2')).toEqual(['Noor Bakker', 'Kim Visser'])
    expect(page.texts('#panel > p.mut').filter((text) => text.includes('Booked'))).toEqual([
      'Booked online on 25 Jan 08:00.',
      'Booked online on 25 Jan 09:00.',
    ])
    expect(page.text).toContain('2 of 3 places taken.')
    expect(page.texts('.path li')).toEqual([
      '25 Jan 08:00 Booked online · Noor Bakker patient (web)',
      '25 Jan 09:00 Booked online · Kim Visser patient (web)',
    ])
  })

  it('says so of those who booked online although the first place was booked by staff', async () => {
    bookPiet()
    await book(kim, 2)
    expect((await open()).texts('#panel > p.mut').filter((text) => text.includes('Booked'))).toEqual([
      'Booked by Ines Maas on 25 Jan 08:00.',
      'Booked online on 25 Jan 08:00.',
    ])
  })

  it('names nobody in the history where there is one person only', async () => {
    await book(noor, 1)
    const page = await open()
    expect(page.texts('.path li')).toEqual(['25 Jan 08:00 Booked online patient (web)'])
    expect(page.text).toContain('Booked online on 25 Jan 08:00. 1 of 3 places taken.')
  })

  it('rule 9: keeps a protected name out of the history too, and shows the others', async () => {
    await book(noor, 1)
    await book(kim, 2)
    test.db.raw.exec('update patient set protected = 1 where id = 1')
    const page = await open()
    expect(page.html).not.toContain('Noor')
    expect(page.texts('.path li')).toEqual([
      '25 Jan 08:00 Booked online · Protected identity patient (web)',
      '25 Jan 08:00 Booked online · Kim Visser patient (web)',
    ])
  })
})
