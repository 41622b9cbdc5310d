import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Db } from '../../src/db/run.ts'
import { type Language, languages } from '../../src/i18n/languages.ts'
import type { Browser } from '../helpers/browser.ts'
import { invalid } from '../helpers/html.ts'
import { password } from '../helpers/staff.ts'
import { faults, leave, shot, type Visit, withPage } from './kit.ts'

/** A language, and the window in which it is looked at. */
export interface Frame {
  readonly name: string
  readonly index: number
  readonly language: Language
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

interface Staff {
  /** What the test opened in its `beforeAll`. */
  readonly of: () => { readonly db: Db; readonly url: string }
  /** The role, or the e-mail address, of who looks. */
  readonly as: string
  /** In milliseconds. */
  readonly within: number
  /** Other windows than a wide one in the light and a small phone in the dark, by turns. */
  readonly frames?: readonly Frame[]
  readonly visit?: Visit
}

export const frames: readonly Frame[] = languages.map((language, index) => {
  const [width, colorScheme] = index % 2 === 0 ? [1280, 'light' as const] : [320, 'dark' as const]
  return { name: `in ${language}, ${width} px, ${colorScheme}`, index, language, width, colorScheme }
})

/** Looks as somebody of the staff, once in each language; `look` returns all that is wrong. */
export function itIsRightInEachLanguage(
  { of, as, within, visit, ...more }: Staff,
  look: (page: Page, frame: Frame) => Promise<readonly string[]>,
): void {
  for (const frame of more.frames ?? frames) {
    const { name, language, width, colorScheme } = frame
    const seen = { viewport: { width, height: 800 }, colorScheme, ...visit }
    const run = async () => {
      speak(of(), language)
      await withPage({ ...seen, baseURL: of().url }, async (page) => {
        await signIn(page, as)
        expect(await look(page, frame)).toEqual([])
      })
    }
    it(name, run, within)
  }
}

/** Everybody of the staff reads this language from now on. */
export function speak({ db }: { readonly db: Db }, language: Language): void {
  db.raw.prepare('update staff_user set language = ?').run(language)
}

/** Somebody of the staff, by role or by e-mail address, comes in through the front door. */
export async function signIn(page: Page, who: string): Promise<void> {
  await typeSignIn(page, who)
  await page.waitForURL(/agenda/)
}

/** The same as far as the button; a second step may follow. */
export async function typeSignIn(page: Page, who: string): Promise<void> {
  await page.goto('/staff/sign-in')
  await page.locator('[name="email"]').fill(who.includes('@') ? who : `${who}@example.test`)
  await page.locator('[name="password"]').fill(password)
  await leave(page, () => page.locator('form button').first().click())
}

interface Looks {
  /** What is looked for: in the colours that are on, and the width, if nothing else is said. */
  readonly look?: (page: Page, where: string) => Promise<readonly string[]>
  /** What is done on a page before it is looked at. */
  readonly first?: (page: Page, path: string) => Promise<void>
  /** The pictures' name, for `shot`. */
  readonly shots?: string
}

/** What is wrong with these pages, one after the other. */
export async function faultsOn(
  page: Page,
  paths: readonly string[],
  { look = faults, first, shots }: Looks = {},
): Promise<readonly string[]> {
  const found: string[] = []
  for (const [place, path] of paths.entries()) {
    await page.goto(path)
    await first?.(page, path)
    found.push(...(await look(page, path)))
    if (shots) await shot(page, `${shots}-${place}`)
  }
  return found
}

/** Opens all that is folded. */
export async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('summary').all()) await summary.click()
}

/** What is no valid HTML in the page that is open, as the server sends it again. */
export async function invalidHere(page: Page, where: string): Promise<readonly string[]> {
  return invalid(await (await page.request.get(page.url())).text(), where)
}

/** The same of these pages, without Chromium. */
export async function invalidOn(browser: Browser, paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of paths) found.push(...(await invalid((await browser.visit(path)).html, path)))
  return found
}
