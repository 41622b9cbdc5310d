import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { count, everything, form, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { appointment, type Booked, book, bookAtDesk, type House, history, openHouse } from './kit.ts'

let house: House

beforeEach(() => {
  house = openHouse()
})

const open = async ({ path }: Booked) => (await house.browser.visit(path)).link('Cancel appointment').click()
const slot = slotAt('10:00', '2027-01-28')
const tim = {
  ...{ firstName: 'Tim', lastName: 'Visser', 'birthDate-day': '1', 'birthDate-month': '2' },
  ...{ 'birthDate-year': '1990', email: 'tim@example.org', mobile: '' },
}

describe('F11, F57, F63: cancelling', () => {
  it('is a page that asks, and a button; the time is free at once', async () => {
    const booked = await book(house)
    const page = await open(booked)
    expect([page.heading, page.path]).toEqual(['Cancel this appointment?', `${booked.path}/cancel`])
    expect(page.text).toMatch(/Thursday\s*28\s*January 2027/)
    const done = await page.fill({ comment: 'I have <b>moved</b>\nfar away' }).press('Cancel appointment')
    expect(done.via).toEqual([{ status: 303, location: booked.path }])
    expect([done.status, done.heading]).toEqual([410, 'This appointment is cancelled'])
    expect(done.text).toContain('It was cancelled on Monday 25 January 2027.')
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      ...{ status: 'cancelled', cancelled_by: 'patient', cancelled_at: house.now },
    })
    expect(history(house, booked.appointmentId)).toEqual(['booked patient-web', 'cancelled patient-web'])
    expect((await toBooked(house, openBrowser(house), tim, slot, withAnna)).heading).toBe(
      'Your appointment is booked',
    )
  })

  it('without a comment, too; whoever changes their mind keeps it', async () => {
    const booked = await book(house)
    const kept = await (await open(booked)).link('Keep my time').click()
    expect(kept.heading).toBe('Your appointment')
    await (await open(booked)).press('Cancel appointment')
    expect(count(house.db, 'appointment_note')).toBe(0)
    expect(appointment(house, booked.appointmentId).status).toBe('cancelled')
  })

  it('takes a comment of 500 characters and gives 501 back as they were', async () => {
    const booked = await book(house)
    const page = await (await open(booked))
      .fill({ comment: `${'å'.repeat(500)}b` })
      .press('Cancel appointment')
    expect([page.status, page.errors()]).toEqual([422, ['Message must be 500 characters or fewer']])
    expect(page.field('comment')).toMatchObject({ value: `${'å'.repeat(500)}b`, invalid: true })
    expect(appointment(house, booked.appointmentId).status).toBe('booked')
    await page.fill({ comment: '👩‍👩‍👧'.repeat(500) }).press('Cancel appointment')
    expect(rows(house.db, 'select kind, text from appointment_note')).toEqual([
      { kind: 'cancel-comment', text: '👩‍👩‍👧'.repeat(500) },
    ])
  })

  it('twice says so and changes nothing more (rule 21)', async () => {
    const booked = await book(house)
    const page = await open(booked)
    await page.press('Cancel appointment')
    const before = everything(house.db)
    const again = await page.press('Cancel appointment')
    expect([again.status, again.heading]).toEqual([410, 'This appointment is cancelled'])
    for (const below of ['/cancel', '/move', '/move/confirm', '/coming', '/cannot-come'])
      expect((await house.browser.send(booked.path + below, form({}))).status).toBe(410)
    expect(everything(house.db)).toEqual(before)
    house.now += 90 * 86_400
    expect((await house.browser.visit(booked.path)).status).toBe(404)
  })

  it('two browsers on one link: what was moved meanwhile is seen before it is cancelled', async () => {
    const booked = await book(house)
    const page = await open(booked)
    house.set('appointment', booked.appointmentId, { schedule_version: 2 })
    const told = await page.fill({ comment: 'Ill' }).press('Cancel appointment')
    expect([told.status, told.has('[role="alert"]'), told.field('comment').value]).toEqual([409, true, 'Ill'])
    expect(appointment(house, booked.appointmentId).status).toBe('booked')
    expect((await told.press('Cancel appointment')).status).toBe(410)
  })

  it('rule 10: of a session one place is free, and the last to cancel ends it', async () => {
    house = openHouse({}, { places: 2 })
    const first = await book(house)
    const second = await book(house, slot, tim)
    await (await open(first)).press('Cancel appointment')
    expect(appointment(house, first.appointmentId).status).toBe('booked')
    expect((await house.browser.visit(second.path)).status).toBe(200)
    const anew = await openBrowser(house).visit(
      '/book/times?practitioner=anna-de-vries&from=2027-01-28&day=2027-01-28',
    )
    expect(anew.has(`button[value="${slot}"]`)).toBe(true)
    await (await open(second)).press('Cancel appointment')
    expect(appointment(house, first.appointmentId)).toMatchObject({
      status: 'cancelled',
      cancelled_by: 'patient',
    })
  })
})

