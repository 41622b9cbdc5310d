import { beforeEach, describe, expect, it } from 'vitest'
import type { PracticeChanges } from '../src/practice/practice.commands.ts'
import { openApp, type TestApp } from './helpers/app.ts'
import { count, noor, rows, type Typed, toDetails } from './helpers/booking.ts'
import { openBrowser, type Page } from './helpers/browser.ts'
import { addCard, type CardMade } from './helpers/cards.ts'
import { smallPractice } from './helpers/world.ts'

type Prepare = (test: TestApp) => void
type Expected = Readonly<Record<'patients' | 'questions', number>>

const card = (test: TestApp, firstName: string, email: string, more = 'number = 0') =>
  addCard(test, { firstName, contacts: [email], more })

/** Cards that the person who books may or may not be; the page must not tell which. */
const registers: [string, Prepare, Expected][] = [
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

/** The last two cards made become one: the first of them leads to the second. */
function merged(test: TestApp): void {
  const last = '(select max(id) from patient where merged_into is null)'
  test.db.raw.exec(`update patient set merged_into = ${last} where id = ${last} - 1`)
}

const mergedRegisters: [string, Prepare, Expected][] = [
  [
    'a merged card',
    (test) => {
      card(test, 'Noor', 'noor@example.org')
      addCard(test, { firstName: 'Nora', lastName: 'Quist', contacts: [] })
      merged(test)
    },
    { patients: 2, questions: 0 },
  ],
  [
    'a card with the contact of the one merged into it',
    (test) => {
      addCard(test, { firstName: 'Nora', lastName: 'Quist', contacts: ['noor@example.org'] })
      card(test, 'Noor', 'else@example.org')
      merged(test)
    },
    { patients: 2, questions: 0 },
  ],
  [
    'two cards that fit and are one',
    (test) => {
      card(test, 'Noor', 'noor@example.org')
      card(test, 'Noor', 'noor@example.org')
      merged(test)
    },
    { patients: 2, questions: 0 },
  ],
]

const number = ['bsn', '111222333'] as const
const numbered = { field_national_id: 'required', national_id_kinds: '["bsn"]' } as const

/** Cards with the number that is typed, or another one. */
const numberRegisters: [string, Prepare, Expected][] = [
  ['nobody of that number', () => {}, { patients: 1, questions: 0 }],
  ['the very card', (test) => addCard(test, { number }), { patients: 1, questions: 0 }],
  [
    'a card of that number and another name',
    (test) => addCard(test, { number, firstName: 'Kim', lastName: 'Quist', birthDate: '1990-01-02' }),
    { patients: 1, questions: 0 },
  ],
  [
    'two cards of that number',
    (test) => {
      addCard(test, { number })
      addCard(test, { number })
    },
    { patients: 3, questions: 2 },
  ],
  [
    'a protected card',
    (test) => addCard(test, { number, more: 'protected = 1' }),
    { patients: 2, questions: 1 },
  ],
  [
    'a card of the deceased',
    (test) => addCard(test, { number, more: "status = 'deceased'" }),
    { patients: 2, questions: 1 },
  ],
  [
    'a namesake of another number',
    (test) => addCard(test, { number: ['bsn', '123456782'] }),
    { patients: 2, questions: 1 },
  ],
  ['a namesake without a number', (test) => addCard(test), { patients: 2, questions: 1 }],
  [
    'a merged card of that number',
    (test) => {
      addCard(test, { number })
      addCard(test, { firstName: 'Nora', lastName: 'Quist' })
      merged(test)
    },
    { patients: 2, questions: 0 },
  ],
]

const parent = { for: 'other', relation: 'parent', bookerFirstName: 'Ada', bookerLastName: 'Quist' }
const withNumber = { ...noor, nationalId: '111222333' }

/** In each mode that must not tell, for oneself and for somebody else, with and without the number. */
const ways: [string, PracticeChanges, Typed, typeof registers][] = [
  ['in details mode', {}, noor, [...registers, ...mergedRegisters]],
  ['in details mode for someone else', {}, { ...noor, ...parent }, registers],
  ['in details mode with the number', numbered, withNumber, registers],
  ['in national-id mode', { ...numbered, identification: 'national-id' }, withNumber, numberRegisters],
  [
    'in national-id mode for someone else',
    { ...numbered, identification: 'national-id' },
    { ...withNumber, ...parent },
    numberRegisters,
  ],
]

/** Every page of one booking, with the tokens in it masked. */
async function pagesOf(typed: Typed, prepare: Prepare, changes: PracticeChanges = {}) {
  const test = openApp()
  smallPractice(test.db, changes)
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
  describe.each(ways)('%s', (_, changes, typed, all) => {
    let stranger: readonly string[] = []

    beforeEach(async () => {
      if (stranger.length === 0) stranger = (await pagesOf(typed, () => {}, changes)).bytes
    })

    it.each(all)('with %s every page has the same bytes', async (_, prepare, expected) => {
      const { test, bytes } = await pagesOf(typed, prepare, changes)
      expect(bytes).toEqual(stranger)
      expect(count(test.db, 'patient')).toBe(expected.patients)
      expect(count(test.db, 'follow_up', "category = 'same-person'")).toBe(expected.questions)
      expect(count(test.db, 'appointment')).toBe(1)
    })
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
    const refused = async (prepare: Prepare) => {
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

  it('email-first must ask or not ask; the check page for a known address shows nothing of its card', async () => {
    const checkOf = async (made: CardMade) => {
      const test = openApp()
      smallPractice(test.db, { identification: 'email-first' })
      addCard(test, made)
      const page = await toDetails(openBrowser(test))
      test.now += 20
      return bytesOf(await page.fill({ email: 'noor@example.org' }).press('Continue'))
    }
    const plain = await checkOf({})
    expect(plain).toContain('Check and book')
    for (const made of [
      { firstName: 'Kim', lastName: 'Quist', birthDate: '2001-02-03' },
      { birthDate: null, contacts: ['noor@example.org', 'else@example.org', '+31698765432'] },
      { number, more: "status = 'registered', language = 'sv', notifications = 0, excluded_online = 1" },
    ] satisfies CardMade[])
      expect(await checkOf(made)).toBe(plain)
  })

  it('is not told by the log either', async () => {
    const logs: string[][] = []
    for (const [, prepare] of registers) logs.push([...(await pagesOf(noor, prepare)).test.lines])
    expect(new Set(logs.map((lines) => JSON.stringify(lines))).size).toBe(1)
  })
})
