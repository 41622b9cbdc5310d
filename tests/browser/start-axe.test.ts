import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSetupToken } from '../../src/staff/set-up-token.commands.ts'
import { openApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { firstWeek, ownerTyped } from '../upkeep/first-day.ts'
import { signIn } from './frames.ts'
import { faults, shot, withPage } from './kit.ts'

let fresh: Listening
let begun: Listening
let link: string
let owner: { language(word: string): void; lack(): void }

beforeAll(async () => {
  const before = openApp()
  link = `/setup?token=${createSetupToken(before.db, before.now)}`
  fresh = await listen(before)
  const { test } = await firstWeek('dentist', {
    mailServer: { fixed: '', tryOut: async () => 'login-refused' },
  })
  begun = await listen(test)
  owner = {
    language: (word) => void test.db.raw.prepare('update staff_user set language = ?').run(word),
    // Nothing can be booked: the table of what is missing, with a link in each of its columns.
    lack: () => test.db.raw.exec('update calendar set online = 0; update block_kind set web = 0'),
  }
})

afterAll(async () => {
  await fresh.close()
  await begun.close()
})

const steps = ['', '/basis', '/hours', '/mail', '/changes', '/open', '/website']

/** Sends the form as it is: the page says what is wrong. */
async function refused(page: Page, path: string, button: string): Promise<readonly string[]> {
  await page.goto(path)
  await page.locator(button).first().click()
  await page.locator('.es').waitFor()
  return faults(page, `${path}, refused`)
}

describe('axe finds nothing on the first pages an owner sees', () => {
  it.each([
    [320, 'en', 'light'],
    [1280, 'nl', 'dark'],
    [360, 'sv', 'dark'],
    [768, 'nb', 'light'],
  ] as const)(
    'at %i px, in %s, %s',
    async (width, language, colorScheme) => {
      const seen = { viewport: { width, height: 800 }, colorScheme }
      await withPage({ ...seen, baseURL: fresh.url, tolerate: /422|404/ }, async (page) => {
        await page.goto(`${link}&lang=${language}`)
        const found = [...(await faults(page, 'set-up'))]
        await page.locator('form button').click()
        await page.locator('.es').waitFor()
        found.push(...(await faults(page, 'set-up, refused')))
        await page.goto(`/setup?token=none&lang=${language}`)
        found.push(...(await faults(page, 'set-up, over')))
        expect(found).toEqual([])
      })
      owner.language(language)
      await withPage({ ...seen, baseURL: begun.url, tolerate: /422/ }, async (page) => {
        await signIn(page, ownerTyped.email)
        const found: string[] = []
        await page.locator('details summary').first().click()
        found.push(...(await faults(page, 'agenda')))
        for (const step of steps) {
          await page.goto(`/staff/start${step}`)
          found.push(...(await faults(page, `/staff/start${step}`)))
        }
        await page.goto('/staff/settings/mail')
        found.push(...(await faults(page, '/staff/settings/mail')))
        found.push(...(await refused(page, '/staff/start/mail', 'button[name="test"]')))
        found.push(...(await refused(page, '/staff/start/changes', 'main .btn')))
        expect(found).toEqual([])
      })
    },
    120_000,
  )

  it('nor on what is missing, which leads to where it is mended by keyboard too', async () => {
    owner.language('en')
    owner.lack()
    await withPage(
      { viewport: { width: 320, height: 800 }, baseURL: begun.url, tolerate: /422/ },
      async (page) => {
        await signIn(page, ownerTyped.email)
        const found = [...(await refused(page, '/staff/start/open', 'main form .btn:not(.sec)'))]
        await shot(page, 'start-lack-320')
        await page.locator('.es a').press('Enter')
        await page.locator('#ready:focus').waitFor()
        await page.setViewportSize({ width: 1280, height: 800 })
        await page.goto('/staff/start')
        found.push(...(await faults(page, '/staff/start, lacking')))
        expect(found).toEqual([])
      },
    )
  }, 60_000)
})
