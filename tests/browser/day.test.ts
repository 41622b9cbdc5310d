import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { changeCode } from '../../src/lib/change-code.ts'
import { rows } from '../helpers/booking.ts'
import { tidy } from '../helpers/html.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { allOn, type Booked, bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { signIn } from './frames.ts'
import { faultsInBoth, leave, ready, shot, tabTo, withPage } from './kit.ts'

let house: House
let site: Listening
let sanne: Booked

beforeAll(async () => {
  house = openHouse({ ...allOn, portal_open: 1, field_national_id: 'optional', national_id_kinds: '["bsn"]' })
  await addStaff(house.db, 'reception', house.now)
  site = await listen(house)
})

afterAll(() => site.close())

/** Everybody begins anew: Sanne at 11:00 with Anna, and it is twelve past. */
beforeEach(() => {
  house.now = at('2027-01-28', '11:12')
  house.db.raw.exec("update appointment set status = 'cancelled', cancelled_at = 1; delete from session")
  sanne = bookAtDesk(house)
})

const status = (): unknown =>
  rows(house.db, `select status from appointment where id = ${sanne.appointmentId}`)[0]?.status
// A role said again keeps tables and lists what they are on phones and in Safari.
const inOrder = tidy(
  ['status', 'alert', 'region', 'table', 'rowgroup', 'row', 'cell'],
  ['no-redundant-for', 'no-redundant-role', 'tel-non-breaking'],
)

/** What is wrong with the page as the server sent it. */
async function invalid(page: Page, where: string): Promise<readonly string[]> {
  return inOrder(await (await page.request.get(page.url())).text(), where)
}

const wide = { viewport: { width: 1280, height: 900 } }

describe('a receptionist’s clicks in the agenda', () => {
  it('change panel, list, columns and counters in place, without leaving the page', async () => {
    await withPage({ ...wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.evaluate('document.documentElement.dataset.same = "yes"')
      await page.locator(`#a${sanne.appointmentId}`).click()
      await page.locator('#panel').getByText('12 min late').waitFor()
      await ready(page)
      await page.locator('#panel button[value="arrived"]').click()
      await page.locator('#here').getByText('waits 0 min').waitFor()
      await page.locator('#columns .wait').getByText('waits 0 min').waitFor()
      await page.locator('#count-waiting b').getByText('1').waitFor()
      await page.locator('#panel').getByText('Arrived 11:12, Ines Maas').waitFor()
      await ready(page)
      expect(await page.locator('.ap.pick').count()).toBe(1)
      expect(await page.evaluate('document.activeElement.id')).toBe('panel')
      await page.locator('#here button').click()
      await page.locator('#here').getByText('in treatment since 11:12').waitFor()
      await page.locator('#columns .busy').waitFor()
      await page.locator('#count-waiting b').getByText('0').waitFor()
      await ready(page)
      expect(await page.evaluate('document.documentElement.dataset.same')).toBe('yes')
      expect(status()).toBe('in-treatment')
    })
  })

  it('of the second one say what the first has done, in place', async () => {
    await withPage({ ...wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.locator(`#a${sanne.appointmentId}`).click()
      await page.locator('#panel button[value="arrived"]').waitFor()
      await ready(page)
      house.set('appointment', sanne.appointmentId, { status: 'no-show', row_version: 7 })
      await page.locator('#panel button[value="arrived"]').click()
      await page.locator('#panel [role="alert"]').getByText('Your click has done nothing').waitFor()
      await ready(page)
      expect(status()).toBe('no-show')
      await page.locator('#panel button[value="arrived"]').click()
      await page.locator('#panel').getByText('Arrived 11:12').waitFor()
    })
  })

  it('go by keyboard alone: open, mark, take back', async () => {
    await withPage({ ...wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.locator(`#a${sanne.appointmentId}`).focus()
      await page.keyboard.press('Enter')
      await page.locator('#panel button[value="arrived"]').waitFor()
      await tabTo(page, /^Arrived$/)
      await page.keyboard.press('Enter')
      await page.locator('#panel').getByText('Arrived 11:12').waitFor()
      await tabTo(page, /^Back to/)
      await page.keyboard.press('Enter')
      await page.locator('#panel button[value="arrived"]').waitFor()
      expect(status()).toBe('booked')
    })
  })

  it('do the same without script, each on a page', async () => {
    await withPage({ ...wide, baseURL: site.url, javaScriptEnabled: false }, async (page) => {
      await signIn(page, 'reception')
      await page.locator(`#a${sanne.appointmentId}`).click()
      await page.locator('#panel button[value="arrived"]').click()
      await page.locator('#panel', { hasText: 'Arrived 11:12, Ines Maas' }).waitFor()
      await page.goto('/staff/agenda')
      await page.locator('#here button').click()
      await page.locator('#here', { hasText: 'in treatment since 11:12' }).waitFor()
      expect(status()).toBe('in-treatment')
    })
  })
})

