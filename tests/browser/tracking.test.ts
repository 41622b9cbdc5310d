import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, widePractice } from '../helpers/booking.ts'
import { elsewhere, type Listening, listen } from '../helpers/server.ts'
import { countWith } from '../helpers/tracked.ts'
import { leave, withPage } from './kit.ts'
import { decent, type Heard, hostile, openTracker } from './tracker.ts'

let test: TestApp
let site: Listening
const tracker = await openTracker()

beforeEach(async () => {
  test = openApp()
  widePractice(test.db)
  site = await listen(test)
  tracker.heard.length = 0
  tracker.answer = { script: decent }
  countWith(test.db, { kind: 'own', ownUrl: `${tracker.url}/count.js`, ownId: 'linde' })
})

afterEach(() => site.close())
afterAll(() => tracker.close())

const visit = () => ({ locale: 'en-GB', baseURL: site.url })
const anything = /./

async function sayYes(page: Page): Promise<void> {
  await page.goto('/book')
  await page.getByRole('link', { name: 'Yes, you may count' }).click()
  await page.getByText('This visit is being counted').waitFor()
}

/** Follows a link of a page whose script has come: it says what is chosen there. */
const choose = (page: Page, link: RegExp) => leave(page, () => page.getByRole('link', { name: link }).click())

/** From the first page to the receipt, pausing on each as a person does. */
async function book(page: Page, settle: (event: string) => Promise<void> = async () => {}): Promise<void> {
  await settle('booking_init')
  await choose(page, /^Consult/)
  await page.getByRole('link', { name: /^De Linde/ }).waitFor()
  await settle('type_selected')
  await choose(page, /^De Linde/)
  await choose(page, /^Anna/)
  await page.locator('.slots button').first().waitFor()
  await settle('calendar_selected')
  await page.locator('.slots button').first().click()
  await page.locator('#firstName').fill('Noor')
  await page.locator('#lastName').fill('Bakker')
  await page.getByLabel('Day').fill('27')
  await page.getByLabel('Month').fill('3')
  await page.getByLabel('Year').fill('1979')
  await page.getByLabel('E-mail').fill('noor@example.org')
  test.now += 20
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Book appointment' }).click()
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor()
  await settle('booking_completed')
}

const told = () => tracker.heard.filter(({ path }) => path === '/event').map(({ body }) => body)
const settled = (name: string) => expect.poll(told, { timeout: 20_000 }).toContain(`linde ${name}`)
const personal = /noor|bakker|1979|example\.org|consult|anna|linde\/|haven|hold=|booked\/|type=|2027-01/i

