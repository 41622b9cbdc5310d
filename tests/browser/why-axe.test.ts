import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { toBooked } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, password } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { arrangeSchedule } from '../schedule/arranged.ts'
import { axe, shot, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  const practice = smallPractice(test.db)
  await toBooked(test, openBrowser(test))
  arrangeSchedule(test.db, practice, test.now)
  // A night with hours, so that a clock change has something to play through.
  test.db.raw.exec('update template_block set weekday = 7, from_minute = 60, to_minute = 300 where id = 2')
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

const why = '/staff/schedule/why'
const pages = [
  '/staff/agenda?date=2027-01-27',
  '/staff/schedule?week=2027-01-25',
  '/staff/schedule/days?calendar=1&date=2027-02-02',
  why,
  `${why}?type=1&practitioner=1&date=2027-01-27`,
  `${why}?type=1&practitioner=1&date=2027-01-27&time=09:00`,
  `${why}?type=1&practitioner=1&date=2027-02-02&time=09:10`,
  `${why}?type=1&date=2027-01-25`,
  `${why}?practitioner=1&date=2027-01-25&time=09:00`,
  `${why}?type=9&date=x&time=99`,
  '/staff/schedule/clock-change',
  '/staff/schedule/as-patient?type=1&practitioner=1&date=2027-01-27&from=agenda',
]

async function signIn(page: Page): Promise<void> {
  await page.goto('/staff/sign-in')
  await page.locator('[name="email"]').fill('owner@example.test')
  await page.locator('[name="password"]').fill(password)
  await page.locator('form button').first().click()
  await page.waitForURL(/agenda/)
}

describe('axe finds nothing on the pages that say why, and on the clock changes', () => {
  for (const [index, language] of languages.entries()) {
    const [width, colorScheme] = index % 2 === 0 ? [1280, 'dark' as const] : [320, 'light' as const]
    it(`in ${language}, ${width} px, ${colorScheme}`, async () => {
      test.db.raw.prepare('update staff_user set language = ?').run(language)
      const visit = { viewport: { width, height: 800 }, colorScheme, locale: language, baseURL: site.url }
      await withPage({ ...visit, tolerate: /422/ }, async (page) => {
        await signIn(page)
        const found: string[] = []
        for (const [place, path] of pages.entries()) {
          await page.goto(path)
          found.push(...(await axe(page)).map((each) => `${path}: ${each}`))
          const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
          if (wide > width) found.push(`${path}: ${wide} px wide`)
          await shot(page, `why-${language}-${place}`)
        }
        expect(found).toEqual([])
      })
    }, 120_000)
  }
})
