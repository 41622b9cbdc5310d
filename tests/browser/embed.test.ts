import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count } from '../helpers/booking.ts'
import { elsewhere, type Listening, listen } from '../helpers/server.ts'
import { smallPractice } from '../helpers/world.ts'
import { axe, shot, withPage } from './kit.ts'

let test: TestApp
let site: Listening
const sites: Listening[] = []

beforeAll(async () => {
  test = openApp()
  site = await listen(test)
  const { consult, locationId, anna } = smallPractice(test.db, {
    urgent_texts: JSON.stringify({ en: 'Urgent? Phone us.' }),
  })
  const facts = { slug: 'anna', typeId: consult, locationId, calendarId: anna, fixed: true, active: true }
  addLink(test.db, facts, theSystem, test.now)
})

afterAll(async () => {
  for (const each of [site, ...sites]) await each.close()
})

/** A website on another host than ours, which the practice lets frame its pages unless told otherwise. */
async function website(body: (site: string) => string, allowed = true): Promise<string> {
  const words = '<h1>Praktijk De Linde</h1><p>Welcome to our practice in the middle of the village.</p>'
  const html = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>De Linde</title><main aria-label="De Linde">${words}${body(site.url)}</main></html>`
  const own = await elsewhere(html)
  sites.push(own)
  const url = own.url.replace('127.0.0.1', 'localhost')
  const origins = JSON.stringify(allowed ? [url] : ['https://another.example'])
  changePractice(test.db, { frame_origins: origins }, theSystem, test.now)
  return url
}

const snippet = (url: string) =>
  `<div data-ledig="${url}/to/anna" data-title="Book with Anna"><a href="${url}/to/anna">Book an appointment</a></div><script src="${url}/embed.js" async></script>`

const frameOf = (page: Page) => page.locator('iframe')
const heightOf = (page: Page) => page.evaluate<number>("document.querySelector('iframe').offsetHeight")
const inside = (page: Page) => page.frameLocator('iframe')
const scrolls = (page: Page) =>
  page
    .frames()[1]
    ?.evaluate<boolean>('document.documentElement.scrollHeight > document.documentElement.clientHeight')

/** By how many pixels the frame is higher than what stands in it. */
const tooHigh = async (page: Page) => {
  const foot = 'Math.ceil(document.querySelector(".foot").getBoundingClientRect().bottom + scrollY)'
  return (await heightOf(page)) - Number(await page.frames()[1]?.evaluate(foot))
}
const soon = { timeout: 20_000 }

const visit = { locale: 'en-GB', viewport: { width: 375, height: 812 } }

async function bookInside(page: Page, name: string): Promise<void> {
  const at = inside(page)
  await at.locator('.slots button').first().click()
  await at.locator('#firstName').fill(name)
  await at.locator('#lastName').fill('Bakker')
  await at.getByLabel('Day').fill('27')
  await at.getByLabel('Month').fill('3')
  await at.getByLabel('Year').fill('1979')
  await at.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.org`)
  test.now += 20
  await at.getByRole('button', { name: 'Continue' }).click()
  await at.getByRole('button', { name: 'Book appointment' }).click()
  await at.getByRole('heading', { name: 'Your appointment is booked' }).waitFor()
}

