import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { addAutomatic, retireAutomatic } from '../../src/types/automatic.commands.ts'
import { noor, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { type Booked, book, type House, last, openHouse, pathOf } from '../visit/kit.ts'
import { faultsOn, invalidHere, itIsRightInEachLanguage, signIn } from './frames.ts'
import { faults, faultsInBoth, withPage } from './kit.ts'

let house: House
let site: Listening
let open: Booked
let receipt: string

const text =
  'Please prepare:\n\n- fill in https://forms.example/a-very-long-address/that-does-not-break-anywhere-at-all'

/** One visit of each kind, seen and not; one template in use and one that is no longer. */
beforeAll(async () => {
  house = openHouse({ online_list_on: 1, online_list_from: 0 }, { asksKnown: true })
  const make = (name: string) =>
    addAutomatic(house.db, { name, texts: { en: text, nl: text }, staffToo: true }, theSystem, house.now)
  const template = make('Before the visit')
  retireAutomatic(house.db, make('Old'), theSystem, house.now)
  house.set('appointment_type', house.practice.consult, { message_template_id: template })
  const typed = { ...noor, known: 'known' }
  const page = await toBooked(house, openBrowser(house), typed, slotAt('10:00', '2027-01-28'), withAnna)
  receipt = page.path
  open = { ...last(house), path: pathOf(house, last(house).attendeeId) }
  const event = house.db.raw.prepare(
    `insert into appointment_event (appointment_id, attendee_id, at, actor, action, from_starts_at, to_starts_at)
     values (1, 1, ?, 'patient-web', ?, 1801129800, 1801134000)`,
  )
  for (const action of ['moved', 'cancelled', 'booked']) event.run(house.now, action)
  await addStaff(house.db, 'owner', house.now)
  house.db.raw.exec('update online_entry set seen_at = at, seen_by = 1 where event_id = 1')
  house.set('appointment', 1, { marked_many: 1 })
  site = await listen(house)
})

afterAll(() => site.close())

const pages = [
  '/staff/online',
  '/staff/online?seen=yes&category=recall',
  '/staff/settings/automatic-messages',
  '/staff/settings/automatic-messages/1',
  '/staff/settings/automatic-messages/2',
  '/staff/settings/automatic-messages/1/remove',
  '/staff/settings/automatic-messages/1/preview?lang=sv',
  '/staff/settings/types/1',
  '/staff/settings/fine-tuning',
]

/** What the practice wrote, as a patient reads it: on the receipt, on the page about the visit, by itself. */
async function asPatient(page: Page, language: Language): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of [receipt, open.path]) {
    await page.goto(`${path}?lang=${language}`)
    expect(await page.locator('.own[hx-ignore]').count()).toBe(1)
    found.push(...(await faultsInBoth(page, `${language} ${path.slice(0, 8)}`)))
  }
  changePractice(house.db, { view_on: 0, rebook_on: 0, cancel_on: 0 }, theSystem, house.now)
  await page.goto(`${open.path}?lang=${language}`)
  expect(await page.locator('.own[hx-ignore]').count()).toBe(1)
  found.push(...(await faultsInBoth(page, `${language} alone`)), ...(await invalidHere(page, 'alone')))
  changePractice(house.db, { view_on: 1, rebook_on: 1, cancel_on: 1 }, theSystem, house.now)
  return found
}

describe('axe finds nothing on the list of what came in online and on automatic messages', () => {
  const of = () => ({ db: house.db, url: site.url })
  itIsRightInEachLanguage({ of, as: 'owner', within: 30_000 }, (page, { index }) =>
    faultsOn(page, pages, {
      look: async (_, path) => [
        ...(await faults(page, path)),
        ...(index === 0 ? await invalidHere(page, path) : []),
      ],
    }),
  )

  it.each(languages)('in %s, for patients at 320 px', async (language) => {
    await withPage({ viewport: { width: 320, height: 640 }, baseURL: site.url }, async (page) => {
      expect(await asPatient(page, language)).toEqual([])
    })
  })
})

describe('the list by keyboard alone, without script', () => {
  it('what came in is marked as seen, and the place in the list is kept', async () => {
    await book(house, slotAt('14:00', '2027-01-28'), { ...noor, firstName: 'Tim', known: 'new' })
    await withPage({ javaScriptEnabled: false, baseURL: site.url }, async (page) => {
      house.db.raw.exec("update staff_user set language = 'en'")
      await signIn(page, 'owner')
      await page.getByRole('link', { name: /^Online/ }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /^Seen ?, Tim/ }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/staff\/online#e\d+$/)
      expect(await page.locator('tbody tr').first().innerText()).toContain('Olga Owner')
    })
  })
})
