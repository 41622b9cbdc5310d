import { beforeEach, describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { countByCategory, listOpen } from '../../src/follow-up/follow-up.queries.ts'
import { addBooking, addPatient, at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, form, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { plansOf } from '../helpers/plan.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const list = () => desk.visit('/staff/follow-up')

describe('the follow-up list', () => {
  it('says so when it is empty', async () => {
    expect((await list()).text).toContain('Nothing to follow up.')
  })

  it('asks whether two cards are one person when a web booking fits but for the contact (rule 1)', async () => {
    addPatient(test.db, 'Noor Bakker', { number: 7 })
    await toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)
    const page = await list()
    expect(page.texts('.grp')).toEqual(['The same person? 1'])
    expect(page.texts('tbody td')[0]).toBe(
      'Noor Bakker 27 March 1979 · no number yet Perhaps the same as Noor Bakker 27 March 1979 · no. 7 Same: date of birth. Different: phone +31…78 / none, e-mail n…@e….org / none.',
    )
    expect(page.link(/^Compare and merge/).href).toBe('/staff/patients/2/merge/1')
    expect((await page.link('Mon 25 Jan 13:30').click()).path).toBe('/staff/appointments/1')
  })

  it('keeps how an entry ended, with who and when', async () => {
    const [one, other] = [addPatient(test.db, 'Ada A'), addPatient(test.db, 'Ada A')]
    openFollowUp(test.db, { category: 'same-person', patientId: one, otherPatientId: other }, test.now)
    const page = await (await list()).choose('why', 'different-people').press(/^Close/)
    expect(page.via.map((each) => each.status)).toEqual([303])
    expect(page.text).toContain('Nothing to follow up.')
    const kept = rows(test.db, 'select closed_at, closed_by, closed_why from follow_up')
    expect(kept).toEqual([{ closed_at: test.now, closed_by: 1, closed_why: 'different-people' }])
  })

  it('asks for the outcome where none was chosen', async () => {
    const one = addPatient(test.db, 'Ada A')
    openFollowUp(test.db, { category: 'same-person', patientId: one, otherPatientId: one }, test.now)
    const page = await (await list()).press(/^Close/)
    expect([page.status, page.texts('.em')]).toEqual([422, ['Choose the outcome']])
    expect(count(test.db, 'follow_up', 'closed_at is null')).toBe(1)
  })

  it('puts who cannot come first (rule 22), and closes the others with one press', async () => {
    const patientId = addPatient(test.db, 'Ada A')
    const appointmentId = addBooking(test.db, small, { from: '09:00', to: '09:30', people: [patientId] })
    openFollowUp(test.db, { category: 'many-bookings', patientId, appointmentId }, at('2027-01-20', '09:00'))
    openFollowUp(test.db, { category: 'cannot-come', patientId, appointmentId }, test.now)
    const page = await list()
    expect(page.texts('.grp')).toEqual(['Cannot come 1', 'Many bookings from one address 1'])
    expect((await page.form('form[action$="/2/close"]').press(/^Close/)).texts('.grp')).toEqual([
      'Many bookings from one address 1',
    ])
    expect((await desk.visit('/staff/agenda')).texts('.lists li')[2]).toBe('1 Follow-up')
  })

  it('names nobody who is protected (rule 9), and writes the looks down', async () => {
    const patientId = addPatient(test.db, 'Geheime Persoon', { protected: 1 })
    openFollowUp(test.db, { category: 'says-known', patientId }, test.now)
    expect((await list()).html).not.toContain('Geheime')
    expect(rows(test.db, 'select view, patient_id from access_log')).toEqual([
      { view: 'follow-up', patient_id: patientId },
    ])
  })

  it('writes each look down once per patient, user and day, however often the list is opened (rule 34)', async () => {
    const [one, other] = [addPatient(test.db, 'Ada A'), addPatient(test.db, 'Bea B')]
    openFollowUp(test.db, { category: 'same-person', patientId: one, otherPatientId: other }, test.now)
    openFollowUp(test.db, { category: 'says-new', patientId: one }, test.now)
    const logged = () => rows(test.db, 'select user_id, patient_id from access_log order by id')
    const looked = (user: number) => [one, other].map((id) => ({ user_id: user, patient_id: id }))
    await list()
    await list()
    expect(logged()).toEqual(looked(1))
    await (await signedIn(test, 'owner')).visit('/staff/follow-up')
    expect(logged()).toEqual([...looked(1), ...looked(2)])
    test.now += 86_400
    desk = await signedIn(test, 'reception')
    await list()
    expect(logged()).toEqual([...looked(1), ...looked(2), ...looked(1)])
  })

  it('has fifty entries a page, the pressing ones first, and logs no look at those of another page', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => addPatient(test.db, `Patient N${n}`))
    for (const [n, patientId] of ids.entries())
      openFollowUp(test.db, { category: 'says-known', patientId }, test.now - n)
    const pressing = addPatient(test.db, 'Ada A')
    openFollowUp(test.db, { category: 'cannot-come', patientId: pressing }, test.now)
    const first = await list()
    expect(first.texts('.grp')).toEqual(['Cannot come 1', 'Says they have been here before 60'])
    expect(first.document.querySelectorAll('form[action$="/close"]')).toHaveLength(50)
    expect(first.texts('tbody td b').slice(0, 2)).toEqual(['Ada A', 'Patient N59'])
    expect([first.links('.btns').length, count(test.db, 'access_log')]).toEqual([1, 50])
    const second = await first.link('Next page').click()
    expect(second.texts('.grp')).toEqual(['Says they have been here before 60'])
    expect(second.texts('tbody td b')).toEqual(Array.from({ length: 11 }, (_, n) => `Patient N${10 - n}`))
    expect(count(test.db, 'access_log')).toBe(61)
    const closed = await second.form(`form[action$="/${ids[0]}/close"]`).press(/^Close/)
    expect(closed.via).toEqual([{ status: 303, location: '/staff/follow-up?page=2' }])
    expect(closed.texts('tbody td b')).toHaveLength(10)
    expect((await closed.link('Previous page').click()).texts('tbody td b')[0]).toBe('Ada A')
  })

  it('shows the last page where the asked one is no more, and the first for nonsense', async () => {
    for (let n = 0; n < 51; n++) openFollowUp(test.db, { category: 'other', patientId: null }, test.now)
    const forms = async (page: string) =>
      (await desk.visit(`/staff/follow-up?page=${page}`)).document.querySelectorAll('form[action$="/close"]')
    expect((await forms('7')).length).toBe(1)
    expect((await forms('0')).length).toBe(50)
    expect((await forms('-1')).length).toBe(50)
    expect((await forms('x')).length).toBe(50)
  })

  it('keeps the page on which an outcome was missing', async () => {
    const one = addPatient(test.db, 'Ada A')
    for (let n = 0; n < 51; n++)
      openFollowUp(test.db, { category: 'same-person', patientId: one, otherPatientId: one }, test.now)
    const page = await (await desk.visit('/staff/follow-up?page=2')).press(/^Close/)
    expect([page.status, page.texts('.em')]).toEqual([422, ['Choose the outcome']])
  })

  it('looks up no more patients than it shows', () => {
    const counts = new Map([['other', 1]] as const)
    const steps = plansOf(test.db, () => [countByCategory(test.db), listOpen(test.db, counts, 1, test.now)])
    expect(steps.filter((step) => /SCAN patient|SCAN appointment|TEMP B-TREE FOR ORDER/.test(step))).toEqual(
      [],
    )
    expect(steps.filter((step) => step.includes('follow_up_open'))).toHaveLength(2)
  })

  it('answers 404 for an entry that is not there, and leaves a closed one as it was', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const close = (id: string, why: string) =>
      desk.send(`/staff/follow-up/${id}/close`, form({ why }, headers))
    openFollowUp(test.db, { category: 'other', patientId: null }, test.now)
    expect((await close('2', 'done')).status).toBe(404)
    expect((await close('x', 'done')).status).toBe(404)
    expect((await close('1', 'done')).status).toBe(303)
    expect((await close('1', 'different-people')).status).toBe(303)
    expect((await close('1', 'same-person')).status).toBe(422)
    expect(rows(test.db, 'select closed_why from follow_up')).toEqual([{ closed_why: 'done' }])
  })
})
