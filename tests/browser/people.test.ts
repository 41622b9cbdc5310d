import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { offerContact, registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, rows } from '../helpers/booking.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { smallPractice } from '../helpers/world.ts'
import { leave, ready, shot, tabTo, tooWide, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  smallPractice(test.db)
  site = await listen(test)
})

beforeEach(() => {
  changePractice(test.db, { identification: 'details' }, theSystem, test.now)
})

afterAll(() => site.close())

/** A small phone without script, read and worked by keyboard. */
function onPhone(fn: (page: Page) => Promise<void>, javaScriptEnabled = false): Promise<void> {
  const viewport = { width: 360, height: 740 }
  return withPage({ javaScriptEnabled, viewport, locale: 'en-GB', baseURL: site.url }, fn)
}

/** Presses Enter: on a link, on a button, or in a field of a form; and looks whether the new page fits the screen. */
async function enter(page: Page, heading: string): Promise<void> {
  await leave(page, () => page.keyboard.press('Enter'))
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await tooWide(page)).toEqual([])
}

async function toDetails(page: Page): Promise<void> {
  await page.goto('/book')
  await tabTo(page, /No preference/)
  await enter(page, 'Choose a time')
  await tabTo(page, /^Earliest/)
  await enter(page, 'Your details')
}

async function type(page: Page, values: readonly (readonly [RegExp, string])[]): Promise<void> {
  for (const [label, text] of values) {
    await tabTo(page, label)
    await page.keyboard.type(text)
  }
}

async function checkAndBook(page: Page): Promise<void> {
  test.now += 20
  await enter(page, 'Check and book')
  await tabTo(page, /^Book appointment/)
  await enter(page, 'Your appointment is booked')
}

const born = (day: string, month: string, year: string) =>
  [
    [/^Day/, day],
    [/^Month/, month],
    [/^Year/, year],
  ] as const

/** The last booking: for whom, by whom, reached how. */
function lastBooked() {
  return rows(
    test.db,
    `select first_name, last_name, birth_date, booker_first_name, booker_last_name, contact_whose,
      contact_email, contact_mobile, patient_id from attendee join patient on patient.id = patient_id
      order by attendee.id desc limit 1`,
  )[0]
}

