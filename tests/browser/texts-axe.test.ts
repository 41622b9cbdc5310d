import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { changeWording } from '../../src/types/wording.commands.ts'
import { findWording } from '../../src/types/wording.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsOn, frames, invalidHere, itIsRightInEachLanguage, signIn } from './frames.ts'
import { faultsInBoth, ready, withPage } from './kit.ts'

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

const bothSchemes = frames.map((frame) => ({ ...frame, name: `in ${frame.language}, ${frame.width} px` }))
const kinds = ['', '/sms/reminder', '/email/reminder', '/email/dialogue', '/sms/confirm-contact']
const pages = kinds.map((kind) => `${address}${kind}`)

describe('axe finds nothing on what messages say, in light and in dark', () => {
  // The frames of the examples run no script, axe's own neither: that the browser says so is what they are for.
  const tolerate = /422|Blocked script execution in 'about:srcdoc'/
  const staff = { of: () => ({ db: test.db, url: site.url }), as: 'owner', visit: { tolerate } }
  itIsRightInEachLanguage({ ...staff, within: 120_000, frames: bothSchemes }, async (page, { index }) => {
    const found = await faultsOn(page, pages, {
      look: async (_, path) => [
        ...(await faultsInBoth(page, path)),
        ...(index === 0 ? await invalidHere(page, path) : []),
      ],
    })
    await page.goto(`${address}/sms/reminder`)
    await page.locator('[name="after-nl"]').fill('{nothing}')
    await page.locator('[value="save"]').click()
    await page.locator('.es').waitFor()
    const wrong = await faultsInBoth(page, 'wrong')
    const location = await faultsOn(page, ['/staff/settings/locations/2'], { look: faultsInBoth })
    return [...found, ...wrong, ...location]
  })
})

describe('while one types', () => {
  it('the example follows, the field keeps the focus, and nothing is saved', async () => {
    test.db.raw.exec("update staff_user set language = 'en'")
    await withPage({ viewport: { width: 1280, height: 900 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto(`${address}/sms/moved`)
      await page.locator('[name="after-sv"]').pressSequentially('Välkommen {time} 😀')
      const example = page.locator('#example-sv')
      await example.getByText('Välkommen 13:15 😀').first().waitFor()
      await ready(page)
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
      await signIn(page, 'owner')
      await page.goto(`${address}/sms/cancelled`)
      await page.locator('[name="before-nl"]').fill('Helaas:')
      await page.getByRole('button', { name: 'See the example' }).click()
      await page.locator('#example-nl', { hasText: 'Praktijk De Linde: Helaas: Uw afspraak op' }).waitFor()
      expect(await page.locator('[name="before-nl"]').inputValue()).toBe('Helaas:')
      expect(findWording(test.db, 'cancelled', 'sms').rowVersion).toBe(0)
    })
  })
})
