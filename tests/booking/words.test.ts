import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything, noor, rows, toBooked, toDetails } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  browser = openBrowser(test)
})

describe('hostile words', () => {
  const long = 'x'.repeat(10_000)
  const words: [string, Record<string, string>][] = [
    [
      '10 000 characters',
      {
        firstName: long,
        lastName: long,
        email: `${long}@example.org`,
        mobile: '0'.repeat(5000),
        message: long,
      },
    ],
    [
      'HTML',
      {
        firstName: '<img src=x onerror=alert(1)>',
        lastName: '"><script>alert(1)</script>',
        message: '</textarea><b>',
        email: '<a>@b',
      },
    ],
    ['a template', { firstName: '<%= it.frame %>', lastName: '{{constructor}}', email: '{{1}}' }],
    ['two recipients', { email: 'a@example.org, evil@example.net' }],
    ['a name around the address', { email: 'Noor <noor@example.org>' }],
    ['a line break in the address', { email: 'noor@example.org\r\nBcc: evil@example.net' }],
    ['a line break before the at', { email: 'noor\n@example.org' }],
    ['a NUL in the address', { email: 'noor\u0000@example.org' }],
    ['SQL', { lastName: "'); drop table patient; --", email: "x' or '1'='1" }],
    ['only invisible letters', { firstName: '\u200b\u200e', lastName: '\ufeff' }],
  ]

  it.each(words)('%s come back whole beside the error, as text', async (_, typed) => {
    const details = await toDetails(browser)
    const before = everything(test.db)
    const page = await details
      .form()
      .tamper({ ...noor, ...typed })
      .press('Continue')
    expect([page.status, page.heading]).toEqual([422, 'Your details'])
    for (const [name, value] of Object.entries(typed))
      expect(page.field(name).value.replaceAll('\r\n', '\n')).toBe(value.replaceAll('\r\n', '\n'))
    for (const raw of ['<img src=x', '<script>alert', '</textarea><b>']) expect(page.html).not.toContain(raw)
    expect(everything(test.db)).toEqual(before)
    expect(test.lines).toEqual([])
  })

  it.each([
    ['emoji', { firstName: 'Noor 🌷', message: '👍🏽 see you 🇳🇱' }, 'Noor 🌷', '👍🏽 see you 🇳🇱'],
    ['right to left', { firstName: 'שרה', message: 'مرحبا' }, 'שרה', 'مرحبا'],
    ['marks that turn the line', { firstName: 'No\u202eor\u202c', message: 'a\u2066b' }, 'Noor', 'ab'],
    ['control characters', { firstName: 'No\u0007or', message: 'a\u0000b\tc' }, 'Noor', 'ab c'],
    ['line breaks in a name', { firstName: 'Noor\r\nX-Evil: 1' }, 'Noor X-Evil: 1', undefined],
    ['taken-apart accents', { firstName: 'Zoe\u0308' }, 'Zo\u00eb', undefined],
  ])('%s are kept as a reader would want them', async (_, typed, first, message) => {
    const details = await toDetails(browser)
    test.now += 20
    const check = await details
      .form()
      .tamper({ ...noor, ...typed })
      .press('Continue')
    await check.press('Book appointment')
    expect(rows(test.db, 'select first_name from patient')).toEqual([{ first_name: first }])
    expect(rows(test.db, 'select text from appointment_note')).toEqual(
      message === undefined ? [] : [{ text: message }],
    )
  })

  it('white space around an address is nothing', async () => {
    await toBooked(test, browser, { ...noor, email: '  noor@example.org ' })
    expect(rows(test.db, 'select contact_email from attendee')).toEqual([
      { contact_email: 'noor@example.org' },
    ])
  })
})
