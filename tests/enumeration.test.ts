import { beforeEach, describe, expect, it } from 'vitest'
import { registerPatient } from '../src/patients/patients.commands.ts'
import { openApp, type TestApp } from './helpers/app.ts'
import { count, noor, rows, type Typed, toDetails } from './helpers/booking.ts'
import { openBrowser, type Page } from './helpers/browser.ts'
import { smallPractice } from './helpers/world.ts'

/** Cards that the person who books may or may not be; the page must not tell which. */
const registers: [
  string,
  (test: TestApp) => void,
  Partial<Record<'appointments' | 'patients' | 'questions', number>>,
][] = [
  ['nobody of that name', () => {}, { patients: 1, questions: 0 }],
  ['the very card', (test) => card(test, 'Noor', 'noor@example.org'), { patients: 1, questions: 0 }],
  [
    'the card with a longer first name',
    (test) => card(test, 'Noortje', 'noor@example.org'),
    { patients: 1, questions: 0 },
  ],
  [
    'a card without that contact',
    (test) => card(test, 'Noor', 'else@example.org'),
    { patients: 2, questions: 1 },
  ],
  [
    'two cards that both fit',
    (test) => {
      card(test, 'Noor', 'noor@example.org')
      card(test, 'Noor', 'noor@example.org')
    },
    { patients: 3, questions: 2 },
  ],
  [
    'a protected card',
    (test) => card(test, 'Noor', 'noor@example.org', 'protected = 1'),
    { patients: 2, questions: 1 },
  ],
  [
    'a card of the deceased',
    (test) => card(test, 'Noor', 'noor@example.org', "status = 'deceased'"),
    { patients: 2, questions: 1 },
  ],
  [
    'a card excluded from notifications',
    (test) => card(test, 'Noor', 'noor@example.org', 'notifications = 0'),
    { patients: 1, questions: 0 },
  ],
  [
    'a card in another language',
    (test) => card(test, 'Noor', 'noor@example.org', "language = 'sv'"),
    { patients: 1, questions: 0 },
  ],
]

function card(test: TestApp, firstName: string, email: string, more = 'number = 0'): void {
  const person = {
    firstName,
    lastName: 'Bakker',
    birthDate: '1979-03-27',
    language: 'en',
    origin: 'staff',
  } as const
  const id = registerPatient(test.db, person, test.now)
  test.db.raw
    .prepare(
      "insert into patient_contact (patient_id, channel, value, value_folded, created_at) values (?, 'email', ?, ?, 1)",
    )
    .run(id, email, email)
  test.db.raw.exec(`update patient set ${more} where id = ${id}`)
}

/** Every page of one booking, with the tokens in it masked. */
async function pagesOf(typed: Typed, prepare: (test: TestApp) => void) {
  const test = openApp()
  smallPractice(test.db)
  prepare(test)
  const browser = openBrowser(test)
  const pages: Page[] = [await toDetails(browser)]
  test.now += 20
  pages.push(await browser.page.fill(typed).press('Continue'))
  pages.push(await browser.page.press({ name: 'edit', value: 'email' }))
  pages.push(await browser.page.press('Continue'))
  pages.push(await browser.page.press('Book appointment'))
  pages.push(await browser.page.reload())
  pages.push(await browser.page.link('Add to my calendar').click())
  return { test, bytes: pages.map(bytesOf) }
}

function bytesOf(page: Page): string {
  const headers = [...page.headers].map((pair) => pair.join(': ')).join('\n')
  const via = page.via.map((each) => `${each.status} ${each.location}`).join('\n')
  return `${page.status}\n${via}\n${headers}\n${page.html}`.replace(/[\w-]{21}[AQgw](?![\w-])/g, 'TOKEN')
}

describe('rule 1: a booking tells nobody who is a patient here', () => {
  let stranger: readonly string[] = []

  beforeEach(async () => {
    if (stranger.length === 0) stranger = (await pagesOf(noor, () => {})).bytes
  })

  it.each(registers)('with %s every page has the same bytes', async (_, prepare, expected) => {
    const { test, bytes } = await pagesOf(noor, prepare)
    expect(bytes).toEqual(stranger)
    expect(count(test.db, 'patient')).toBe(expected.patients)
    expect(count(test.db, 'follow_up', "category = 'same-person'")).toBe(expected.questions)
    expect(count(test.db, 'appointment')).toBe(1)
  })

  it('the e-mail address decides nothing before the last press: no query for a patient is made until then', async () => {
    const test = openApp()
    smallPractice(test.db)
    card(test, 'Noor', 'noor@example.org')
    const page = await toDetails(openBrowser(test))
    test.db.raw.exec('alter table patient rename to patient_hidden')
    test.now += 20
    const check = await page.fill(noor).press('Continue')
    expect(check.status).toBe(200)
    test.db.raw.exec('alter table patient_hidden rename to patient')
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('a too-long list of open bookings is refused in the same bytes for the known and the unknown', async () => {
    const refused = async (prepare: (test: TestApp) => void) => {
      const test = openApp()
      smallPractice(test.db, { open_bookings_per_contact: 1 })
      prepare(test)
      const all: string[] = []
      for (const name of ['Noor', 'Noor']) {
        const page = await toDetails(openBrowser(test))
        test.now += 20
        const check = await page.fill({ ...noor, firstName: name }).press('Continue')
        all.push(bytesOf(await check.press('Book appointment')))
      }
      expect(rows(test.db, 'select count(*) as n from appointment')).toEqual([{ n: 1 }])
      return all
    }
    expect(await refused((test) => card(test, 'Noor', 'noor@example.org'))).toEqual(await refused(() => {}))
  })

  it('is not told by the log either', async () => {
    const logs: string[][] = []
    for (const [, prepare] of registers) logs.push([...(await pagesOf(noor, prepare)).test.lines])
    expect(new Set(logs.map((lines) => JSON.stringify(lines))).size).toBe(1)
  })
})
