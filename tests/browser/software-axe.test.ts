import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient, revokeClient } from '../../src/api/clients.commands.ts'
import { rights } from '../../src/api/rights.ts'
import { setWebhook } from '../../src/api/webhooks.commands.ts'
import { languages } from '../../src/i18n/languages.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { mondayMorning, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { openDesk } from '../messages/desk.ts'
import { faultsOn, signIn, speak } from './frames.ts'
import { axe, faultsInBoth, shot, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  const desk = openDesk(mondayMorning)
  test = desk
  const { db, world, now } = test
  for (const name of ['Vragen BV', 'Wachtkamerscherm Zorgvuldig'])
    addClient(db, { name, rights }, theSystem, now)
  revokeClient(db, addClient(db, { name: 'Oud', rights: ['webhooks'] }, theSystem, now).id, theSystem, now)
  setWebhook(db, world.keys, 1, 'https://hooks.example.org/ledig/appointments', theSystem, now)
  setWebhook(db, world.keys, 2, 'https://hooks.example.org/', theSystem, now)
  db.raw.exec(`update webhook set ended_at = ${now}, previous_until = ${now + 3600} where id = 2`)
  const { appointmentId } = desk.visit()
  const told = `insert into appointment_event (appointment_id, at, actor, action) values (${appointmentId}, ${now}, 'staff', 'booked')`
  for (let n = 0; n < 6; n++) db.raw.exec(told)
  const ends = `status = 503, trouble = 'status', took_ms = 1250, attempts = 3`
  db.raw.exec(`update webhook_delivery set state = 'failed', ${ends} where webhook_id = 1 and id % 3 = 0`)
  db.raw.exec(`update webhook_delivery set ${ends} where webhook_id = 1 and id % 3 = 1`)
  db.raw.exec(
    `insert into webhook_trial (webhook_id, at, outcome, trouble, status, took_ms) values (1, ${now}, 'refused', 'not-encrypted', null, 85)`,
  )
  await addStaff(db, 'owner', now)
  site = await listen(test)
})

afterAll(() => site.close())

const address = '/staff/settings/software'
const looked = [
  address,
  `${address}/1`,
  `${address}/2`,
  `${address}/3`,
  `${address}/1/revoke`,
  `${address}/1/deliveries`,
]

describe('axe finds nothing on the pages of other software', () => {
  it.each(languages)(
    'in %s, light and dark, at 320 and 1280 px',
    async (language) => {
      speak(test, language)
      for (const width of [320, 1280])
        await withPage({ viewport: { width, height: 800 }, baseURL: site.url }, async (page) => {
          await signIn(page, 'owner')
          const shots = `software-${language}-${width}`
          expect(await faultsOn(page, looked, { look: faultsInBoth, shots })).toEqual([])
          await page.goto(address)
          await page.locator(`form[action="${address}"] button`).click()
          await page.locator('.es').waitFor()
          expect(await axe(page)).toEqual([])
        })
    },
    120_000,
  )

  it('without script: a token is made, read and copied', async () => {
    speak(test, 'en')
    const visit = { viewport: { width: 360, height: 800 }, baseURL: site.url, javaScriptEnabled: false }
    await withPage(visit, async (page) => {
      await signIn(page, 'owner')
      await page.goto(address)
      await page.locator('[name="name"]').fill('Kassa')
      await page.getByLabel('Read appointments').check()
      await page.getByRole('button', { name: 'Make a token' }).click()
      expect(await page.locator('#token').inputValue()).toMatch(/^ledig_/)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      await shot(page, 'software-token-360')
    })
  }, 60_000)
})