describe('a decent script of the practice', () => {
  it('P25, P30–P34: is told the steps of a booking by name, in order, each once', async () => {
    await withPage(visit(), async (page) => {
      await sayYes(page)
      await book(page, settled)
    })
    const six = ['booking_init', 'type_selected', 'calendar_selected', 'date_selected', 'booking_completed']
    expect(told()).toEqual(six.map((name) => `linde ${name}`))
    // P31: no value goes with them, and nothing else reaches the server.
    expect(new Set(tracker.heard.map(({ path, search }) => path + search))).toEqual(
      new Set(['/count.js', '/event']),
    )
    for (const { body, referer, cookie } of tracker.heard) {
      expect([referer, cookie]).toEqual([undefined, undefined])
      expect(body).not.toMatch(personal)
    }
    expect(count(test.db, 'appointment')).toBe(1)
  })

  it('P33, P34: a press on any other button is “button”, also on what lies inside it, and once a press', async () => {
    await withPage(visit(), async (page) => {
      await sayYes(page)
      await choose(page, /^Consult/)
      await choose(page, /^De Linde/)
      await choose(page, /^Anna/)
      await settled('calendar_selected')
      await page.getByRole('link', { name: 'Later days' }).click()
      await settled('button')
      await page.getByRole('link', { name: 'Earlier days' }).waitFor()
      expect(told().filter((each) => each === 'linde button')).toHaveLength(1)
      // The time is a <time> inside its button.
      await page.locator('.slots button time').first().click()
      await settled('date_selected')
      expect(told().filter((each) => each === 'linde button')).toHaveLength(1)
    })
  })

  it('P30: a page that is loaded again or come back to is no new step', async () => {
    await withPage(visit(), async (page) => {
      await sayYes(page)
      await settled('booking_init')
      await choose(page, /^Consult/)
      await settled('type_selected')
      expect(page.url()).not.toContain('#')
      await page.reload()
      await page.goBack()
      await page.goForward()
      await choose(page, /^De Linde/)
      await choose(page, /^Anna/)
      await settled('calendar_selected')
    })
    expect(told()).toEqual(['linde booking_init', 'linde type_selected', 'linde calendar_selected'])
  })

  it('P35: the receipt is counted once, however often it is loaded', async () => {
    await withPage(visit(), async (page) => {
      await sayYes(page)
      await book(page, settled)
      await page.reload()
      await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor()
      await page.getByRole('link', { name: 'Add to calendar' }).count()
      await page.waitForTimeout(500)
    })
    expect(told().filter((each) => each === 'linde booking_completed')).toHaveLength(1)
  })

  it('P35: nothing is requested before a yes, after a no, or without script', async () => {
    await withPage(visit(), async (page) => {
      await page.goto('/book')
      await book(page)
      await page.goto('/book')
      await page.getByRole('link', { name: 'No, do not count' }).click()
      await choose(page, /^Consult/)
      await page.getByRole('link', { name: /^De Linde/ }).waitFor()
      expect(await page.locator('iframe').count()).toBe(0)
    })
    await withPage({ ...visit(), javaScriptEnabled: false }, async (page) => {
      await sayYes(page)
      await choose(page, /^Consult/)
      await page.getByRole('link', { name: /^De Linde/ }).waitFor()
    })
    expect(tracker.heard).toEqual([])
  })

  it('P35: nothing is requested by the pages with personal data', async () => {
    await withPage(visit(), async (page) => {
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.url().startsWith(tracker.url)) asked.push(new URL(page.url()).pathname)
      })
      await sayYes(page)
      await book(page, settled)
      expect(new Set(asked.map((path) => path.replace(/booked\/.*/, 'booked')))).toEqual(
        new Set(['/book', '/book/times', '/book/booked']),
      )
    })
  })
})

describe('a booking page inside the practice’s own website', () => {
  it('P25, P41: asks and counts there as anywhere', async () => {
    const website = await elsewhere(
      `<!doctype html><html lang="en"><title>De Linde</title><iframe title="Book" src="${site.url}/book" width="360" height="700"></iframe>`,
    )
    const url = website.url.replace('127.0.0.1', 'localhost')
    changePractice(test.db, { frame_origins: JSON.stringify([url]) }, theSystem, test.now)
    await withPage({ locale: 'en-GB' }, async (page) => {
      await page.goto(url)
      const inside = page.frameLocator('iframe')
      await inside.getByRole('link', { name: 'Yes, you may count' }).click()
      await settled('booking_init')
      await inside.getByRole('link', { name: /^Consult/ }).click()
      await settled('type_selected')
      expect(page.url()).toBe(`${url}/`)
    })
    await website.close()
    for (const { body, referer, cookie } of tracker.heard)
      expect([body.includes('localhost'), referer, cookie]).toEqual([false, undefined, undefined])
  })
})

const results = (heard: readonly Heard[]) =>
  heard
    .filter(({ path }) => path === '/heard')
    .map(({ body }): readonly [string, string] => {
      const [what, value] = JSON.parse(body)
      return [String(what), String(value)]
    })

