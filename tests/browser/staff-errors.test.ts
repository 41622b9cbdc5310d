import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { signIn } from './frames.ts'
import { shot, withPage } from './kit.ts'

let site: Listening

beforeAll(async () => {
  const test = openApp(undefined, { mail: false })
  smallPractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

describe('a mistake in the settings', () => {
  it.each([true, false])('is where the reader is, and leaves no trace (script: %s)', async (script) => {
    await withPage(
      { viewport: { width: 375, height: 600 }, baseURL: site.url, javaScriptEnabled: script },
      async (page) => {
        await signIn(page, 'owner')
        await page.goto('/staff/settings')
        await shot(page, `no-mail-${script}`)
        await page.goto('/staff/settings/practice')
        const address = page.locator('[name="website"]')
        await address.fill('none')
        await page.locator('main .btns button').click()
        const summary = page.locator('#errors:focus')
        await summary.waitFor()
        const box = await summary.boundingBox()
        expect(Math.round(box?.y ?? -1)).toBeGreaterThanOrEqual(0)
        expect(Math.round(box?.y ?? 600)).toBeLessThan(600)
        await address.fill('')
        await page.locator('main .btns button').click()
        await page.getByText('Saved.').waitFor()
        expect(page.url()).toBe(`${site.url}/staff/settings/practice?saved=1`)
        await shot(page, `settings-practice-${script}`)
      },
    )
  })
})
