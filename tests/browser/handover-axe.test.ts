import { afterAll, beforeAll, describe } from 'vitest'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { frames, itIsRightInEachLanguage } from './frames.ts'
import { faultsInBoth, ready, shot } from './kit.ts'

let house: House
let site: Listening

beforeAll(async () => {
  house = openHouse({}, { selfService: true })
  await addStaff(house.db, 'reception', house.now)
  site = await listen(house)
})

afterAll(() => site.close())

/** The other way round than elsewhere: it begins on a phone. */
const turned = frames.map((frame) => {
  const width = frame.width === 320 ? 1280 : 320
  return { ...frame, name: `in ${frame.language}, ${width} px, light and dark`, width }
})

describe('axe finds nothing where appointments are handed over', () => {
  const staff = { of: () => ({ db: house.db, url: site.url }), as: 'reception', visit: { tolerate: /422/ } }
  itIsRightInEachLanguage({ ...staff, within: 60_000, frames: turned }, async (page, { index, language }) => {
    const day = `2027-02-0${index + 1}`
    for (const time of ['09:00', '11:00', '12:30'])
      bookAtDesk(house, { startsAt: at(day, time), email: time === '11:00' ? null : 'sanne@example.org' })
    const found: string[] = []
    const look = async (where: string): Promise<void> => {
      await shot(page, `handover-${language}-${where}`)
      found.push(...(await faultsInBoth(page, where)))
    }
    await page.goto('/staff/handover')
    await look('empty')
    const { anna, selim } = house.practice
    await page.goto(`/staff/handover?practitioner=${anna}&from=${day}`)
    await look('appointments')
    await page.locator('#choice button').click()
    await page.locator('.es').waitFor()
    await look('nothing chosen')
    await page.locator('[name="deed"]').first().check()
    await page.locator('[name="colleague"]').selectOption(String(selim))
    await page.locator('#choice button').click()
    await page.locator('[method="post"][action="/staff/handover"]').waitFor()
    await ready(page)
    for (const details of await page.locator('details').all()) await details.locator('summary').click()
    await look('preview')
    await page.locator('[method="post"][action="/staff/handover"] button').click()
    await page.waitForURL(/handover\/\d+$/)
    await look('progress')
    return found
  })
})
