import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/db/run.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { elsewhere, type Listening, listen } from '../helpers/server.ts'
import { smallPractice } from '../helpers/world.ts'
import { leave, ready, shot, tabTo, withPage } from './kit.ts'

let test: TestApp
let site: Listening
let practiceSite: Listening
const phone = { width: 360, height: 740 }

beforeAll(async () => {
  test = openApp()
  site = await listen(test)
  practiceSite = await elsewhere(
    `<!doctype html><title>Praktijk De Linde</title><iframe title="Book" src="${site.url}/book" width="100%" height="600"></iframe>`,
  )
  smallPractice(test.db, {
    frame_origins: JSON.stringify([practiceSite.url]),
    urgent_texts: JSON.stringify({ en: 'Urgent? Phone us.' }),
  })
})

afterAll(async () => {
  await site.close()
  await practiceSite.close()
})

function countAppointments(): number {
  return test.db.all(build.selectFrom('appointment').select('id')).length
}

type Pages = Pick<Page | FrameLocator, 'locator' | 'getByRole' | 'getByLabel'>

/** The page, or the one in a frame, is there with its script: it takes the form out of the way back. */
async function isWhole(at: Pages): Promise<void> {
  const state = () => at.locator('html').evaluate((html) => html.ownerDocument.readyState)
  await expect.poll(state, { timeout: 20_000 }).toBe('complete')
}