describe('on a phone of 360 px, by keyboard, without script', () => {
  it('J18: a parent books for a child', async () => {
    await onPhone(async (page) => {
      await toDetails(page)
      expect(await page.getByLabel('Your own first name').isVisible()).toBe(false)
      await tabTo(page, /^For me/)
      await page.keyboard.press('ArrowDown')
      await type(page, [
        [/^First name/, 'Tim'],
        [/^Last name/, 'Visser'],
        ...born('3', '5', '2019'),
        [/^Your relationship to the patient/, 'parent'],
        [/^Your own first name/, 'Noor'],
        [/^Your own last name/, 'Bakker'],
        [/^E-mail/, 'noor@example.org'],
      ])
      await shot(page, 'people-child')
      await checkAndBook(page)
      await shot(page, 'people-child-booked')
    })
    expect(lastBooked()).toMatchObject({
      ...{ first_name: 'Tim', last_name: 'Visser', birth_date: '2019-05-03', contact_whose: 'parent' },
      ...{ booker_first_name: 'Noor', booker_last_name: 'Bakker', contact_email: 'noor@example.org' },
    })
  })

  it('J19: a couple with one e-mail address: each is asked who, and each lands on the own card', async () => {
    changePractice(test.db, { identification: 'email-first' }, theSystem, test.now)
    const couple = [
      { firstName: 'Sanne', birthDate: '1979-03-27' },
      { firstName: 'Daan', birthDate: '1978-01-02' },
    ].map(({ firstName, birthDate }) => {
      const person = { firstName, lastName: 'de Boer', birthDate, language: 'nl', origin: 'staff' } as const
      const id = registerPatient(test.db, person, test.now)
      offerContact(test.db, id, { channel: 'email', value: 'deboer@example.org' }, test.now)
      return { firstName, birthDate, id }
    })
    for (const { firstName, birthDate, id } of couple) {
      const [year = '', month = '', day = ''] = birthDate.split('-')
      await onPhone(async (page) => {
        await toDetails(page)
        await type(page, [[/^E-mail/, 'deboer@example.org']])
        await enter(page, 'Your details')
        await page.getByText('We need a little more').waitFor()
        expect(await page.getByLabel('E-mail').inputValue()).toBe('deboer@example.org')
        await type(page, [[/^First name/, firstName], ...born(day, month, year)])
        await shot(page, `people-couple-${firstName}`)
        await checkAndBook(page)
        const text = await page.innerText('body')
        for (const name of ['Sanne', 'Daan', 'de Boer']) expect(text).not.toContain(name)
      })
      expect(lastBooked()).toMatchObject({ patient_id: id, contact_email: 'deboer@example.org' })
    }
    expect(count(test.db, 'patient', "last_name = 'de Boer'")).toBe(2)
  })

  it('rule 5: who has only a landline books, is told that we phone, and gets no message', async () => {
    await onPhone(async (page) => {
      await toDetails(page)
      await type(page, [
        [/^First name/, 'Truus'],
        [/^Last name/, 'Postma'],
        ...born('1', '2', '1941'),
        [/^Phone number/, '020 765 43 21'],
      ])
      await checkAndBook(page)
      expect(await page.innerText('main')).toMatch(/phone you/)
      await shot(page, 'people-landline')
    })
    expect(lastBooked()).toMatchObject({ contact_mobile: '+31207654321', contact_email: null })
    const own = 'attendee_id = (select max(id) from attendee)'
    expect(count(test.db, 'message', `${own} and (channel <> 'none' or state <> 'skipped')`)).toBe(0)
  })
})

describe('someone else, with script', () => {
  it.each([true, false])('shows the fields of whoever books by style alone, script %s', async (script) => {
    await onPhone(async (page) => {
      await toDetails(page)
      const own = page.getByLabel('Your own first name')
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      await page.getByText('For someone else, for example my child').click()
      expect(await own.isVisible()).toBe(true)
      await page.getByText('For me', { exact: true }).click()
      expect(await own.isVisible()).toBe(false)
      expect(requests).toEqual([])
    }, script)
  })

  it('keeps everything typed when mistakes are shown in place, with the focus on the summary', async () => {
    const typed = {
      firstName: 'Tim',
      lastName: 'Visser',
      'birthDate-day': '31',
      'birthDate-month': '2',
      'birthDate-year': '2019',
      bookerFirstName: 'Noor',
      mobile: '06 12345678',
      email: 'noor@example.org',
      message: 'He is a little afraid',
    }
    await onPhone(async (page) => {
      await toDetails(page)
      await page.evaluate('document.documentElement.dataset.same = "yes"')
      await page.getByText('For someone else, for example my child').click()
      for (const [name, value] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(value)
      await page.locator('[name="relation"]').selectOption('guardian')
      const { href } = new URL(page.url())
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.locator('.es:focus').waitFor()
      await ready(page)
      expect(await page.evaluate('document.documentElement.dataset.same')).toBe('yes')
      expect(await page.evaluate('document.activeElement.className')).toBe('es')
      expect(await page.locator('.es a').allInnerTexts()).toEqual([
        'Date of birth must be a real date',
        'Enter your own last name',
      ])
      const kept = await Promise.all(
        Object.keys(typed).map(async (name) => [name, await page.locator(`[name="${name}"]`).inputValue()]),
      )
      expect(Object.fromEntries(kept)).toEqual(typed)
      expect(await page.locator('[name="relation"]').inputValue()).toBe('guardian')
      expect(await page.locator('[name="for"]:checked').getAttribute('value')).toBe('other')
      expect(await page.getByLabel('Your own last name').isVisible()).toBe(true)
      expect(page.url()).toBe(href)
      await shot(page, 'people-errors')
    }, true)
  })
})
