import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation, changePractice } from '../../src/practice/practice.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { practitioner, type SmallPractice, smallPractice, workingWeek } from '../helpers/world.ts'
import { faults, leave, withPage } from './kit.ts'

let test: TestApp
let site: Listening
let practice: SmallPractice

beforeAll(async () => {
  test = openApp()
  practice = smallPractice(test.db, {
    terms_url: 'https://praktijkdelinde.example/terms',
    website: 'https://praktijkdelinde.example',
    urgent_texts: JSON.stringify({ en: 'Urgent? Do not book online, phone us.' }),
  })
  const second = addLocation(
    test.db,
    { name: 'Noord', address: 'Noordweg 2', phone: null },
    theSystem,
    test.now,
  )
  const carla = practitioner(test.db, 'Carla Bos')
  workingWeek(test.db, carla, practice.general, second)
  const blood = { name: 'Blood pressure', publicNames: {}, minutes: 20, gridMinutes: 20, online: true }
  const calendarIds = [practice.anna, practice.selim, carla]
  const texts = {
    descriptions: { en: 'Bring your list' },
    information: { en: 'No coffee\nbefore' },
    priceCents: 3850,
  }
  addType(test.db, { ...blood, ...texts, calendarIds }, theSystem, test.now)
  addType(
    test.db,
    { ...blood, name: 'Never', calendarIds: [practice.anna], leadHours: 8000 },
    theSystem,
    test.now,
  )
  site = await listen(test)
})

afterAll(() => site.close())

async function fill(page: Page, name: string): Promise<void> {
  for (const [field, value] of [
    ['firstName', name],
    ['lastName', 'Bakker'],
    ['birthDate-day', '27'],
    ['birthDate-month', '3'],
    ['birthDate-year', '1979'],
    ['email', 'a@example.org'],
  ] as const)
    await page.locator(`[name="${field}"]`).fill(value)
  await page.locator('[name="terms"]').check()
}

/** Every patient page, one after the other, as a person meets them. */
async function walk(page: Page, lang: string, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme })
  const found: string[] = []
  const look = async (where: string): Promise<void> =>
    void found.push(...(await faults(page, `${lang} ${colorScheme} ${where}`)))
  for (const path of [
    '/',
    '/privacy',
    '/accessibility',
    '/book',
    '/book?type=blood-pressure',
    '/book?type=consult',
    '/book/times?type=never',
    '/book/wish?type=consult&practitioner=any',
    '/book/wish/thanks?type=consult&practitioner=any',
    '/book?type=gone',
    '/nowhere',
  ]) {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
    await look(path)
  }
  await page.goto(`/book/times?type=consult&practitioner=any&lang=${lang}`)
  await look('times')
  await leave(page, () => page.locator('.slots button').last().click())
  await look('details')
  await page.locator('main form button.btn').click()
  await page.locator('.es').waitFor()
  await look('details with errors')
  await fill(page, lang)
  test.now += 20
  await page.locator('main form button.btn').click()
  await page.locator('.tick').waitFor()
  await look('check')
  await page.locator('main form button.btn').last().click()
  await page.locator('.done').waitFor()
  await look('booked')
  return found
}

describe('axe finds nothing on the patient pages at 320 px', () => {
  for (const lang of languages)
    it(`in ${lang}, ${lang === 'sv' ? 'dark' : 'light'}`, async () => {
      await withPage(
        { viewport: { width: 320, height: 700 }, baseURL: site.url, tolerate: /404/ },
        async (page) => {
          expect(await walk(page, lang, lang === 'sv' ? 'dark' : 'light')).toEqual([])
        },
      )
    }, 120_000)

  it('when a time has gone, when a booking is refused, when the door is closed and with the text at 200 %', async () => {
    await withPage(
      { viewport: { width: 320, height: 700 }, baseURL: site.url, tolerate: /404|409|422|410/ },
      async (page) => {
        const found: string[] = []
        await page.goto('/book/times?type=consult&practitioner=any&lang=en')
        await page.setViewportSize({ width: 640, height: 700 })
        await page.evaluate('document.documentElement.style.fontSize = "200%"')
        found.push(...(await faults(page, 'times at 200 %')))
        await page.setViewportSize({ width: 320, height: 700 })
        await page.goto('/book/times?type=consult&practitioner=any&lang=en')
        await page
          .locator('.slots button')
          .first()
          .evaluate('(button) => { button.value = "2027-01-25T03:00+01:00" }')
        await leave(page, () => page.locator('.slots button').first().click())
        found.push(...(await faults(page, 'taken')))
        changePractice(test.db, { portal_open: 0 }, theSystem, test.now)
        await page.goto('/book?lang=en')
        found.push(...(await faults(page, 'closed')))
        expect(found).toEqual([])
      },
    )
  }, 60_000)
})
