import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { setSmsAccount } from '../../src/texting/account.commands.ts'
import { findSmsUrl } from '../../src/texting/account.queries.ts'
import { parseSmsUrl } from '../../src/texting/account-url.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { at, type Desk, openDesk } from '../messages/desk.ts'
import { signIn } from './frames.ts'
import { faults, shot, withPage } from './kit.ts'

const rules = '/staff/settings/text-messages'
const gateway = `${rules}/gateway`
let desk: Desk
let site: Listening

beforeAll(async () => {
  desk = openDesk(
    at('2027-01-25', '08:00'),
    { sms_price_micros: 72_000 },
    {},
    {
      sms: true,
      smsServer: {
        fixed: '',
        address: () => findSmsUrl(desk.db, desk.world.keys),
        tryOut: async () => ({ outcome: 'temporary', trouble: 'login-refused', server: true }),
      },
    },
  )
  await addStaff(desk.db, 'owner', desk.now)
  const version = findPractice(desk.db)?.rowVersion ?? 0
  const account = parseSmsUrl('elks://u123:secret@api.46elks.com?from=Linde', false)
  setSmsAccount(desk.db, desk.world.keys, account, version, theSystem, desk.now)
  for (const kind of ['confirmation', 'reminder', 'sign-in']) {
    const id = queueConfirmation(desk.db, desk.visit().attendeeId, desk.now)
    desk.set('message', id, { kind, channel: 'sms', state: 'sent', segments: 2, handing_over_at: desk.now })
  }
  site = await listen(desk)
})

afterAll(() => site.close())

/** Sends a form with something wrong in it: the page says what. */
async function refused(page: Page, path: string, field: string, button: string): Promise<readonly string[]> {
  await page.goto(path)
  await page.locator(`[name="${field}"]`).fill('x')
  await page.locator(button).first().click()
  await page.locator('.es').waitFor()
  return faults(page, `${path}, refused`)
}

describe('axe finds nothing on the pages of text messages', () => {
  it.each([
    [320, 'en', 'light'],
    [1280, 'nl', 'dark'],
    [360, 'sv', 'dark'],
    [768, 'nb', 'light'],
  ] as const)(
    'at %i px, in %s, %s',
    async (width, language, colorScheme) => {
      desk.db.raw.prepare('update staff_user set language = ?').run(language)
      const seen = { viewport: { width, height: 800 }, colorScheme, baseURL: site.url }
      await withPage({ ...seen, tolerate: /422/ }, async (page) => {
        await signIn(page, 'owner')
        const found: string[] = []
        await page.goto(rules)
        await page.locator('main details summary').first().click()
        found.push(...(await faults(page, rules)))
        await shot(page, `text-messages-${width}`)
        for (const name of ['', 'twilio', 'cm', 'link', 'http']) {
          const path = `${gateway}${name && `?with=${name}`}`
          await page.goto(path)
          found.push(...(await faults(page, path)))
          await shot(page, `text-gateway-${name || 'own'}-${width}`)
        }
        await page.goto(gateway)
        await page.locator('form[action$="/reports"] button').click()
        await page.waitForURL(/saved=renewed/)
        found.push(...(await faults(page, 'a new address for reports')))
        await shot(page, `text-gateway-renewed-${width}`)
        found.push(...(await refused(page, rules, 'price', 'main form .btn:not(.sec)')))
        found.push(...(await refused(page, gateway, 'number', 'button[name="test"]')))
        found.push(...(await refused(page, `${gateway}?with=twilio`, 'user', 'main form .btn:not(.sec)')))
        expect(found).toEqual([])
      })
    },
    120_000,
  )
})
