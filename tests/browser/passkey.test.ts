import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { type Listening, listenAtName } from '../helpers/server.ts'
import { addStaff, password } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsInBoth, leave, shot, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  const opened = await listenAtName((baseUrl) => openApp(undefined, { baseUrl }))
  site = opened
  test = opened.test
  smallPractice(test.db)
  await addStaff(test.db, 'reception', test.now)
})

beforeEach(() => {
  test.db.raw.exec('delete from passkey; delete from recovery_code')
})

afterAll(() => site.close())

/** The virtual authenticator of Chromium: a phone or laptop that verifies its user. */
interface Device {
  readonly cdp: CDPSession
  readonly id: string
}

async function openDevice(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, id: authenticatorId }
}

async function typePassword(page: Page): Promise<void> {
  await page.goto('/staff/sign-in')
  await page.getByLabel('E-mail').fill('reception@example.test')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** A passkey on the account page; leaves the page that shows the recovery codes. */
async function makePasskey(page: Page): Promise<void> {
  await typePassword(page)
  await page.waitForURL('**/staff/agenda')
  await page.goto('/staff/account/passkeys')
  await page.getByLabel('What you call it').fill('The desk')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await page.waitForURL('**/staff/account/factor')
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/staff/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/staff/sign-in?*')
}

function inBrowser(fn: (page: Page) => Promise<void>): Promise<void> {
  return withPage({ locale: 'en-GB', baseURL: site.url }, fn)
}

const counter = () => test.db.raw.prepare('select counter from passkey').pluck().get()
const audited = (action: string) =>
  test.db.raw.prepare('select count(*) from audit where action = ?').pluck().get(action)

describe('a passkey, under our content policy', () => {
  it('is made and named on the account page, and brings recovery codes', () =>
    inBrowser(async (page) => {
      await openDevice(page)
      await makePasskey(page)
      expect(await page.locator('main li code').count()).toBe(10)
      await shot(page, 'recovery-codes')
      await page.goto('/staff/account/passkeys')
      await page.getByRole('rowheader', { name: 'The desk' }).waitFor()
      expect(rows(test.db, 'select name, user_id from passkey')).toMatchObject([{ name: 'The desk' }])
    }))

  it('signs in alone, in one press', () =>
    inBrowser(async (page) => {
      await openDevice(page)
      await makePasskey(page)
      await signOut(page)
      const before = Number(counter())
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.waitForURL('**/staff/agenda')
      expect(Number(counter())).toBeGreaterThan(before)
    }))

  it('is the second step after the password, and leads on to where one was going', () =>
    inBrowser(async (page) => {
      await openDevice(page)
      await makePasskey(page)
      await signOut(page)
      await page.goto('/staff/follow-up')
      await page.getByLabel('E-mail').fill('reception@example.test')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('heading', { name: 'One more step' }).waitFor()
      expect(await faultsInBoth(page, 'second step')).toEqual([])
      await shot(page, 'second-step')
      await page.getByRole('button', { name: 'Use your passkey' }).click()
      await page.waitForURL('**/staff/follow-up')
    }))

  it('that was copied opens nothing: its counter does not go up', () =>
    inBrowser(async (page) => {
      const { cdp, id: authenticatorId } = await openDevice(page)
      await makePasskey(page)
      await signOut(page)
      test.db.raw.prepare('update passkey set counter = 1000').run()
      const before = Number(audited('passkey-copied'))
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByRole('alert').getByText('This passkey was not accepted').waitFor()
      expect([counter(), audited('passkey-copied')]).toEqual([1000, before + 1])
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    }))

  it('is nothing without a finger, a face or a PIN, and the page says so', () =>
    inBrowser(async (page) => {
      const { cdp, id: authenticatorId } = await openDevice(page)
      await makePasskey(page)
      await signOut(page)
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByText('No passkey came.').waitFor()
      expect(new URL(page.url()).pathname).toBe('/staff/sign-in')
    }))

  it('of which the practice knows nothing any more is refused', () =>
    inBrowser(async (page) => {
      await openDevice(page)
      await makePasskey(page)
      await signOut(page)
      test.db.raw.prepare("update passkey set credential = 'AAAA'").run()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByRole('alert').getByText('This passkey was not accepted').waitFor()
    }))

  it('can be made once on each device', () =>
    inBrowser(async (page) => {
      await openDevice(page)
      await makePasskey(page)
      await page.goto('/staff/account/passkeys')
      await page.getByLabel('What you call it').fill('Again')
      await leave(page, () => page.getByRole('button', { name: 'Add a passkey' }).click())
      expect(await faultsInBoth(page, 'make a passkey')).toEqual([])
      await page.getByRole('button', { name: 'Make the passkey' }).click()
      await page.getByText('This device has a passkey for your account already.').waitFor()
    }))

  it('cannot be answered twice: what was sent once opens nothing again', () =>
    inBrowser(async (page) => {
      await openDevice(page)
      await makePasskey(page)
      await signOut(page)
      const sent = page.waitForRequest((request) => request.url().endsWith('/staff/sign-in/passkey'))
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      const request = await sent
      const cookie = (await request.allHeaders()).cookie ?? ''
      await page.waitForURL('**/staff/agenda')
      // A passkey that always says 0, as the ones that are synchronised do.
      test.db.raw.prepare('update passkey set counter = 0').run()
      const answer = await test.request('/staff/sign-in/passkey', {
        method: 'POST',
        body: request.postData() ?? '',
        headers: {
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
      })
      expect([answer.status, answer.headers.getSetCookie().some((each) => /^ledig=/.test(each))]).toEqual([
        422,
        false,
      ])
    }))
})

describe('without script', () => {
  it('no passkey is offered, and the password and a recovery code still sign in', async () => {
    await inBrowser(async (page) => {
      await openDevice(page)
      await makePasskey(page)
      const [code = ''] = await page.locator('main li code').allInnerTexts()
      await withPage({ javaScriptEnabled: false, locale: 'en-GB', baseURL: site.url }, async (plain) => {
        await typePassword(plain)
        await plain.getByRole('heading', { name: 'One more step' }).waitFor()
        expect(await plain.getByRole('button', { name: 'Use your passkey' }).count()).toBe(0)
        await plain.getByLabel('Recovery code').fill(code)
        await plain.getByRole('button', { name: 'Sign in', exact: true }).click()
        await plain.waitForURL('**/staff/agenda')
      })
    })
  })
})
