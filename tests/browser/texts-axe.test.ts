import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { changeWording } from '../../src/types/wording.commands.ts'
import { findWording } from '../../src/types/wording.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, password } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsInBoth, withPage } from './kit.ts'

const address = '/staff/settings/messages/texts'
let test: TestApp
let site: Listening

/** Words in one language only, among them a long one, an address and an emoji; a location that is called as it lies. */
beforeAll(async () => {
  test = openApp()
  smallPractice(test.db)
  addLocation(test.db, { name: 'Kerkstraat 8', address: 'Kade 2', phone: null }, theSystem, test.now)
  const words = `https://forms.example/${'x'.repeat(120)} 😀 Achterweg 3`
  for (const channel of ['sms', 'email'] as const) {
    const wording = { kind: 'reminder', channel, before: { nl: words }, after: {} }
    changeWording(test.db, wording, 0, theSystem, test.now)
  }
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

async function signIn(page: Page): Promise<void> {
  await page.goto('/staff/sign-in')
  await page.locator('[name="email"]').fill('owner@example.test')
  await page.locator('[name="password"]').fill(password)
  await page.locator('form button').first().click()
  await page.waitForURL(/agenda/)
}

async function invalid(page: Page): Promise<readonly string[]> {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
  const html = await (await page.request.get(page.url())).text()
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map((each) => `${page.url()}: ${each.ruleId} ${each.message}`),
  )
}

describe('axe finds nothing on what messages say', () => {
  for (const [index, language] of languages.entries()) {
    const width = index % 2 === 0 ? 1280 : 320
    it(`in ${language} at ${width} px, light and dark`, async () => {
      test.db.raw.prepare('update staff_user set language = ?').run(language)
      await withPage(
        { viewport: { width, height: 800 }, baseURL: site.url, tolerate: /422/ },
        async (page) => {
          await signIn(page)
          const found: string[] = []
          for (const path of [
            '',
            '/sms/reminder',
            '/email/reminder',
            '/email/dialogue',
            '/sms/confirm-contact',
          ]) {
            await page.goto(`${address}${path}`)
            found.push(...(await faultsInBoth(page, `${language} ${path}`)))
            if (index === 0) found.push(...(await invalid(page)))
          }
          await page.goto(`${address}/sms/reminder`)
          await page.locator('[name="after-nl"]').fill('{nothing}')
          await page.locator('[value="save"]').click()
          await page.locator('.es').waitFor()
          found.push(...(await faultsInBoth(page, `${language} wrong`)))
          await page.goto('/staff/settings/locations/2')
          found.push(...(await faultsInBoth(page, `${language} location`)))
          expect(found).toEqual([])
        },
      )
    }, 120_000)
  }
})

describe('while one types', () => {
  it('the example follows, the field keeps the focus, and nothing is saved', async () => {
    test.db.raw.exec("update staff_user set language = 'en'")
    await withPage({ viewport: { width: 1280, height: 900 }, baseURL: site.url }, async (page) => {
      await signIn(page)
      await page.goto(`${address}/sms/moved`)
      await page.locator('[name="after-sv"]').pressSequentially('Välkommen {time} 😀')
      const example = page.locator('#example-sv')
      await example.getByText('Välkommen 13:15 😀').first().waitFor()
      expect(await example.innerText()).toContain('in UCS-2')
      expect(await page.locator('#missing').innerText()).toContain('not in: English, Nederlands')
      expect(await page.evaluate('document.activeElement.name')).toBe('after-sv')
      expect(page.url()).toBe(`${site.url}${address}/sms/moved`)
      expect(findWording(test.db, 'moved', 'sms').rowVersion).toBe(0)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved.').waitFor()
      expect(findWording(test.db, 'moved', 'sms').after).toEqual({ sv: 'Välkommen {time} 😀' })
    })
  })

  it('without script the button shows the same', async () => {
    await withPage({ javaScriptEnabled: false, baseURL: site.url }, async (page) => {
      await signIn(page)
      await page.goto(`${address}/sms/cancelled`)
      await page.locator('[name="before-nl"]').fill('Helaas:')
      await page.getByRole('button', { name: 'See the example' }).click()
      expect(await page.locator('#example-nl').innerText()).toContain(
        'Praktijk De Linde: Helaas: Uw afspraak op',
      )
      expect(await page.locator('[name="before-nl"]').inputValue()).toBe('Helaas:')
      expect(findWording(test.db, 'cancelled', 'sms').rowVersion).toBe(0)
    })
  })
})
