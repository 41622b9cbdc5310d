import { beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/db/run.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { fieldsOf, form, noor, toCheck } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

const count = () => test.db.all(build.selectFrom('appointment').select('id')).length

describe('a form that has booked already', () => {
  it('with another person in it is no booking: 409, everything typed kept, a time to choose', async () => {
    const browser = openBrowser(test)
    const check = await toCheck(test, browser)
    const fields = fieldsOf(check, 'form[action^="/book/confirm"]')
    await check.press('Book appointment')
    for (const path of ['/book/confirm', '/book/check']) {
      const answer = await test.request(
        path,
        form({ ...fields, firstName: 'Kind', 'birthDate-year': '2015' }),
      )
      expect(answer.status).toBe(409)
      const html = await answer.text()
      expect(html).toContain('You have already booked with this form')
      expect(html).toContain('value="Kind"')
    }
    expect(count()).toBe(1)
  })

  it('goes on with another time, and books that for the other person', async () => {
    const browser = openBrowser(test)
    const check = await toCheck(test, browser)
    await check.press('Book appointment')
    const again = await check
      .form('form[action^="/book/confirm"]')
      .tamper({ firstName: 'Kind' })
      .press('Book appointment')
    const next = await again.press({ name: 'slot' })
    expect(next.heading).toBe('Check and book')
    test.now += 5
    const booked = await next.press('Book appointment')
    expect(booked.heading).toBe('Your appointment is booked')
    expect(count()).toBe(2)
  })
})

describe('a name that is an advertisement', () => {
  it('is booked, but never greeted in a message', async () => {
    const check = await toCheck(test, openBrowser(test), {
      ...noor,
      firstName: 'You have won! https://evil.example',
    })
    await check.press('Book appointment')
    expect(count()).toBe(1)
  })
})

describe('an address with two slashes', () => {
  it.each(['//', '//%', '//evil.com/%2e%2e'])(
    '%s is a page that is not there, with its headers',
    async (path) => {
      const answer = await test.app.fetch(new Request(`http://localhost:3000${path}`))
      expect([400, 404]).toContain(answer.status)
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    },
  )
})
