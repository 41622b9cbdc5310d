import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { addBooking, addPatient, at } from './bookings.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const print = (query = 'date=2027-01-25'): Promise<Page> => desk.visit(`/staff/agenda/print?${query}`)
const rows = (page: Page): readonly string[][] =>
  page.document
    .querySelectorAll('tbody tr')
    .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text.replace(/\s+/g, ' ').trim()))

describe('the day list on paper', () => {
  it('has a sheet for each practitioner, with the date, the practice and when it was printed', async () => {
    const page = await (await desk.visit('/staff/agenda?date=2027-01-25')).link('Print').click()
    expect(page.title).toBe('Day list, Monday 25 January 2027 – Praktijk De Linde')
    expect(page.texts('thead h2')).toEqual([
      'Anna de Vries, Monday 25 January 2027',
      'Selim Aydin, Monday 25 January 2027',
    ])
    expect(page.texts('thead p')[0]).toBe('Praktijk De Linde. As it stood on 25 Jan 08:00.')
    expect((await page.link('Back to the agenda').click()).query.get('date')).toBe('2027-01-25')
  })

  it('says time, length, name, birth date, phone, type and what the patient wrote', async () => {
    const typed = { ...noor, message: 'My knee <b>hurts</b>' }
    await toBooked(test, openBrowser(test), typed, slotAt('13:30'), withAnna)
    const page = await print('date=2027-01-25&show=1')
    expect(rows(page)).toContainEqual([
      ...['13:30–14:00', '30', 'Noor Bakker', '27 March 1979', '06 12345678', 'Consult'],
      'First visitMy knee <b>hurts</b>',
    ])
    expect(page.texts('thead h2').length).toBe(1)
  })

  it('never says an identity number', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Sanne Bakker'] })
    expect((await print()).text).not.toMatch(/BSN|number/i)
  })

  it('leaves room to write where nothing is booked, and says who is away', async () => {
    const resourceId = Number(
      test.db.raw.prepare('select resource_id from calendar where id = 1').pluck().get(),
    )
    const [startsAt, endsAt] = [at('2027-01-25', '13:00'), at('2027-01-27', '17:00')]
    addAbsence(test.db, { resourceId, startsAt, endsAt, reason: 'Course' }, theSystem, test.now)
    const all = rows(await print('date=2027-01-25&show=1'))
    expect(all).toEqual([
      ['09:00–12:00', '180', 'free', '', '', '', ''],
      ['25 Jan 13:00 – 27 Jan 17:00', '', 'Away', '', '', '', 'Course'],
    ])
  })

  it('names nobody of protected identity, and says nothing about them (rule 9)', async () => {
    const secret = addPatient(test.db, 'Geheime Persoon', { protected: 1 })
    const id = addBooking(test.db, small, { from: '09:00', to: '09:30', people: [secret, 'Bea Berg'] })
    test.db.raw.exec("update attendee set contact_mobile = '+31612345678'")
    test.db.insert('appointment_note', {
      appointment_id: id,
      kind: 'patient-message',
      text: 'It is Geheime',
      at: 1,
    })
    const page = await print('date=2027-01-25&show=1')
    expect(page.html).not.toMatch(/Geheim|Persoon/)
    const [first, second] = rows(page)
    expect(first).toEqual(['09:00–09:30', '30', 'Protected', '', '', 'Consult, 2 of 2 places', ''])
    expect(second?.slice(0, 5)).toEqual(['09:00–09:30', '30', 'Bea Berg', '27 March 1979', '06 12345678'])
  })

  it('has initials and nothing else where names are hidden, and may be asked for either way', async () => {
    const id = addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Sanne Bakker'] })
    test.db.raw.exec("update attendee set contact_mobile = '+31612345678'")
    test.db.insert('appointment_note', { appointment_id: id, kind: 'staff-note', text: 'Ask Sanne', at: 1 })
    const hidden = await (await print('date=2027-01-25&show=1')).link('Hide names').click()
    expect(hidden.html).not.toMatch(/Sanne|Bakker|1979|12345678/)
    expect(hidden.texts('tbody b')).toEqual(['S. B.', 'First visit'])
    expect((await hidden.link('Show names').click()).text).toContain('Ask Sanne')
    await (await desk.visit('/staff/agenda')).press('Hide names')
    expect((await print()).html).not.toMatch(/Sanne|Bakker/)
  })

  it('is written in the access log each time', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Sanne Bakker', 'Bea Berg'] })
    await print()
    await print()
    expect(count(test.db, 'access_log', "view = 'agenda-print'")).toBe(4)
  })

  it.each(['date=2027-02-30', 'date=', 'show=x&show=999', 'names=x'])('is today’s for %s', async (query) => {
    const page = await print(query)
    expect([page.status, page.heading]).toEqual([200, 'Day list, Monday 25 January 2027'])
  })

  it('is open to everybody at work, in their language', async () => {
    for (const role of ['owner', 'practitioner'] as const)
      expect((await (await signedIn(test, role)).visit('/staff/agenda/print')).status).toBe(200)
    test.db.raw.exec("update staff_user set language = 'nl'")
    expect((await print()).heading).toBe('Daglijst, maandag 25 januari 2027')
  })
})