describe('F64: the list of staff', () => {
  const listed = () =>
    rows(
      house.db,
      "select category, comment, closed_at is null as open, closed_why from follow_up where category = 'cancelled-online'",
    )

  it('has the patient on it with the comment, or without', async () => {
    const booked = await book(house)
    await (await open(booked)).fill({ comment: 'On holiday' }).press('Cancel appointment')
    expect(listed()).toEqual([
      { category: 'cancelled-online', comment: 'On holiday', open: 1, closed_why: null },
    ])
    const page = await (await signedIn(house, 'reception')).visit('/staff/follow-up')
    expect(page.text).toContain('On holiday')
    expect(page.text).toContain('Noor Bakker')
    const card = await (await signedIn(house, 'reception')).visit(
      `/staff/appointments/${booked.appointmentId}`,
    )
    expect(card.text).toMatch(/patient \(web\)/i)
    expect(card.text).toContain('On holiday')
  })

  it('loses the entry when a new time is booked, on the web or at the desk', async () => {
    await (await open(await book(house))).press('Cancel appointment')
    await book(house, slotAt('11:00', '2027-01-28'), noor)
    expect(listed()).toMatchObject([{ open: 0, closed_why: 'booked-again' }])
    const desk = bookAtDesk(house, { startsAt: at('2027-01-29', '09:00') })
    house.set('appointment', desk.appointmentId, { origin: 'recall' })
    await (await open(desk)).press('Cancel appointment')
    expect(listed()).toMatchObject([{ open: 0 }, { open: 1 }])
  })
})

describe('P11, F17, F65, rule 22: too late', () => {
  it('has its own limit: too late to move, in time to cancel, and the other way round', async () => {
    const booked = await book(house)
    house.now = at('2027-01-28', '08:00')
    changePractice(house.db, { cancel_deadline_hours: 2 }, theSystem, house.now)
    const page = await house.browser.visit(booked.path)
    expect(page.links('main').map(({ name }) => name)).toContain('Cancel appointment')
    expect(page.text).toContain('It is too late to choose another time online. Phone 020 123 45 67.')
    changePractice(house.db, { cancel_deadline_hours: 24, rebook_deadline_hours: 1 }, theSystem, house.now)
    const other = await house.browser.visit(booked.path)
    expect(other.links('main').map(({ name }) => name)).toContain('Choose another time')
    expect(other.text).toContain('It is too late to cancel online. Phone 020 123 45 67.')
  })

  it('says why, with the phone of the location, the practice’s words, and the way to tell it', async () => {
    const booked = await book(house)
    const texts = JSON.stringify({ en: 'Late cancellations cost € 30.' })
    changePractice(house.db, { late_cancel_texts: texts }, theSystem, house.now)
    house.set('location', house.practice.locationId, { phone: '020 999 88 77' })
    house.now = at('2027-01-28', '08:00')
    const page = await house.browser.visit(`${booked.path}/cancel`)
    expect([page.status, page.heading]).toEqual([200, 'It is too late to change this online'])
    expect(page.text).toContain('You could cancel until Wednesday 27 January 2027 at 10:00.')
    expect(page.text).toContain('Late cancellations cost € 30.')
    expect(page.link('020 999 88 77', 'main').href).toBe('tel:+31209998877')
    const said = await page.press('Tell the practice I cannot come')
    expect(said.texts('[role="status"]')[0]).toContain('knows that you cannot come')
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      status: 'booked',
      cannot_come_at: house.now,
    })
    await page.press('Tell the practice I cannot come')
    expect(history(house, booked.appointmentId)).toEqual(['booked patient-web', 'cannot-come patient-web'])
    expect(rows(house.db, 'select category from follow_up where closed_at is null')).toEqual([
      { category: 'cannot-come' },
    ])
  })

  it('is marked in the agenda and heads the list', async () => {
    const early = await book(house, slotAt('09:00', '2027-02-08'), tim)
    await (await open(early)).press('Cancel appointment')
    const booked = await book(house)
    house.now = at('2027-01-28', '08:00')
    await house.browser.send(`${booked.path}/cannot-come`, form({}))
    const staff = await signedIn(house, 'reception')
    const list = await staff.visit('/staff/follow-up')
    expect(list.texts('tr.grp th').map((each) => each.replace(/\s*\d+$/, ''))[0]).toMatch(/cannot come/i)
    expect((await staff.visit('/staff/agenda?date=2027-01-28')).text).toMatch(/cannot come/i)
  })

  it('a form that comes too late changes nothing and stands in the history', async () => {
    const booked = await book(house)
    const page = await open(booked)
    house.now = at('2027-01-27', '10:01')
    const late = await page.fill({ comment: 'Ill' }).press('Cancel appointment')
    expect([late.status, late.heading]).toEqual([422, 'It is too late to change this online'])
    expect(appointment(house, booked.appointmentId).status).toBe('booked')
    expect(history(house, booked.appointmentId).at(-1)).toBe('refused-too-late patient-web')
    // Whoever presses again and again does not fill the history.
    const length = history(house, booked.appointmentId).length
    for (let press = 0; press < 5; press++) await page.press('Cancel appointment')
    expect(history(house, booked.appointmentId)).toHaveLength(length)
    house.now += 61
    await page.press('Cancel appointment')
    expect(history(house, booked.appointmentId)).toHaveLength(length + 1)
  })

  it('"I cannot come" is nothing for what can still be changed, and "I am coming" takes it back', async () => {
    const booked = await book(house)
    expect((await house.browser.send(`${booked.path}/cannot-come`, form({}))).status).toBe(404)
    house.now = at('2027-01-28', '08:00')
    await house.browser.send(`${booked.path}/cannot-come`, form({}))
    await (await house.browser.visit(booked.path)).press('I am coming')
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      status: 'confirmed',
      cannot_come_at: null,
    })
    expect(count(house.db, 'follow_up', 'closed_at is null')).toBe(0)
  })

  it('what has been noted as arrived is no longer the patient’s to change', async () => {
    const booked = await book(house)
    house.set('appointment', booked.appointmentId, { status: 'arrived' })
    const page = await house.browser.visit(booked.path)
    expect([page.status, page.forms()]).toEqual([200, []])
    expect((await house.browser.send(`${booked.path}/cancel`, form({}))).status).toBe(422)
    expect(appointment(house, booked.appointmentId).status).toBe('arrived')
  })
})
