import { createSetupToken } from '../../src/staff/set-up-token.commands.ts'
import type { World } from '../../src/web/world.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { password } from '../helpers/staff.ts'

export const ownerTyped = {
  practice: 'Praktijk De Linde',
  country: 'NL',
  phone: '020 123 45 67',
  name: 'Olga Berg',
  email: 'olga@example.org',
  password,
}

export interface FirstDay {
  readonly test: TestApp
  readonly browser: Browser
  /** Where the set-up has led. */
  readonly page: Page
}

/** A practice on its first day, Monday at eight, set up through the front door in English; without a mail server. */
export async function firstDay(changes: Partial<World> = {}): Promise<FirstDay> {
  const mailServer = { fixed: '', tryOut: async () => 'accepted' } as const
  const test = openApp(undefined, { mail: false, mailServer, ...changes })
  const browser = openBrowser(test)
  const start = await browser.visit(`/setup?token=${createSetupToken(test.db, test.now)}`)
  const page = await start.form().fill(ownerTyped).press('Set up and sign in')
  return { test, browser, page }
}

/** The same with a starting point laid. */
export async function firstWeek(trade = 'dentist', changes: Partial<World> = {}): Promise<FirstDay> {
  const day = await firstDay(changes)
  const page = await (await day.browser.visit('/staff/start/basis'))
    .fill({ trade, address: 'Lindelaan 14' })
    .press('Make this starting point')
  return { ...day, page }
}

/** What stands in the list of the first steps: name and state. */
export function stepsOn(page: Page): readonly string[] {
  return page.texts('main .path li')
}
