import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { build } from '../../src/db/run.ts'
import { byUser } from '../../src/practice/actor.ts'
import { addBooking, addEvent, addPatient, at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db, { terms_url: 'https://example.org/terms' })
  desk = await signedIn(test, 'reception')
})

const typed = { ...noor, terms: true }
const open = (id: number | string) => desk.visit(`/staff/appointments/${id}`)

describe('the page of an appointment', () => {
  it('shows who, when, what, with whom, where and how it came', async () => {
    await toBooked(test, openBrowser(test), { ...typed, message: 'My knee' }, slotAt('13:30'), withAnna)
    const page = await open(1)
    expect(page.title).toBe('Appointment, Monday 25 January 2027 – Praktijk De Linde')
    for (const said of [
      'Noor Bakker',
      '27 March 1979, 47 years · no number yet',
      '13:30–14:00 Consult with Anna de Vries, De Linde.',
      'Booked online on 25 Jan 08:00.',
      'From the patient: “My knee”',
      '06 12345678 from the web, unchecked',
      'noor@example.org from the web, unchecked',
      'Confirmation by e-mail waiting',
      'accepted 25 Jan 08:00',
    ])
      expect(page.text).toContain(said)
    expect(page.link('accepted 25 Jan 08:00').href).toBe('https://example.org/terms')
  })

  it('is the same panel that the agenda shows', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    expect((await open(1)).texts('#panel h2')).toEqual(['Sanne Bakker'])
  })

  it('has one order: the steps of the day, then every action in one row, and one filled button', async () => {
    const patientId = addPatient(test.db, 'Piet Jansen', { number: 20418 })
    const when = { startsAt: at('2027-01-25', '13:30'), email: null, phone: null, language: 'en' } as const
    const what = { typeId: small.consult, calendarId: small.anna, locationId: small.locationId, patientId }
    const userId = await addStaff(test.db, 'owner', test.now)
    expect(bookByStaff(test.db, test.world.keys, { ...what, ...when }, byUser(userId), test.now).ok).toBe(
      true,
    )
    const page = await open(1)
    expect(page.texts('#panel .btn')).toEqual([
      ...['Arrived', 'Confirmed'],
      ...['Move', 'Move in the agenda', 'Make a series', 'Book again', 'Slip', 'Cancel appointment'],
      'Back to the agenda',
    ])
    expect(page.texts('#panel .btn:not(.sec)')).toEqual(['Arrived'])
  })

  it('cancelled at once, leads to the same time for the same patient, and to no slip', async () => {
    const patientId = addPatient(test.db, 'Piet Jansen', { number: 20418 })
    const when = { startsAt: at('2027-01-25', '13:30'), email: null, phone: null, language: 'en' } as const
    const what = { typeId: small.consult, calendarId: small.anna, locationId: small.locationId, patientId }
    const userId = await addStaff(test.db, 'owner', test.now)
    expect(bookByStaff(test.db, test.world.keys, { ...what, ...when }, byUser(userId), test.now).ok).toBe(
      true,
    )
    await (await desk.visit('/staff/appointments/1/cancel'))
      .fill({ by: 'staff' })
      .press('Cancel the appointment')
    test.db.raw.exec('update practice set grace_minutes = 0')
    test.now += 60
    const again = (await open(1)).link('Book the same time again')
    expect(again.href).toBe(
      `/staff/appointments/new?practitioner=${small.anna}&date=2027-01-25&time=13%3A30&type=${small.consult}&patient=${patientId}`,
    )
    expect((await open(1)).texts('#panel .btn')).not.toContain('Slip')
  })

  it('says by whom of the practice it was booked', async () => {
    const patientId = addPatient(test.db, 'Piet Jansen', { number: 20418 })
    const userId = await addStaff(test.db, 'owner', test.now)
    const when = { startsAt: at('2027-01-26', '09:00'), email: null, phone: null, language: 'en' } as const
    const what = { typeId: small.consult, calendarId: small.anna, locationId: small.locationId, patientId }
    const booked = bookByStaff(test.db, test.world.keys, { ...what, ...when }, byUser(userId), test.now)
    expect(booked.ok).toBe(true)
    const page = await open(1)
    expect(page.text).toContain('Booked by Olga Owner on 25 Jan 08:00.')
    expect(page.text).toContain('no. 20418')
    expect(page.texts('.path li')[0]).toBe('25 Jan 08:00 Booked Olga Owner')
    expect(page.text).toContain('none given for this appointment')
  })

  it.each([
    ['confirmed_at = 1', 'confirmed'],
    ['checked_at = 1', 'checked'],
    ["source = 'staff'", 'on the card'],
    ['confirmed_at = 1, revoked_at = 2', 'withdrawn'],
    ["value_folded = 'other@example.org'", 'for this appointment only'],
  ])('says of a contact what the card says: %s', async (change, word) => {
    await toBooked(test, openBrowser(test), typed, slotAt('13:30'), withAnna)
    test.db.raw.exec(`update patient_contact set ${change} where channel = 'email'`)
    expect((await open(1)).text).toContain(`noor@example.org ${word}`)
  })

  it('says why a message did not leave', async () => {
    await toBooked(test, openBrowser(test), typed, slotAt('13:30'), withAnna)
    test.db.raw.exec("update message set state = 'failed', reason = 'address-refused'")
    expect((await open(1)).text).toContain('failed 25 Jan 08:00. The address does not exist or refuses mail.')
  })

  it('names the booker where somebody booked for another', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', web: true })
    const booker = { booker_first_name: 'Jan', booker_last_name: 'Bakker', contact_whose: 'parent' } as const
    test.db.run(build.updateTable('attendee').set(booker))
    expect((await open(1)).text).toContain('Booked for the patient by Jan Bakker (parent).')
  })

  it.each(['999', '0', 'x', '1x', '-1', '1.5', '99999999999999999999'])('answers 404 for %s', async (id) => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    expect((await open(id)).status).toBe(404)
  })

  it('is for every role, and for nobody outside', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    expect((await (await signedIn(test, 'practitioner')).visit('/staff/appointments/1')).status).toBe(200)
    expect((await openBrowser(test).visit('/staff/appointments/1')).path).toBe('/staff/sign-in')
  })
})

