import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { tidy } from '../helpers/html.ts'
import { type Listening, listenAtName } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { typeSignIn } from './frames.ts'
import { faults, leave, shot, withPage } from './kit.ts'

const inOrder = tidy(['status', 'alert', 'img'], ['no-redundant-for'])

let test: TestApp
let site: Listening

beforeAll(async () => {
  const opened = await listenAtName((baseUrl) => openApp(undefined, { baseUrl }))
  site = opened
  test = opened.test
  smallPractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  await addStaff(test.db, 'reception', test.now)
  test.db.raw.prepare('update calendar set user_id = 1 where id = 1').run()
})

afterAll(() => site.close())

/** What is wrong with the page that is open, for readers and in width. */
async function wrongWith(page: Page, where: string): Promise<readonly string[]> {
  await shot(page, `doors-${where.replaceAll(/\W+/g, '-')}`)
  return faults(page, where)
}

describe('the doors of the staff are for everyone', () => {
  for (const [index, language] of languages.entries()) {
    const [width, colorScheme] = index % 2 === 0 ? [1280, 'light' as const] : [320, 'dark' as const]
    it(`in ${language}, ${width} px, ${colorScheme}`, async () => {
      test.db.raw.exec('delete from passkey; delete from recovery_code')
      test.db.raw.prepare('update staff_user set language = ?, totp_sealed = null').run(language)
      test.db.raw.prepare('update practice set languages = ?').run(JSON.stringify([language]))
      await withPage(
        { viewport: { width, height: 800 }, colorScheme, baseURL: site.url, tolerate: /422/ },
        async (page) => {
          const found: string[] = []
          const look = async (path: string) => {
            const html = (await (await page.goto(path))?.text()) ?? ''
            found.push(...(await inOrder(html, path)), ...(await wrongWith(page, `${language} ${path}`)))
          }
          await look('/staff/sign-in/forgot')
          await look('/staff/sign-in/forgot?sent=1')
          await typeSignIn(page, 'owner')
          for (const path of ['', '/factor', '/passkeys']) await look(`/staff/account${path}`)
          await leave(page, () => page.locator('form.card button').click())
          found.push(...(await wrongWith(page, `${language} no name`)))
          test.db.raw
            .prepare(
              "insert into passkey (user_id, credential, public_key, name, created_at) values (1, 'AAAA', x'00', 'Phone', 1800000000), (2, 'BBBB', x'00', 'Desk', 1800000000)",
            )
            .run()
          for (const path of ['', '/factor', '/passkeys']) await look(`/staff/account${path}`)
          await look('/staff/settings/accounts')
          await look('/staff/settings/accounts/2')
          await page.context().clearCookies()
          await look('/staff/sign-in')
          await typeSignIn(page, 'owner')
          await page.waitForURL('**/code')
          await page.locator('#code').fill('000000')
          await page.locator('form.card button').click()
          await page.locator('.es').waitFor()
          found.push(...(await wrongWith(page, `${language} wrong code`)))
          expect(found).toEqual([])
        },
      )
    }, 120_000)
  }
})
