import type { Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count } from '../helpers/booking.ts'
import { addCard } from '../helpers/cards.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsOn, invalidOn, itIsRightInEachLanguage, signIn, speak } from './frames.ts'
import { ask, leave, ready, tabTo, withPage } from './kit.ts'

let test: TestApp
let site: Listening
const tomorrow = '2027-01-26'
const wide = { width: 1280, height: 900 }

/** Noor and Ada have cards, and two called Sanne Bakker: tomorrow at nine, and at eleven in a session of three. */
beforeAll(async () => {
  test = openApp()
  const small = smallPractice(test.db)
  await addStaff(test.db, 'reception', test.now)
  addCard(test, { contacts: ['noor@example.org', '+31612345678'] })
  addCard(test, { firstName: 'Ada', lastName: 'Åström', contacts: [] })
  addBooking(test.db, small, { date: tomorrow, from: '09:00', to: '09:30' })
  const id = addBooking(test.db, small, { date: tomorrow, from: '11:00', to: '11:30' })
  test.db.raw.exec(`update appointment set places = 3 where id = ${id}`)
  site = await listen(test)
})

afterAll(() => site.close())

const gap = `/staff/appointments/new?practitioner=1&date=${tomorrow}`
const pages = [
  `${gap}&time=10:00`,
  `${gap}&time=09:00&patient=1`,
  `${gap}&time=19:00&patient=2`,
  '/staff/appointments/new?session=2&patient=1',
  `/staff/appointments/find?from=${tomorrow}`,
  '/staff/appointments/2',
]

describe('a booking at the desk in Chromium', () => {
  it('by mouse: who is meant shows while it is typed, and so does what is said of another time', async () => {
    const before = count(test.db, 'appointment')
    await withPage({ viewport: wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto(`${gap}&time=09:00`)
      await page.evaluate('document.documentElement.dataset.same = "yes"')
      await ask(page, page.locator('#q'), 'bakk')
      await page.locator('#hits button', { hasText: 'Bakker, Noor' }).waitFor()
      await page.locator('#time').fill('13:00')
      await page.locator('#short', { hasText: '13:00–13:30: free.' }).waitFor()
      await ready(page)
      const here = await page.evaluate('document.documentElement.dataset.same + document.activeElement.id')
      expect([here, await page.locator('#count').textContent()]).toEqual(['yestime', '3 patients found'])
      await page.locator('#hits button', { hasText: 'Bakker, Noor' }).click()
      await page.getByText('Dear Noor Bakker,').waitFor()
      await ready(page)
      await page.locator('#email').fill('other@example.org')
      await page.getByText('Send the confirmation to other@example.org').waitFor()
      expect(decodeURIComponent(page.url())).not.toMatch(/bakker|noor|example/i)
      await page.getByRole('button', { name: 'Book appointment' }).click()
      await page.getByText('Booked: Tue 26 Jan 13:00–13:30').waitFor()
    })
    expect(count(test.db, 'appointment')).toBe(before + 1)
  }, 60_000)

  it('by keyboard alone, a taken time and all', async () => {
    const before = count(test.db, 'appointment')
    await withPage({ viewport: wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto(`${gap}&time=09:00`)
      await page.locator('#q:focus').waitFor()
      await ask(page, page.locator('#q:focus'), 'ada astrom')
      expect(await page.locator('#q').inputValue()).toBe('ada astrom')
      await page.locator('#hits button', { hasText: 'Åström, Ada' }).waitFor()
      await tabTo(page, /^Åström, Ada/)
      await page.keyboard.press('Enter')
      await page.locator('h2 + p', { hasText: 'Ada Åström' }).waitFor()
      await tabTo(page, /^Book appointment$/)
      await page.keyboard.press('Enter')
      await page.getByText('nothing you typed is lost').waitFor()
      await tabTo(page, /^Tue 26 Jan 09:30$/)
      await page.keyboard.press('Enter')
      await page.locator('#short', { hasText: '09:30–10:00: free.' }).waitFor()
      await page.locator('#book:focus').waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('Booked: Tue 26 Jan 09:30–10:00').waitFor()
    })
    expect(count(test.db, 'appointment')).toBe(before + 1)
  }, 60_000)

  it('without script, for a new patient, at a time that was looked for', async () => {
    const before = count(test.db, 'patient')
    await withPage({ viewport: wide, baseURL: site.url, javaScriptEnabled: false }, async (page) => {
      await signIn(page, 'reception')
      await page.goto(`${gap}&time=10:30`)
      await page.getByRole('button', { name: 'New patient' }).click()
      await page.getByLabel('First name').fill('Jip')
      await page.getByLabel('Last name').fill('van Dam')
      await page.getByRole('button', { name: 'Find a free time' }).click()
      await page.getByLabel('Part of the day').selectOption('afternoon')
      await page.getByRole('button', { name: 'Show free times' }).click()
      await page.getByRole('button', { name: '14:00' }).first().click()
      expect(await page.getByLabel('First name').inputValue()).toBe('Jip')
      await page.getByRole('button', { name: 'Book appointment' }).click()
      await page.getByText('Booked:').waitFor()
    })
    expect(count(test.db, 'patient')).toBe(before + 1)
  }, 60_000)
})