/** The whole way, as a person goes it; `at` is a page or a frame in one. */
async function book(at: Pages, name: string): Promise<void> {
  await at.getByRole('link', { name: 'No preference' }).click()
  await at.locator('.slots button').first().click()
  await at.getByLabel('First name', { exact: true }).fill(name)
  await at.getByLabel('Last name', { exact: true }).fill('Bakker')
  await at.getByLabel('Day').fill('27')
  await at.getByLabel('Month').fill('3')
  await at.getByLabel('Year').fill('1979')
  await at.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.org`)
  test.now += 20
  await at.getByRole('button', { name: 'Continue' }).click()
  await at.getByRole('button', { name: 'Book appointment' }).waitFor()
  await isWhole(at)
  await at.getByRole('button', { name: 'Book appointment' }).click()
  await at.getByRole('heading', { name: 'Your appointment is booked' }).waitFor()
}

describe('a booking in Chromium', () => {
  for (const javaScriptEnabled of [true, false])
    it(`goes from /book to the receipt with script ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const before = countAppointments()
      await withPage(
        { javaScriptEnabled, viewport: phone, locale: 'en-GB', baseURL: site.url },
        async (page) => {
          await page.goto('/book')
          await book(page, javaScriptEnabled ? 'Noor' : 'Sanne')
          expect(new URL(page.url()).pathname).toMatch(/^\/book\/booked\/[\w-]{22}$/)
          expect(await page.context().cookies()).toEqual([])
          await shot(page, `booked-${javaScriptEnabled ? 'script' : 'plain'}`)
        },
      )
      expect(countAppointments()).toBe(before + 1)
    })

  it('works in a frame of an allowed origin and sets no cookie there', async () => {
    const before = countAppointments()
    await withPage(
      { viewport: { width: 800, height: 800 }, locale: 'en-GB', tolerate: /favicon/ },
      async (page) => {
        await page.goto(practiceSite.url)
        await book(page.frameLocator('iframe'), 'Fatma')
        expect(await page.context().cookies()).toEqual([])
      },
    )
    expect(countAppointments()).toBe(before + 1)
  })

  it('is refused in a frame of any other origin', async () => {
    const stranger = await elsewhere(
      `<!doctype html><title>x</title><iframe title="x" src="${site.url}/book"></iframe>`,
    )
    await withPage(
      { locale: 'en-GB', tolerate: /BLOCKED_BY_RESPONSE|frame-ancestors|favicon/ },
      async (page) => {
        await page.goto(stranger.url)
        const frame = page.frames().find((each) => each !== page.mainFrame())
        expect(await frame?.locator('.pick, .slots, .brand').count()).toBe(0)
      },
    )
    await stranger.close()
  })

  it('can be done by keyboard alone', async () => {
    const before = countAppointments()
    await withPage({ locale: 'en-GB', baseURL: site.url }, async (page) => {
      await page.goto('/book')
      await tabTo(page, /No preference/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/times/)
      await tabTo(page, /^Earliest/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/details/)
      for (const [label, text] of [
        [/^First name/, 'Kees'],
        [/^Last name/, 'Toets'],
        [/^Day/, '1'],
        [/^Month/, '2'],
        [/^Year/, '1990'],
        [/^E-mail/, 'kees@example.org'],
      ] as const) {
        await tabTo(page, label)
        await page.keyboard.type(text)
      }
      test.now += 20
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Check and book' }).waitFor()
      await tabTo(page, /^Book appointment/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor()
    })
    expect(countAppointments()).toBe(before + 1)
  })

  it('swaps further days without leaving the page where there is script, at an address that can be opened', async () => {
    await withPage({ locale: 'en-GB', baseURL: site.url }, async (page) => {
      await page.goto('/book/times?practitioner=any')
      await page.evaluate('document.documentElement.dataset.same = "yes"')
      await page.getByRole('link', { name: 'Later days' }).click()
      await page.waitForURL(/from=/)
      await ready(page)
      expect(await page.evaluate('document.documentElement.dataset.same')).toBe('yes')
      const swapped = await page.locator('#times').innerText()
      await page.reload()
      expect(await page.locator('#times').innerText()).toBe(swapped)
    })
  })

  it('shows the errors beside the fields with everything typed kept, script on', async () => {
    await withPage({ viewport: phone, locale: 'en-GB', baseURL: site.url }, async (page) => {
      await page.goto('/book/times?practitioner=any')
      await leave(page, () => page.locator('.slots button').last().click())
      await page.evaluate('document.documentElement.dataset.same = "yes"')
      await page.evaluate('document.getElementById("bar").dataset.old = "yes"')
      await page.getByLabel('First name', { exact: true }).fill('Noor')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.locator('.es:focus').waitFor()
      await ready(page)
      expect(await page.evaluate('document.documentElement.dataset.same')).toBe('yes')
      // Whatever page it is, its head is its own: it leads to languages only where there are any.
      expect(await page.evaluate('document.getElementById("bar").dataset.old')).toBeUndefined()
      expect(await page.locator('#bar a[href="#languages"]').count()).toBe(3)
      expect(await page.evaluate('document.activeElement.className')).toBe('es')
      expect(await page.title()).toMatch(/^Error:/)
      expect(await page.getByLabel('First name', { exact: true }).inputValue()).toBe('Noor')
      expect(await page.locator('.em').count()).toBeGreaterThan(2)
      await shot(page, 'details-errors')
    })
  })

  it('gives back what was typed to whoever goes back from the check page', async () => {
    await withPage({ locale: 'en-GB', baseURL: site.url }, async (page) => {
      await page.goto('/book/times?practitioner=any')
      await page.locator('.slots button').last().click()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.locator('.es').waitFor()
      for (const [label, text] of [
        ['First name', 'Back'],
        ['Last name', 'Goer'],
        ['Day', '1'],
        ['Month', '2'],
        ['Year', '1990'],
        ['E-mail', 'back@example.org'],
      ] as const)
        await page.getByLabel(label, { exact: true }).fill(text)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('heading', { name: 'Check and book' }).waitFor()
      await page.getByRole('button', { name: /Change.*Name/ }).click()
      await page.getByRole('heading', { name: 'Your details' }).waitFor()
      expect(await page.getByLabel('First name', { exact: true }).inputValue()).toBe('Back')
      expect(await page.getByLabel('E-mail').inputValue()).toBe('back@example.org')
    })
  })

  it('finds the receipt again on Back after booking, and books nothing twice', async () => {
    const before = countAppointments()
    await withPage({ locale: 'en-GB', baseURL: site.url }, async (page) => {
      await page.goto('/book')
      await book(page, 'Twice')
      const receipt = page.url()
      await page.goBack()
      await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor()
      expect(page.url()).toBe(receipt)
    })
    expect(countAppointments()).toBe(before + 1)
  })
})
