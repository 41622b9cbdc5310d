import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { form, widePractice } from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  widePractice(test.db)
})

/** Through the front door, as a patient leaves it. */
async function wish(type: string, weekdays: readonly number[], parts: readonly string[]): Promise<void> {
  const sent = new URLSearchParams({ type })
  for (const each of weekdays) sent.append('weekday', String(each))
  for (const each of parts) sent.append('part', each)
  const body = sent.toString()
  expect((await test.request('/book/wish', { ...form({}), body })).status).toBe(303)
}

/** Each row as its reader meets it, the empty cells as a dash. */
const table = (page: Page) =>
  page.document
    .querySelectorAll('tbody tr')
    .map((row) => row.childNodes.map((cell) => cell.text.trim() || '-').join(' '))

describe('what patients could not find', () => {
  it('says what it will show while nobody has told anything', async () => {
    const page = await (await signedIn(test, 'owner')).visit('/staff/reports/demand')
    expect([page.status, page.heading]).toEqual([200, 'What patients could not find'])
    expect(page.texts('.note')[0]).toContain('Nobody has told us in the last 90 days that no time suited.')
    expect(page.has('table')).toBe(false)
  })

  it('counts each type by weekday and part of day, the most wanted first', async () => {
    await wish('massage', [], [])
    await wish('consult', [2, 4], ['evening'])
    await wish('consult', [2], ['morning', 'evening'])
    await wish('consult', [], ['evening'])
    const page = await (await signedIn(test, 'owner')).visit('/staff/reports/demand')
    expect(page.texts('thead th')).toEqual([
      'Type',
      'Any dayAny day',
      ...['MonMonday', 'TueTuesday', 'WedWednesday', 'ThuThursday', 'FriFriday', 'SatSaturday', 'SunSunday'],
      'Total',
    ])
    expect(table(page)).toEqual([
      'Consult 1 - 2 - 1 - - - 3',
      'Morning - - 1 - - - - - 1',
      'Evening 1 - 2 - 1 - - - 3',
      'Massage 1 - - - - - - - 1',
      'Any time 1 - - - - - - - 1',
    ])
    expect(page.text).toContain(
      'Since Wednesday 28 October 2026, somebody told us 4 times that no time suited.',
    )
  })

  it('looks back ninety days, today being one of them', async () => {
    const now = test.now
    test.now = Date.parse('2026-10-28T00:00:00+01:00') / 1000
    await wish('consult', [1], [])
    test.now -= 1
    await wish('massage', [1], [])
    test.now = now
    const page = await (await signedIn(test, 'owner')).visit('/staff/reports/demand')
    expect(table(page)).toEqual(['Consult - 1 - - - - - - 1', 'Any time - 1 - - - - - - 1'])
    expect(page.text).toContain('somebody told us once')
  })

  it('still names a type that is not offered any more', async () => {
    await wish('vaccination', [5], [])
    test.db.raw.exec('update appointment_type set online = 0, active = 0')
    const page = await (await signedIn(test, 'owner')).visit('/staff/reports/demand')
    expect(table(page)[0]).toMatch(/^Vaccination/)
  })

  it.each(['owner', 'practitioner', 'reception'] as const)(
    'is for the %s, from the schedule',
    async (role) => {
      const browser = await signedIn(test, role)
      const page = await (await browser.visit('/staff/schedule'))
        .link('See what patients could not find')
        .click()
      expect([page.path, page.status]).toEqual(['/staff/reports/demand', 200])
      expect(page.texts('header nav [aria-current]')).toEqual(['Schedule'])
    },
  )

  it('is for nobody from outside', async () => {
    const page = await openBrowser(test).visit('/staff/reports/demand')
    expect(page.path).toBe('/staff/sign-in')
  })

  it('speaks the language of whoever looks', async () => {
    await wish('consult', [3], ['morning'])
    const browser = await signedIn(test, 'owner')
    for (const [language, weekday] of [
      ['nl', 'wo'],
      ['sv', 'ons'],
      ['nb', 'ons.'],
    ] as const) {
      test.db.raw.prepare('update staff_user set language = ?').run(language)
      const page = await browser.visit('/staff/reports/demand')
      expect([page.lang, page.texts('thead th [aria-hidden]')[3]]).toEqual([language, weekday])
    }
  })
})
