import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { widePractice } from '../helpers/booking.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { countWith, google } from '../helpers/tracked.ts'
import { signIn } from './frames.ts'
import { axe, faultsInBoth, shot, tooWide, withPage } from './kit.ts'
import { decent, hostile, openTracker } from './tracker.ts'

let test: TestApp
let site: Listening
const tracker = await openTracker()
const settings = '/staff/settings/tracking'

beforeAll(async () => {
  test = openApp()
  widePractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

beforeEach(() => {
  tracker.heard.length = 0
  countWith(test.db, { kind: 'own', ownUrl: `${tracker.url}/count.js`, ownId: 'linde' })
})

afterAll(async () => {
  await site.close()
  await tracker.close()
})

const visit = (width = 1280) => ({ locale: 'en-GB', baseURL: site.url, viewport: { width, height: 800 } })
const state = (page: Page) => page.locator('#state').textContent()
const told = (page: Page) => page.locator('td[data-event]').allTextContents()

describe('the test page', () => {
  it('P42: loads nothing until it is started; then each event is told, and what left is shown', async () => {
    tracker.answer = { script: decent }
    await withPage(visit(), async (page) => {
      await signIn(page, 'owner')
      await page.goto(`${settings}/test`)
      expect([await state(page), await told(page)]).toEqual([
        'Nothing has been loaded yet.',
        Array(6).fill('–'),
      ])
      expect([await page.locator('iframe').count(), tracker.heard.length]).toEqual([0, 0])
      await page.getByRole('button', { name: 'Start the test' }).click()
      await expect.poll(() => told(page), { timeout: 20_000 }).toEqual(Array(6).fill('Told'))
      expect(await page.getByRole('button', { name: 'Start the test' }).count()).toBe(0)
      await expect
        .poll(() => state(page), { timeout: 20_000 })
        .toMatch(/^The script of 127\.0\.0\.1:\d+ was loaded\.$/)
      await expect
        .poll(() => page.locator('#left li').allTextContents(), { timeout: 20_000 })
        .toEqual([`Asked: ${tracker.url}/count.js`, `Asked: ${tracker.url}/event × 6`])
      expect(await axe(page)).toEqual([])
      await shot(page, 'tracking-test')
    })
    expect(tracker.heard.filter(({ path }) => path === '/event').map(({ body }) => body)).toEqual([
      'linde booking_init',
      'linde type_selected',
      'linde calendar_selected',
      'linde date_selected',
      'linde button',
      'linde booking_completed',
    ])
  })

  it.each([
    ['is not there', { status: 404 } as const, /could not be loaded/],
    ['falls over', { script: 'throw new Error("x")' }, /stopped at a fault of its own/],
  ])('P42: says that a script %s', async (_what, answer, says) => {
    tracker.answer = answer
    await withPage({ ...visit(), tolerate: /./ }, async (page) => {
      await signIn(page, 'owner')
      await page.goto(`${settings}/test`)
      await page.getByRole('button', { name: 'Start the test' }).click()
      await expect.poll(() => state(page), { timeout: 20_000 }).toMatch(says)
      expect(await page.locator('#state').getAttribute('class')).toBe('note warn')
    })
  })

  it('P42: says that nothing comes of a script', async () => {
    tracker.answer = 'hang'
    await withPage({ ...visit(), tolerate: /./ }, async (page) => {
      await page.clock.install()
      await signIn(page, 'owner')
      await page.goto(`${settings}/test`)
      await page.getByRole('button', { name: 'Start the test' }).click()
      await page.clock.runFor(9000)
      await expect.poll(() => state(page), { timeout: 20_000 }).toMatch(/^Nothing has come of the script/)
    })
  })

  it('P42: what a hostile script says is text, and its session is safe from it', async () => {
    tracker.answer = {
      script: `${hostile.replace('throw new', 'const later =')}
        for (let n = 0; n < 100; n++) parent.postMessage('asked https://x.example/<img src=x onerror=alert(1)>' + n, '*')`,
    }
    await withPage({ ...visit(), tolerate: /./ }, async (page) => {
      await signIn(page, 'owner')
      await page.goto(`${settings}/test`)
      await page.getByRole('button', { name: 'Start the test' }).click()
      await expect.poll(() => told(page), { timeout: 20_000 }).toEqual(Array(6).fill('Told'))
      expect(await page.locator('main img').count()).toBe(0)
      expect(await page.locator('#left li').count()).toBeLessThanOrEqual(30)
      expect(new URL(page.url()).pathname).toBe(`${settings}/test`)
      await page.goto(settings)
      expect(await page.locator('#main h1').textContent()).toBe('Counting visits')
    })
    for (const { body, cookie } of tracker.heard) {
      expect(cookie).toBeUndefined()
      expect(body).not.toMatch(/ledig|Olga|Staff|agenda.*<|formToken/)
    }
  })
})

const languages = [
  ['en', 'Yes, you may count'],
  ['nl', 'Ja, tellen mag'],
  ['sv', 'Ja, räkna gärna'],
  ['nb', 'Ja, bare tell'],
] as const

describe('without script', () => {
  it('P42: the test page says that it needs one, and shows no button that does nothing', async () => {
    await withPage({ ...visit(), javaScriptEnabled: false }, async (page) => {
      await signIn(page, 'owner')
      await page.goto(`${settings}/test`)
      expect(await state(page)).toMatch(/^This test needs JavaScript/)
      expect(await page.getByRole('button', { name: 'Start the test' }).isVisible()).toBe(false)
    })
  })
})

describe('axe finds nothing', () => {
  it.each(languages)('on the question and the page after a yes, in %s, at 320 px', async (language, yes) => {
    tracker.answer = { script: decent }
    countWith(test.db, { kind: 'own', ownUrl: `${tracker.url}/count.js` })
    const phone = { baseURL: site.url, viewport: { width: 320, height: 700 } }
    await withPage(phone, async (page) => {
      await page.goto(`/book?lang=${language}`)
      expect(await faultsInBoth(page, 'question')).toEqual([])
      await shot(page, `tracking-question-${language}`)
      await page.getByRole('link', { name: yes }).click()
      await page.locator('#counting a').waitFor()
      expect(await faultsInBoth(page, 'counted')).toEqual([])
      await shot(page, `tracking-counted-${language}`)
    })
  })

  it.each([320, 1280])(
    'on the settings and the test page at %i px, filled in wrongly or not',
    async (width) => {
      countWith(test.db, google)
      await withPage(visit(width), async (page) => {
        await signIn(page, 'owner')
        await page.goto(settings)
        expect(await faultsInBoth(page, 'settings')).toEqual([])
        await shot(page, `tracking-settings-${width}`)
        await page.locator('#ga4Id').fill('UA-12345678-9')
        await page.locator('#matomoUrl').fill('javascript:alert(1)')
        await page.getByRole('button', { name: 'Save', exact: true }).click()
        await page.locator('.es').waitFor()
        expect(await faultsInBoth(page, 'wrong')).toEqual([])
        await shot(page, `tracking-settings-wrong-${width}`)
        await page.goto(`${settings}/test`)
        expect([...(await faultsInBoth(page, 'test')), ...(await tooWide(page))]).toEqual([])
        await shot(page, `tracking-test-${width}`)
      })
    },
  )
})