describe('rule 5: the slip on paper', () => {
  it('is the slip and nothing else, and as narrow as the roll of a receipt printer', async () => {
    await withPage({ viewport: { width: 219, height: 800 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto(`/staff/appointments/${sanne.appointmentId}/slip`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.aside').isVisible()).toBe(false)
      expect(await page.locator('.whose').isVisible()).toBe(false)
      expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(219)
      expect(await page.locator('main').innerText()).not.toMatch(/Sanne|Bos|Consult/)
      await shot(page, 'slip-58mm')
    })
  })
})

describe('axe finds nothing on the pages of the day, light and dark', () => {
  for (const [index, lang] of languages.entries())
    it(`in ${lang}, ${index % 2 === 0 ? 1280 : 320} px`, async () => {
      house.db.raw.prepare('update staff_user set language = ?').run(lang)
      const viewport = { width: index % 2 === 0 ? 1280 : 320, height: 800 }
      await withPage({ viewport, baseURL: site.url, reducedMotion: 'reduce' }, async (page) => {
        const found: string[] = []
        const look = async (where: string) => {
          found.push(...(await faultsInBoth(page, `${lang} ${where}`)))
          if (!['nothing typed', 'wrong', 'running late'].includes(where))
            found.push(...(await invalid(page, where)))
          await shot(page, `day-${lang}-${where.replaceAll(' ', '-')}`)
        }
        await signIn(page, 'reception')
        const address = `/staff/appointments/${sanne.appointmentId}`
        await page.goto(address)
        await look('late')
        await page.goto(`${address}/slip`)
        await look('slip')
        await page.goto(`/staff/agenda/running-late/${house.practice.anna}`)
        await page.locator('#minutes').fill('many')
        await page.locator('form:has(#minutes) button').click()
        await page.locator('.es').waitFor()
        await look('running late')
        await leave(page, () => page.locator('button[value="20"]').click())
        await page.goto(address)
        await page.locator('#panel button[value="arrived"]').click()
        await page.locator('#panel button[value="arrived"]').waitFor({ state: 'detached' })
        await ready(page)
        await page.goto('/staff/agenda')
        await look('who is here')
        await page.goto(`/?lang=${lang}`)
        await look('front')
        await page.goto(`/change?lang=${lang}`)
        await look('change')
        await page.locator('main form button').click()
        await page.locator('.es').waitFor()
        await look('nothing typed')
        await page.locator('#code').fill('K7W-2X9-MF4')
        await page.locator('#nationalId').fill('111222333')
        await leave(page, () => page.locator('main form button').click())
        await page.locator('.es').waitFor()
        await look('wrong')
        await page.locator('#code').fill(changeCode(house.world.keys, sanne.attendeeId, 1))
        await page.locator('#nationalId').fill('')
        for (const [box, value] of [
          ['day', '3'],
          ['month', '2'],
          ['year', '1980'],
        ])
          await page.locator(`[name="birthDate-${box}"]`).fill(value ?? '')
        house.set('appointment', sanne.appointmentId, { status: 'booked', starts_at: house.now + 600 })
        await page.locator('main form button').click()
        await page.waitForURL(/\/visit\//)
        await look('the appointment of a late practitioner')
        house.db.raw.exec('delete from running_late')
        expect(found).toEqual([])
      })
    }, 180_000)
})