/** What the hostile script finds out by each of its attempts. */
const refusals = (): Readonly<Record<string, string>> => ({
  referrer: '',
  cookie: '',
  'set cookie': '',
  'real cookie': 'refused: SecurityError',
  'real storage': 'refused: ReferenceError',
  'storage of a nested frame': 'refused: SecurityError',
  database: 'refused: SecurityError',
  'parent text': 'refused: SecurityError',
  'parent address': 'refused: SecurityError',
  'top text': 'refused: SecurityError',
  'own address': `${site.url}/tracking/frame`,
  'window name': '',
  'frame element': 'null',
  'move the page': 'refused: SecurityError',
  'move the parent': 'refused: SecurityError',
  window: 'null',
  form: 'asked',
  dialog: 'asked',
  worker: 'refused: SecurityError',
  eval: 'refused: EvalError',
  'fetch /book': 'refused: TypeError',
  'fetch /staff/agenda': 'refused: TypeError',
  [`fetch ${tracker.url.replace('127.0.0.1', 'localhost')}/leak`]: 'refused: TypeError',
})

describe('a hostile script', () => {
  it('P35: learns the names of events and nothing else, and breaks nothing', async () => {
    tracker.answer = { script: hostile }
    await withPage({ ...visit(), tolerate: anything }, async (page) => {
      const seen: string[] = []
      page.on(
        'framenavigated',
        (frame) => frame === page.mainFrame() && seen.push(new URL(frame.url()).origin),
      )
      let dialogs = 0
      page.on('dialog', (dialog) => {
        dialogs += 1
        void dialog.dismiss()
      })
      await sayYes(page)
      await book(page, async (name) => {
        const messages = () => results(tracker.heard).map(([what, value]) => what === 'message' && value)
        await expect.poll(messages, { timeout: 20_000 }).toContain(`"${name}"`)
        const tried = () => new Set(results(tracker.heard).map(([what]) => what)).size
        await expect.poll(tried, { timeout: 20_000 }).toBe(Object.keys(refusals()).length + 1)
        // Time enough for what it should not be able to do.
        await page.waitForTimeout(700)
      })
      expect(new Set(seen)).toEqual(new Set([site.url]))
      expect([dialogs, page.context().pages().length]).toEqual([0, 1])
      expect(await page.context().cookies()).toEqual([])
    })
    expect(count(test.db, 'appointment')).toBe(1)
    const found = results(tracker.heard)
    const messages = new Set(found.flatMap(([what, value]) => (what === 'message' ? [value] : [])))
    expect([...messages].sort()).toEqual(
      ['booking_completed', 'booking_init', 'calendar_selected', 'date_selected', 'type_selected'].map(
        (name) => `"${name}"`,
      ),
    )
    const outcomes = new Map<string, Set<string>>()
    for (const [what, value] of found) outcomes.set(what, (outcomes.get(what) ?? new Set()).add(value))
    outcomes.delete('message')
    expect(
      Object.fromEntries([...outcomes].map(([what, values]) => [what, [...values].join(' | ')])),
    ).toEqual(refusals())
    expect(new Set(tracker.heard.map(({ path }) => path))).toEqual(new Set(['/count.js', '/heard']))
    for (const { body, search, referer, cookie } of tracker.heard) {
      expect([search, referer, cookie]).toEqual(['', undefined, undefined])
      expect(body).not.toMatch(personal)
    }
  }, 60_000)

  it('P35: a script that never stops holds up nobody', async () => {
    tracker.answer = { script: 'while (true) {}' }
    await withPage({ ...visit(), tolerate: anything }, async (page) => {
      await sayYes(page)
      await page.waitForTimeout(500)
      await book(page)
    })
    expect(count(test.db, 'appointment')).toBe(1)
  }, 60_000)
})

describe('a broken script', () => {
  it.each([
    ['is not there', { status: 404 }],
    ['fails on its server', { status: 500 }],
    ['never arrives', 'hang'],
    ['is no script', { script: '<!doctype html><title>Sign in</title>' }],
    ['falls over', { script: 'throw new Error("broken")' }],
    [
      'takes away what it was told to use',
      { script: 'dataLayer = null; dispatchEvent = null; Promise = null' },
    ],
  ] as const)('P35: that %s breaks no booking', async (_how, answer) => {
    tracker.answer = answer
    await withPage({ ...visit(), tolerate: anything }, async (page) => {
      await sayYes(page)
      await expect.poll(() => tracker.heard.length, { timeout: 20_000 }).toBeGreaterThan(0)
      await page.waitForTimeout(200)
      await book(page)
    })
    expect(count(test.db, 'appointment')).toBe(1)
    expect(tracker.heard.length).toBeGreaterThan(0)
  })
})