describe('on a slow line', () => {
  it('what was typed before the page’s script came is searched for', async () => {
    await withPage({ viewport: wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      const typed = gate()
      await page.route('**/static/page.*.js', async (route) => {
        await typed.opened
        await route.continue()
      })
      await page.goto(`${gap}&time=09:00`, { waitUntil: 'commit' })
      await page.locator('#q:focus').waitFor()
      await page.keyboard.type('astrom')
      typed.open()
      await page.locator('#hits button', { hasText: 'Åström, Ada' }).waitFor()
      expect(await page.locator('#q').inputValue()).toBe('astrom')
    })
  }, 60_000)

  it('a tick is not put back by the answer to what was typed before it', async () => {
    await withPage({ viewport: wide, baseURL: site.url }, async (page) => {
      await page.clock.install()
      await signIn(page, 'reception')
      await page.goto(`${gap}&time=10:00&patient=1`)
      await page.getByText('Dear Noor Bakker,').waitFor()
      await ready(page)
      await page.clock.pauseAt(Number(await page.evaluate('Date.now()')) + 1000)
      const ticked = gate()
      await page.route('**/staff/appointments/new', async (route) => {
        await ticked.opened
        await route.continue()
      })
      const posts = (request: Request) => request.method() === 'POST'
      const asks = page.waitForRequest(posts)
      await page.locator('#email').fill('other@example.org')
      await page.clock.runFor(400)
      const first = await asks
      await page.locator('#tell').uncheck()
      ticked.open()
      await first.response()
      const underWay = async () => {
        await page.clock.runFor(1)
        return page.locator('.htmx-request').count()
      }
      await expect.poll(underWay, { timeout: 10_000 }).toBe(0)
      expect(await page.locator('#tell').isChecked()).toBe(false)
      const asksAgain = page.waitForRequest(posts)
      await page.clock.resume()
      const second = (await asksAgain).postData() ?? ''
      expect([/email=other/.test(second), /&tell=/.test(second)]).toEqual([true, false])
      await page.locator('#letter:empty').waitFor({ state: 'attached' })
      await ready(page)
      expect(await page.locator('#tell').isChecked()).toBe(false)
      expect(await page.locator('#email').inputValue()).toBe('other@example.org')
    })
  }, 60_000)
})

/** Holds something up until it is opened. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

describe('axe finds nothing at the desk', () => {
  const of = () => ({ db: test.db, url: site.url })
  itIsRightInEachLanguage({ of, as: 'reception', within: 240_000 }, (page, { language, width }) =>
    faultsOn(page, pages, {
      first: async (_, path) => {
        if (path === pages[0]) await leave(page, () => page.locator('button[value="fresh"]').click())
        if (path === pages[1]) await leave(page, () => page.locator('#book').click())
      },
      shots: `desk-${language}-${width}`,
    }),
  )
})

describe('the pages of the desk', () => {
  it('are valid HTML', async () => {
    speak(test, 'en')
    expect(await invalidOn(await signedIn(test, 'reception'), pages)).toEqual([])
  })
})
