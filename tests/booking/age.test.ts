import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, fieldsOf, form, noor, slotAt, toCheck } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
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

describe('rule 25: against machines', () => {
  it('J1: a hundred people at one time: one has it, the others get 409, nothing in between', async () => {
    const checks = await hundredHolds(slotAt('14:00'))
    const answers = await Promise.all(
      checks.map((fields, at) =>
        test.request('/book/confirm', form(fields, { 'x-forwarded-for': `203.0.113.${at}` })),
      ),
    )
    const statuses = answers.map((each) => each.status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(99)
    expect(
      ['appointment', 'occupancy', 'attendee', 'patient', 'message'].map((table) => count(test.db, table)),
    ).toEqual([1, 1, 1, 1, 1])
  })

  it('honeypot: a form with the hidden field filled in gets the check page again, and a person may go on', async () => {
    const check = await toCheck(test, browser)
    const fields = { ...fieldsOf(check, confirm), website: 'http://spam.example' }
    for (const path of ['/book/check', '/book/confirm']) {
      const answer = await test.request(path, form(fields))
      expect([path, answer.status]).toEqual([path, 422])
      expect(await answer.text()).toContain('once more')
    }
    expect(count(test.db, 'appointment')).toBe(0)
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('less than three seconds after its hold gets the check page again, 422, and then books', async () => {
    const check = await toCheck(test, browser, noor, slotAt('14:00'))
    test.db.raw.prepare('update hold set made_at = ?').run(test.now - 2)
    const quick = await check.press('Book appointment')
    expect([quick.status, quick.heading]).toEqual([422, 'Check and book'])
    expect(quick.text).toContain('Please press “Book appointment” once more.')
    expect(count(test.db, 'appointment')).toBe(0)
    test.now += 1
    expect((await quick.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('the age of the form is the server’s own knowledge: no field of it can be forged', async () => {
    const check = await toCheck(test, browser)
    expect(Object.keys(fieldsOf(check, confirm)).sort()).toEqual([
      'birthDate-day',
      'birthDate-month',
      'birthDate-year',
      'email',
      'firstName',
      'for',
      'hold',
      'lastName',
      'mobile',
    ])
  })

  it('wrong values slipped into the confirming post come back as the form with its errors', async () => {
    const check = await toCheck(test, browser)
    const page = await check
      .form(confirm)
      .tamper({ email: 'a@b\r\nBcc: x@example.org', lastName: '' })
      .press('Book appointment')
    expect([page.status, page.heading]).toEqual([422, 'Your details'])
    expect(page.field('firstName').value).toBe('Noor')
    expect(count(test.db, 'appointment')).toBe(0)
  })
})

/** A hundred check pages for one time, as a burst of visitors beyond the network's limit may have them. */
async function hundredHolds(slot: string): Promise<Record<string, string>[]> {
  const forms: Record<string, string>[] = []
  for (let at = 0; at < 100; at++) {
    const headers = { 'x-forwarded-for': `203.0.113.${at}` }
    const answer = await test.request('/book/hold', form({ slot, practitioner: 'anna-de-vries' }, headers))
    const hold =
      new URL(answer.headers.get('location') ?? '', 'http://localhost').searchParams.get('hold') ?? ''
    forms.push({ ...noor, firstName: `Number ${at}`, email: `number${at}@example.org`, hold })
    test.db.raw.exec('update hold set keeps = 0')
  }
  test.now += 30
  return forms
}