describe('Google Analytics and Matomo', () => {
  const others = /asks another host/

  it('P29, P30: Google’s script finds its data layer, the configuration before the first event, and no value', async () => {
    countWith(test.db, { kind: 'ga4', ga4Id: 'G-ABC1234567' })
    const collected: string[] = []
    await withPage({ ...visit(), tolerate: others }, async (page) => {
      await page.route('https://www.googletagmanager.com/**', (route) => {
        collected.push(route.request().url())
        const body = `
          const seen = (args) => fetch('https://region1.google-analytics.com/g/collect', { method: 'POST', mode: 'no-cors',
            body: JSON.stringify([...args]) })
          dataLayer.push = (args) => { seen(args) }
          dataLayer.forEach(seen)
          document.cookie = '_ga=GA1.1.1'
          localStorage.setItem('_ga', document.cookie)`
        return route.fulfill({ contentType: 'text/javascript', body })
      })
      const sent: unknown[][] = []
      await page.route('https://region1.google-analytics.com/**', (route) => {
        sent.push(JSON.parse(route.request().postData() ?? '[]'))
        return route.fulfill({ status: 204 })
      })
      await sayYes(page)
      await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(4)
      expect(sent.map(([command, what]) => (command === 'js' ? 'js' : `${command} ${what}`))).toEqual([
        'js',
        'consent default',
        'config G-ABC1234567',
        'event booking_init',
      ])
      expect(sent[1]?.[2]).toMatchObject({
        ad_storage: 'denied',
        ad_user_data: 'denied',
        ad_personalization: 'denied',
      })
      expect(sent[2]?.[2]).toMatchObject({
        page_location: `${site.url}/tracking/frame`,
        send_page_view: false,
      })
      await choose(page, /^Consult/)
      await expect
        .poll(() => JSON.stringify(sent), { timeout: 20_000 })
        .toContain('["event","type_selected"]')
      expect(JSON.stringify(sent)).not.toMatch(personal)
      expect(await page.context().cookies()).toEqual([])
    })
    expect(new Set(collected)).toEqual(new Set(['https://www.googletagmanager.com/gtag/js?id=G-ABC1234567']))
  })

  it('P29, P30: Matomo’s script finds its commands, cookies switched off, and the events after them', async () => {
    countWith(test.db, { kind: 'matomo', matomoUrl: 'https://stats.example.org/matomo/', matomoSite: '7' })
    await withPage({ ...visit(), tolerate: others }, async (page) => {
      const sent: string[] = []
      await page.route('https://stats.example.org/**', (route) => {
        const { pathname } = new URL(route.request().url())
        if (pathname === '/matomo/matomo.js') {
          const body = `fetch('https://stats.example.org/matomo/matomo.php', { method: 'POST', mode: 'no-cors', body: JSON.stringify(_paq) })`
          return route.fulfill({ contentType: 'text/javascript', body })
        }
        sent.push(`${pathname} ${route.request().postData()}`)
        return route.fulfill({ status: 204 })
      })
      await sayYes(page)
      await expect
        .poll(() => sent, { timeout: 20_000 })
        .toEqual([
          `/matomo/matomo.php ${JSON.stringify([
            ['disableCookies'],
            ['disableBrowserFeatureDetection'],
            ['alwaysUseSendBeacon'],
            ['setReferrerUrl', ''],
            ['setTrackerUrl', 'https://stats.example.org/matomo/matomo.php'],
            ['setSiteId', '7'],
            ['trackEvent', 'booking', 'booking_init'],
          ])}`,
        ])
    })
  })
})
