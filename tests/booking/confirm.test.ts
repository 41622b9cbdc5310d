import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import {
  count,
  everything,
  fieldsOf,
  form,
  noor,
  rows,
  slotAt,
  toBooked,
  toCheck,
  withAnna,
} from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser
const confirm = 'form[action^="/book/confirm"]'

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  browser = visitor('198.51.100.7')
})

function visitor(ip: string): Browser {
  return openBrowser(test, { ip })
}

/** Somebody else books this time while another fills in the form: the other's hold has run out by then. */
async function takenMeanwhile(slot: string): Promise<Page> {
  const check = await toCheck(test, browser, { ...noor, message: 'with my dog' }, slot, withAnna)
  test.now += 700
  await toBooked(
    test,
    visitor('203.0.113.9'),
    { ...noor, firstName: 'Kim', email: 'kim@example.org' },
    slot,
    withAnna,
  )
  return check
}

describe('the check page', () => {
  it('shows every answer with a way to change it, and comes back filled in', async () => {
    const check = await toCheck(test, browser)
    expect(check.texts('dt')).toEqual([
      'Name',
      'Date of birth',
      'Phone number',
      'E-mail',
      'Message to the practice',
    ])
    const edit = await check.press({ name: 'edit', value: 'birthDate-day' })
    expect([edit.status, edit.heading, new URL(edit.url).hash]).toEqual([
      200,
      'Your details',
      '#birthDate-day',
    ])
    for (const [name, value] of Object.entries(noor)) expect(edit.field(name).value).toBe(value)
    expect(edit.errors()).toEqual([])
  })

  it('E28: says which message will come and whom to phone', async () => {
    const check = await toCheck(test, browser, noor, slotAt('10:00', '2027-02-01'))
    expect(check.text).toContain('You will get a confirmation by e-mail.')
    expect(check.text).toContain('On Saturday 30 January 2027 we send you a reminder.')
    expect(check.text).toContain('Can’t come? Phone 020 123 45 67.')
  })
})

describe('the booking', () => {
  it('J1: refuses a time that is gone with 409 and the three nearest, everything typed kept, and books another', async () => {
    const check = await takenMeanwhile(slotAt('14:00'))
    const before = everything(test.db)
    const taken = await check.press('Book appointment')
    expect([taken.status, taken.heading]).toEqual([409, 'That time has just been taken'])
    expect(taken.form().buttons().slice(0, 3)).toEqual([
      'Monday 25 January, 13:00',
      'Monday 25 January, 13:30',
      'Monday 25 January, 14:30',
    ])
    expect(everything(test.db)).toEqual(before)
    const again = await taken.press('Monday 25 January, 14:30')
    expect([again.status, again.path, again.heading]).toEqual([200, '/book/check', 'Check and book'])
    for (const said of ['14:30–15:00', 'Noor Bakker', 'with my dog']) expect(again.text).toContain(said)
    test.now += 5
    expect((await again.press('Book appointment')).text).toContain('14:30–15:00')
    expect(count(test.db, 'appointment')).toBe(2)
  })

  it('J1: of a 409 offers the next days as well, and keeps everything typed there, too', async () => {
    const taken = await (await takenMeanwhile(slotAt('14:00'))).press('Book appointment')
    const check = await taken.press('Tuesday 26 January, 09:00')
    expect([check.status, check.heading]).toEqual([200, 'Check and book'])
    expect(check.text).toContain('Noor Bakker')
  })

  it('"Choose another time" keeps everything typed', async () => {
    const check = await toCheck(test, browser, noor, slotAt('14:00'))
    const other = await check.press('Choose another time')
    expect([other.status, other.heading]).toEqual([200, 'Choose another time'])
    const again = await other.press('Tuesday 26 January, 09:00')
    expect([again.status, again.heading]).toEqual([200, 'Check and book'])
    for (const said of ['09:00–09:30', 'Noor Bakker']) expect(again.text).toContain(said)
  })

  it('J1, J13: with no preference looks at everybody for the nearest times', async () => {
    const check = await toCheck(test, browser, noor, slotAt('14:00'))
    test.db.raw.exec(`insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at)
      select 1, 1, 1, starts_at, ends_at, 'x', 'staff', 0 from hold`)
    const taken = await check.press('Book appointment')
    expect(taken.form().buttons()[1]).toBe('Monday 25 January, 14:00')
    const again = await taken.press('Monday 25 January, 14:00')
    expect(again.text).toContain('with Selim Aydin')
  })

  it('rule 17: staff may book over a hold; the patient is told', async () => {
    const check = await toCheck(test, browser, noor, slotAt('14:00'), withAnna)
    test.db.raw.exec(`insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at)
      select 1, 1, 1, starts_at - 600, ends_at - 600, 'x', 'staff', 0 from hold`)
    expect((await check.press('Book appointment')).status).toBe(409)
  })

  it('F55: the same form twice, or twenty times at once, is one appointment and one receipt', async () => {
    const check = await toCheck(test, browser)
    const sent = () => test.request('/book/confirm', form(fieldsOf(check, confirm)))
    const answers = await Promise.all(Array.from({ length: 20 }, sent))
    expect(answers.map((each) => each.status)).toEqual(Array.from({ length: 20 }, () => 303))
    expect(new Set(answers.map((each) => each.headers.get('location'))).size).toBe(1)
    expect(['appointment', 'attendee', 'message', 'patient'].map((table) => count(test.db, table))).toEqual([
      1, 1, 1, 1,
    ])
  })

  it('the same form with another person in it changes nothing about the first booking', async () => {
    const check = await toCheck(test, browser)
    await check.press('Book appointment')
    const answer = await test.request(
      '/book/confirm',
      form({ ...fieldsOf(check, confirm), firstName: 'Mallory', email: 'm@example.net' }),
    )
    expect(answer.status).toBe(409)
    expect(rows(test.db, 'select first_name from patient')).toEqual([{ first_name: 'Noor' }])
  })

  it('E27: tells the sender at once that a message is due', async () => {
    let woken = 0
    test = openApp(undefined, { wake: () => void woken++ })
    smallPractice(test.db)
    await toBooked(test, openBrowser(test))
    expect(woken).toBe(1)
  })
})
