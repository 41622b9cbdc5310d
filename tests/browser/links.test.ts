import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsOn, signIn, speak } from './frames.ts'
import { axe, leave, shot, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  const { consult, locationId, anna } = smallPractice(test.db)
  const facts = { typeId: consult, locationId, calendarId: anna, fixed: true, active: true }
  for (const slug of ['consult-anna-de-vries-de-linde-with-a-word-as-long-as-it-may', 'news'])
    addLink(test.db, { ...facts, slug, active: slug === 'news' }, theSystem, test.now)
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

const address = '/staff/settings/links'
const pages = ['', '/own', '/new', '/1', '/2'].map((path) => `${address}${path}`)

describe('axe finds nothing on the pages of the booking links', () => {
  it.each([
    [320, 'light', 'en'],
    [768, 'dark', 'nl'],
    [1280, 'light', 'sv'],
    [360, 'dark', 'nb'],
  ] as const)(
    'at %i px, %s, %s',
    async (width, colorScheme, language) => {
      speak(test, language)
      const visit = { viewport: { width, height: 800 }, baseURL: site.url, colorScheme }
      await withPage(visit, async (page) => {
        await signIn(page, 'owner')
        expect(await faultsOn(page, pages, { shots: `links-${width}` })).toEqual([])
        await page.goto(`${address}/new`)
        await page.locator('[name="slug"]').fill('not a word')
        await page.locator('main form button').click()
        await page.locator('.es').waitFor()
        expect(await axe(page)).toEqual([])
      })
    },
    60_000,
  )

  it.each([
    [320, 'dark', 'nl'],
    [1280, 'light', 'nb'],
  ] as const)(
    'J51: nor on the preview at %i px, %s, %s',
    async (width, colorScheme, language) => {
      speak(test, 'en')
      const visit = { viewport: { width, height: 800 }, baseURL: site.url, colorScheme }
      await withPage(visit, async (page) => {
        await signIn(page, 'owner')
        await page.goto('/staff/settings/links/2')
        const tryOut = await page.getByRole('link', { name: 'Try it out' }).getAttribute('href')
        await page.goto(`${tryOut}&lang=${language}`)
        expect(await axe(page)).toEqual([])
        await page.locator('.slots button').first().click()
        await page.locator('#firstName').fill('Noor')
        await page.locator('#lastName').fill('Bakker')
        await page.locator('#birthDate-day').fill('27')
        await page.locator('#birthDate-month').fill('3')
        await page.locator('#birthDate-year').fill('1979')
        await page.locator('#email').fill('noor@example.org')
        await page.locator('main form .btn').last().click()
        await page.locator('form[data-back] .btn').waitFor()
        await leave(page, () => page.locator('form[data-back] .btn').click())
        await page.locator('.tick').waitFor()
        expect(await axe(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        await shot(page, `tried-${width}`)
        test.now += 3600
        await page.goto(`${tryOut}&lang=${language}`)
        expect(await axe(page)).toEqual([])
      })
    },
    60_000,
  )

  it('the code is selected by a click and the keyboard, without script', async () => {
    await withPage({ baseURL: site.url, javaScriptEnabled: false }, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/settings/links/1')
      await page.locator('#code-address').press('Control+a')
      expect(await page.locator('#code-address').inputValue()).toContain('/to/consult-anna')
      await page
        .locator('#code-script')
        .fill('x', { timeout: 500 })
        .catch(() => undefined)
      expect(await page.locator('#code-script').inputValue()).toContain('/embed.js')
    })
  }, 60_000)
})
