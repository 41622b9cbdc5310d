import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, password } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { faultsInBoth, shot, withPage } from './kit.ts'

let house: House
let site: Listening

beforeAll(async () => {
  house = openHouse({}, { selfService: true })
  await addStaff(house.db, 'reception', house.now)
  site = await listen(house)
})

afterAll(() => site.close())

describe('axe finds nothing where appointments are handed over', () => {
  for (const [index, language] of languages.entries()) {
    const width = index % 2 === 0 ? 320 : 1280
    it(`in ${language}, ${width} px, light and dark`, async () => {
      house.db.raw.prepare('update staff_user set language = ?').run(language)
      for (const time of ['09:00', '11:00', '12:30'])
        bookAtDesk(house, {
          startsAt: at(`2027-02-0${index + 1}`, time),
          email: time === '11:00' ? null : 'sanne@example.org',
        })
      await withPage(
        { viewport: { width, height: 800 }, baseURL: site.url, tolerate: /422/ },
        async (page) => {
          const found: string[] = []
          const look = async (where: string): Promise<void> => {
            await shot(page, `handover-${language}-${where}`)
            found.push(...(await faultsInBoth(page, `${language} ${where}`)))
          }
          await page.goto('/staff/sign-in')
          await page.locator('[name="email"]').fill('reception@example.test')
          await page.locator('[name="password"]').fill(password)
          await page.locator('form button').first().click()
          await page.waitForURL(/agenda/)
          await page.goto('/staff/handover')
          await look('empty')
          const { anna, selim } = house.practice
          await page.goto(`/staff/handover?practitioner=${anna}&from=2027-02-0${index + 1}`)
          await look('appointments')
          await page.locator('#choice button').click()
          await page.locator('.es').waitFor()
          await look('nothing chosen')
          await page.locator('[name="deed"]').first().check()
          await page.locator('[name="colleague"]').selectOption(String(selim))
          await page.locator('#choice button').click()
          await page.locator('[method="post"][action="/staff/handover"]').waitFor()
          for (const details of await page.locator('details').all()) await details.locator('summary').click()
          await look('preview')
          await page.locator('[method="post"][action="/staff/handover"] button').click()
          await page.waitForURL(/handover\/\d+$/)
          await look('progress')
          expect(found).toEqual([])
        },
      )
    }, 60_000)
  }
})