describe('the history', () => {
  it('F69: shows all that happened, oldest first, with time and who did it', async () => {
    const id = addBooking(test.db, small, { from: '10:30', to: '11:00', web: true })
    const moved = { from_starts_at: at('2027-01-26', '09:00'), to_starts_at: at('2027-01-25', '10:30') }
    addEvent(test.db, id, 'moved', at('2027-01-15', '08:00'), 'patient-web', moved)
    addEvent(test.db, id, 'refused-too-late', at('2027-01-24', '20:00'), 'patient-web')
    addEvent(test.db, id, 'cannot-come', at('2027-01-24', '20:01'), 'patient-web')
    addEvent(test.db, id, 'confirmed', at('2027-01-23', '10:04'), 'api')
    addEvent(test.db, id, 'cancelled', at('2027-01-25', '07:00'), 'staff', { user_id: 1 })
    expect((await open(id)).texts('.path li')).toEqual([
      '14 Jan 21:12 Booked online patient (web)',
      '15 Jan 08:00 Moved from Tue 26 Jan 09:00 to Mon 25 Jan 10:30 patient (web)',
      '23 Jan 10:04 Confirmed other software',
      '24 Jan 20:00 Wanted to change it too late patient (web)',
      '24 Jan 20:01 Says they cannot come patient (web)',
      '25 Jan 07:00 Cancelled Ines Maas',
    ])
  })

  it('F69: keeps the comment of a cancellation beside it', async () => {
    addBooking(test.db, small, { from: '10:30', to: '11:00', web: true, status: 'cancelled' })
    test.db.raw.exec(
      "insert into appointment_note (appointment_id, kind, text, at) values (1, 'cancel-comment', 'Ill', 1)",
    )
    const page = await open(1)
    expect(page.text).toContain('On cancelling: “Ill”')
    expect(page.texts('#panel .st.err')).toEqual(['cancelled'])
  })

  it('F69: has the whole of a web booking', async () => {
    await toBooked(test, openBrowser(test), typed, slotAt('13:30'), withAnna)
    expect((await open(1)).texts('.path li')[0]).toBe('25 Jan 08:00 Booked online patient (web)')
  })
})

describe('a protected identity (rule 9)', () => {
  beforeEach(async () => {
    const secret = addPatient(test.db, 'Geheime Persoon', { protected: 1 })
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: [secret] })
    test.db.raw.exec("update attendee set contact_email = 'geheim@example.org'")
    test.db.raw.exec(
      "insert into appointment_note (appointment_id, kind, text, at) values (1, 'patient-message', 'Mijn adres', 1)",
    )
  })

  it('is not shown before a reason is given', async () => {
    const page = await open(1)
    expect(page.texts('#panel h2')).toEqual(['Protected identity'])
    expect(page.html).not.toMatch(/Geheime|Persoon|1979|geheim@|Mijn adres/)
  })

  it('asks for the reason once more where none is written', async () => {
    const page = await (await open(1)).fill({ reason: '  ' }).press('Show for an hour')
    expect([page.status, page.texts('.em')]).toEqual([422, ['Enter the reason']])
    expect(page.html).not.toContain('Geheime')
    expect(count(test.db, 'access_log', "basis <> ''")).toBe(0)
  })

  it('is shown for an hour to who gave a reason, which is kept', async () => {
    const page = await (await open(1)).fill({ reason: 'Calls about the visit' }).press('Show for an hour')
    expect(page.via.map((each) => each.status)).toEqual([303])
    expect(page.texts('#panel h2')).toEqual(['Geheime Persoon protected identity'])
    expect(page.text).toContain('geheim@example.org')
    expect(rows(test.db, "select basis from access_log where basis <> ''")).toEqual([
      { basis: 'Calls about the visit' },
    ])
    const other = await (await signedIn(test, 'owner')).visit('/staff/appointments/1')
    expect(other.html).not.toContain('Geheime')
    test.now += 3601
    desk = await signedIn(test, 'reception')
    expect((await open(1)).html).not.toContain('Geheime')
  })
})
