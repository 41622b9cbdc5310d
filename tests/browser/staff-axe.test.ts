import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, toCheck } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { arrangeSchedule } from '../schedule/arranged.ts'
import { faultsOn, itIsRightInEachLanguage, signIn, speak } from './frames.ts'
import { faults, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  const practice = smallPractice(test.db)
  const { locationId } = practice
  addResource(test.db, { kind: 'room', name: 'Chair 1', locationId }, theSystem, test.now)
  await addStaff(test.db, 'owner', test.now)
  for (const firstName of ['Noor', 'Sanne']) {
    const check = await toCheck(test, openBrowser(test), { ...noor, firstName, message: 'My knee' })
    await check.press('Book appointment')
  }
  await openBrowser(test)
    .visit('/book/wish')
    .then((page) => page.press('Tell the practice'))
  arrangeSchedule(test.db, practice, test.now)
  site = await listen(test)
})

afterAll(() => site.close())

const pages = [
  '/staff/agenda',
  '/staff/appointments/1',
  '/staff/messages',
  '/staff/messages/1',
  '/staff/follow-up',
  '/staff/schedule',
  '/staff/schedule/kinds/1',
  '/staff/schedule/kinds/new',
  '/staff/schedule/templates',
  '/staff/schedule/templates/1',
  '/staff/schedule/templates/1/blocks/1',
  '/staff/schedule/templates/1/force?from=2027-02-01&to=&cycle=iso-odd&weeks=2&week=1&anchor=&ends=1',
  '/staff/schedule/templates/3',
  '/staff/schedule/templates/3/blocks/21',
  '/staff/schedule/periods/3/withdraw',
  '/staff/schedule/days',
  '/staff/schedule/days/1/2027-01-26/0',
  '/staff/schedule/absences',
  '/staff/schedule/absences/1',
  '/staff/schedule/closures',
  '/staff/schedule/closures/1',
  '/staff/reports/demand',
  '/staff/settings',
  '/staff/settings/practice',
  '/staff/settings/patients',
  '/staff/settings/functions',
  '/staff/settings/locations',
  '/staff/settings/locations/1',
  '/staff/settings/practitioners',
  '/staff/settings/practitioners/1',
  '/staff/settings/rooms',
  '/staff/settings/rooms/3',
  '/staff/settings/types',
  '/staff/settings/types/1',
  '/staff/settings/hours',
  '/staff/settings/accounts',
  '/staff/settings/accounts/1',
  '/staff/nowhere',
]

describe('axe finds nothing on the staff pages', () => {
  const of = () => ({ db: test.db, url: site.url })
  const visit = { tolerate: /404/ }
  itIsRightInEachLanguage({ of, as: 'owner', within: 120_000, visit }, async (page, { language }) => {
    const found = await faultsOn(page, pages, { shots: `staff-${language}` })
    await page.context().clearCookies()
    await page.goto('/staff/sign-in')
    return [...found, ...(await faults(page, 'sign-in'))]
  })
})

describe('the panel of the agenda', () => {
  it('E32: opens beside the agenda by Enter, without leaving the page, and is a page by itself', async () => {
    speak(test, 'en')
    await withPage({ viewport: { width: 1280, height: 800 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/agenda')
      await page.evaluate('document.documentElement.dataset.same = "yes"')
      await page.locator('.ap.own a').first().focus()
      await page.keyboard.press('Enter')
      await page.locator('#panel').getByText('Noor Bakker').first().waitFor()
      expect(await page.evaluate('document.documentElement.dataset.same')).toBe('yes')
      const href = await page.locator('.ap.own a').first().getAttribute('href')
      await page.goto(href ?? '')
      await page.locator('#panel').getByText('Noor Bakker').first().waitFor()
    })
  })
})
