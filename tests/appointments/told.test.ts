import { beforeEach, describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { addCard, addNumber } from '../helpers/cards.ts'
import { swedish } from '../helpers/national-ids.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

const number = swedish('19790327', '123')
const withNumber = { field_national_id: 'optional', national_id_kinds: '["personnummer"]' } as const

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db, withNumber)
  desk = await signedIn(test, 'reception')
})

const open = (id = 1) => desk.visit(`/staff/appointments/${id}`)
const book = (typed: object = {}) =>
  toBooked(test, openBrowser(test), { ...noor, ...typed }, slotAt('13:30'), withAnna)
const sql = (text: string) => void test.db.raw.exec(text)

describe('what an online booking told', () => {
  it('rule 9: shows the end of the identity number, and that nobody has seen the document', async () => {
    await book({ nationalId: number })
    const page = await open()
    expect(page.texts('.kv > div')).toContain(
      `Identity number Swedish identity number …${number.slice(-4)} given online, document not yet seen`,
    )
    expect(page.html).not.toContain(number)
    expect(page.html).not.toContain(number.slice(-6))
  })

  it('rule 9: says where the document was seen, and where staff have yet to see it', async () => {
    const patientId = addCard(test, { number: ['personnummer', number] })
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: [patientId] })
    expect((await open()).text).toContain(`…${number.slice(-4)} document not yet seen`)
    sql('update identity_number set document_seen_at = 1')
    expect((await open()).text).toContain(`…${number.slice(-4)} document seen`)
  })

  it('shows each of several numbers, and says of one under another key that it cannot be read', async () => {
    const patientId = addCard(test, { number: ['personnummer', number] })
    const lost = { kind: 'bsn', number: '111222333', birthDate: null } as const
    addNumber(test, patientId, lost, deriveKeys(Buffer.alloc(32, 9)))
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: [patientId] })
    const page = await open()
    expect(page.text).toContain(`Swedish identity number …${number.slice(-4)} document not yet seen`)
    expect(page.text).toContain('Citizen service number (BSN): cannot be read with this key')
    expect(page.html).not.toContain('2333')
  })

  it('is silent about a number that nobody gave and a question that was not asked', async () => {
    await book()
    expect((await open()).text).not.toMatch(/Identity number|First visit|To follow up/)
  })

  it.each([
    ['new', 'First visit? says: first visit'],
    ['known', 'First visit? says: been here before'],
  ])('rule 4: repeats the answer to "first visit?": %s', async (answer, words) => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    sql(`update attendee set known_answer = '${answer}'`)
    expect((await open()).texts('.kv > div')).toContain(words)
  })

  it('lists what of this appointment has to be followed up, each with a way to the list', async () => {
    addCard(test, { contacts: [] })
    await book()
    const about = { patientId: 2, appointmentId: 1 }
    for (const category of ['says-known', 'contact-offered', 'many-bookings'] as const)
      openFollowUp(test.db, { ...about, category }, test.now)
    openFollowUp(test.db, { ...about, patientId: 1, category: 'to-phone' }, test.now)
    expect((await open()).texts('.kv a[href^="/staff/follow-up"]')).toEqual([
      'The same person?',
      'Says they have been here before',
      'New contact offered',
      'Many bookings from one address',
    ])
    sql("update follow_up set closed_at = 1, closed_by = 1, closed_why = 'done' where id < 4")
    const page = await open()
    expect(page.texts('.kv a[href^="/staff/follow-up"]')).toEqual(['Many bookings from one address'])
    const list = await page.link('Many bookings from one address').click()
    expect([list.path, list.has('#f4')]).toEqual(['/staff/follow-up', true])
  })

  it('keeps all of it back with a protected identity', async () => {
    const patientId = addCard(test, { number: ['personnummer', number], more: 'protected = 1' })
    const appointmentId = addBooking(test.db, small, { from: '09:00', to: '09:30', people: [patientId] })
    sql("update attendee set known_answer = 'new'")
    openFollowUp(test.db, { category: 'says-new', patientId, appointmentId }, test.now)
    const page = await open()
    expect(page.html).not.toContain(number.slice(-4))
    expect(page.text).not.toMatch(/identity number|first visit|new here/)
    const shown = await page.fill({ reason: 'Calls about the visit' }).press('Show for an hour')
    for (const told of [`…${number.slice(-4)}`, 'says: first visit', 'Says they are new here'])
      expect(shown.text).toContain(told)
  })
})
