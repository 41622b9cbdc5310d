import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { requestContactConfirmation } from '../../src/messages/contact.commands.ts'
import { confirmToken } from '../../src/patients/confirmation.ts'
import { offerContact, registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { slotAt } from '../helpers/booking.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { at } from '../messages/desk.ts'
import { book, bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { faultsInBoth, leave, withPage } from './kit.ts'

let house: House
let site: Listening

beforeAll(async () => {
  house = openHouse({}, { information: { en: 'Bring your pass' } })
  const texts = JSON.stringify({
    en: 'It may cost',
    nl: 'Het kan geld kosten',
    sv: 'Det kan kosta',
    nb: 'Det kan koste',
  })
  changePractice(house.db, { late_cancel_texts: texts }, theSystem, house.now)
  site = await listen(house)
})

afterAll(() => site.close())

/** One reader in one language, who looks at each page in light and in dark. */
function reader(page: Page, lang: Language) {
  const found: string[] = []
  const look = async (where: string): Promise<void> =>
    void found.push(...(await faultsInBoth(page, `${lang} ${where}`)))
  const open = async (path: string, where: string): Promise<void> => {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
    await look(where)
  }
  return { found, look, open, page }
}

type Reader = ReturnType<typeof reader>

async function changing({ look, open, page }: Reader, path: string): Promise<void> {
  await open(path, 'the appointment')
  await open(`${path}/cancel`, 'cancel')
  await page.locator('textarea').fill('x'.repeat(501))
  await page.locator('button.bad').click()
  await page.locator('.es').waitFor()
  await look('a comment too long')
  await open(`${path}/move`, 'other times')
  await open(`${path}/wish`, 'which times would suit')
  await leave(page, () => page.locator('main form button').click())
  await page.locator('h1').waitFor()
  await look('told which would')
  await open(`${path}/move`, 'other times again')
  await page.locator('.slots button').last().click()
  await page.locator('.tick').waitFor()
  await look('the new time')
  await page.locator('main form button.btn').click()
  await page.locator('[role="status"]').waitFor()
  await look('moved')
}

async function over({ open, look, page }: Reader, path: string, lang: Language): Promise<void> {
  await page.goto(`${path}/cancel?lang=${lang}`)
  await leave(page, () => page.locator('button.bad').click())
  await page.locator('h1').waitFor()
  await look('cancelled')
  await open('/visit/AAAAAAAAAAAAAAAAAAAAAA', 'unknown')
}

async function late({ open, look, page }: Reader, path: string): Promise<void> {
  const before = house.now
  house.now = at('2027-01-28', '08:00')
  await open(path, 'too late')
  await open(`${path}/move`, 'too late to move')
  await page.locator('button.bad').click()
  await page.locator('[role="status"]').waitFor()
  await look('cannot come')
  house.now = before
}

async function nothingFree({ open }: Reader, path: string): Promise<void> {
  house.db.raw.exec('update block_kind set web = 0')
  await open(`${path}/move`, 'no other time')
  house.db.raw.exec('update block_kind set web = 1')
}

async function contact({ open, look, page }: Reader, lang: Language): Promise<void> {
  const card = {
    firstName: 'Tim',
    lastName: 'Visser',
    birthDate: null,
    language: lang,
    origin: 'staff',
  } as const
  const patientId = registerPatient(house.db, card, house.now)
  offerContact(house.db, patientId, { channel: 'email', value: `${lang}@example.org` }, house.now)
  const id = Number(house.db.raw.prepare('select max(id) from patient_contact').pluck().get())
  requestContactConfirmation(house.db, house.world.keys, id, theSystem, house.now)
  await open(`/confirm/${confirmToken(house.world.keys, id, 1)}`, 'confirm a contact')
  await page.locator('main button').click()
  await page.locator('.done').waitFor()
  await look('a contact confirmed')
}

describe('axe finds nothing on the pages about one’s own appointment, at 320 px, light and dark', () => {
  for (const [index, lang] of languages.entries())
    it(`in ${lang}`, async () => {
      const mine = await book(house, slotAt('10:00', `2027-02-0${index + 1}`))
      const other = bookAtDesk(house, { startsAt: at('2027-01-28', '09:00') + 1800 * index })
      house.set('appointment', other.appointmentId, { origin: 'recall' })
      await withPage(
        { viewport: { width: 320, height: 700 }, baseURL: site.url, reducedMotion: 'reduce' },
        async (page) => {
          const somebody = reader(page, lang)
          await changing(somebody, mine.path)
          await nothingFree(somebody, mine.path)
          await over(somebody, mine.path, lang)
          await late(somebody, other.path)
          await contact(somebody, lang)
          expect(somebody.found).toEqual([])
        },
      )
    }, 180_000)
})