describe('embed.js on a website of another origin', () => {
  it('makes a titled frame as high as the page in it, and books there', async () => {
    const url = await website(snippet)
    await withPage(visit, async (page) => {
      await page.goto(url)
      await inside(page).locator('.slots').first().waitFor()
      await expect.poll(() => heightOf(page), soon).toBeGreaterThan(900)
      expect(await frameOf(page).getAttribute('title')).toBe('Book with Anna')
      expect(await page.evaluate("document.querySelector('iframe').offsetWidth")).toBeGreaterThan(340)
      await expect.poll(() => scrolls(page), soon).toBe(false)
      expect(await page.getByRole('link', { name: 'Book an appointment' }).isVisible()).toBe(false)
      await shot(page, 'embedded')
      const before = count(test.db, 'appointment')
      await bookInside(page, 'Noor')
      expect(count(test.db, 'appointment')).toBe(before + 1)
      expect(await page.context().cookies()).toEqual([])
    })
  }, 60_000)

  it('follows the page when it grows: a form with mistakes is not cut off', async () => {
    const url = await website(snippet)
    // Browsers let no other site's frame take the focus by itself; after a press our script moves it.
    await withPage({ ...visit, tolerate: /autofocus/ }, async (page) => {
      await page.goto(url)
      await inside(page).locator('.slots button').first().click()
      await inside(page).locator('#firstName').waitFor()
      await expect.poll(() => tooHigh(page), soon).toBe(0)
      expect(await scrolls(page)).toBe(false)
      const before = await heightOf(page)
      await inside(page).getByRole('button', { name: 'Continue' }).click()
      await inside(page).locator('.es').waitFor()
      await expect.poll(() => heightOf(page), soon).toBeGreaterThan(before)
      await expect.poll(() => scrolls(page), soon).toBe(false)
    })
  }, 60_000)

  it('does not leave the frame too low after a page that does not answer, nor on a wide screen', async () => {
    const url = await website(
      (own) => `<script src="${own}/embed.js" data-ledig="${own}/book" data-title="Book"></script>`,
    )
    await withPage({ ...visit, viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(url)
      await inside(page).getByRole('link', { name: 'No preference' }).waitFor()
      expect(await heightOf(page)).toBe(600)
      await inside(page).getByRole('link', { name: 'No preference' }).click()
      await inside(page).locator('.slots').first().waitFor()
      await expect.poll(() => heightOf(page), soon).not.toBe(600)
      const long = await heightOf(page)
      await inside(page).getByRole('link', { name: 'Back' }).click()
      await inside(page).getByRole('link', { name: 'No preference' }).waitFor()
      await expect.poll(() => heightOf(page), soon).toBe(600)
      expect(long).toBeGreaterThan(600)
    })
  }, 60_000)

  it('named by nothing but its own tag shows the practice’s page', async () => {
    const url = await website((own) => `<script src="${own}/embed.js" async></script>`)
    await withPage(visit, async (page) => {
      await page.goto(url)
      await inside(page).getByRole('link', { name: 'No preference' }).waitFor()
      expect(await frameOf(page).getAttribute('src')).toBe(`${site.url}/book`)
    })
  }, 60_000)

  it('leaves its link in place where the practice does not allow the frame', async () => {
    const url = await website(snippet, false)
    await withPage({ ...visit, tolerate: /frame-ancestors|postMessage|failed/ }, async (page) => {
      await page.goto(url)
      await frameOf(page).waitFor()
      await page.waitForTimeout(900)
      expect(await heightOf(page)).toBe(600)
      await page.getByRole('link', { name: 'Book an appointment' }).click()
      await page.locator('.slots').first().waitFor()
    })
  }, 60_000)

  it('listens to its own frame only, and to sizes only; makes no frame of a javascript: address', async () => {
    const url = await website(
      (own) => `${snippet(own)}<div data-ledig="javascript:alert(1)">Bad</div><div data-ledig>Empty</div>`,
    )
    await withPage(visit, async (page) => {
      await page.goto(url)
      await inside(page).locator('.slots').first().waitFor()
      await expect.poll(() => heightOf(page), soon).toBeGreaterThan(900)
      await expect.poll(() => tooHigh(page), soon).toBe(0)
      const height = await heightOf(page)
      await page.evaluate("window.postMessage({ ledig: 20 }, '*')")
      for (const bad of ["'wide'", '-5', '1e9', 'null', '{}'])
        await page.frames()[1]?.evaluate(`parent.postMessage({ ledig: ${bad} }, '*')`)
      await page.waitForTimeout(200)
      expect([await heightOf(page), await frameOf(page).count()]).toEqual([height, 1])
    })
  }, 60_000)
})

describe('our pages in a frame', () => {
  it('tell their height to nobody but a website that the practice allows', async () => {
    const url = await website((own) => `<iframe title="Book" src="${own}/to/anna"></iframe>`)
    const heard = async (page: Page) => {
      await inside(page).locator('.slots').first().waitFor()
      return page.evaluate<readonly string[]>(`new Promise((resolve) => {
        const heard = []
        addEventListener('message', ({ origin, data }) => {
          heard.push(origin + ' ' + Object.keys(data))
          setTimeout(() => resolve(heard), 500)
        })
        frames[0].postMessage('ledig', '*')
        frames[0].postMessage('height?', '*')
      })`)
    }
    await withPage(visit, async (page) => {
      await page.goto(url)
      expect(await heard(page)).toEqual([`${site.url} ledig`])
    })
  }, 60_000)

  it('say nothing unasked, and nothing to another window', async () => {
    const url = await website((own) => `<iframe title="Book" src="${own}/to/anna"></iframe>`)
    await withPage(visit, async (page) => {
      await page.goto(url)
      await inside(page).locator('.slots').first().waitFor()
      const heard = await page.evaluate(`new Promise((resolve) => {
        let heard = 0
        addEventListener('message', () => heard++)
        setTimeout(() => resolve(heard), 400)
      })`)
      expect(heard).toBe(0)
    })
  }, 60_000)
})

describe('F43, P41: without script', () => {
  it('the plain frame books at 600 pixels with its own scrolling', async () => {
    const url = await website(
      (own) => `<p><iframe src="${own}/to/anna" title="Book" width="100%" height="600"></iframe></p>`,
    )
    await withPage({ ...visit, javaScriptEnabled: false }, async (page) => {
      await page.goto(url)
      const before = count(test.db, 'appointment')
      await bookInside(page, 'Sam')
      expect(count(test.db, 'appointment')).toBe(before + 1)
    })
  }, 60_000)

  it('the snippet is a link to the booking page', async () => {
    const url = await website(snippet)
    await withPage({ ...visit, javaScriptEnabled: false }, async (page) => {
      await page.goto(url)
      expect(await frameOf(page).count()).toBe(0)
      await page.getByRole('link', { name: 'Book an appointment' }).click()
      await page.locator('.slots').first().waitFor()
    })
  }, 60_000)
})

describe('axe finds nothing', () => {
  it('on a website with the frame in it', async () => {
    const url = await website(snippet)
    await withPage(visit, async (page) => {
      await page.goto(url)
      await inside(page).locator('.slots').first().waitFor()
      await expect.poll(() => heightOf(page), soon).toBeGreaterThan(900)
      expect(await axe(page)).toEqual([])
    })
  }, 60_000)
})
