import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsOn, signIn } from './frames.ts'
import { axe, faultsInBoth, shot, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  const { locationId } = smallPractice(test.db, { national_id_kinds: '["bsn"]' })
  addLocation(test.db, { name: 'De Haven', address: 'Kade 2', phone: null }, theSystem, test.now)
  for (const name of ['Chair 1', 'Chair 2'])
    addResource(test.db, { kind: 'room', name, locationId }, theSystem, test.now)
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

const wrong = [
  ['/staff/settings/patients', { email: 'hidden' }, 'identification', 'email-first'],
  ['/staff/settings/types/1', { name: '', 'need-0': 'Chair' }, 'blockFilter', 'yes'],
  ['/staff/settings/functions', { rebookHours: 'x' }, 'cancel', 'yes'],
  ['/staff/settings/fine-tuning', { holdMinutes: '61' }, 'templates', 'at-once'],
  ['/staff/settings/locations/1', { name: '', phone: '12', horizonDays: '3' }, 'horizonNone', 'yes'],
  ['/staff/settings/practitioners/1', { name: '', 'about-en': 'x'.repeat(1001) }, 'horizonNone', 'yes'],
  ['/staff/settings/accounts/1', { name: '' }, 'role', 'reception'],
] as const

describe('axe finds nothing on settings that were filled in wrongly', () => {
  it.each([360, 1280])(
    'at %i px',
    async (width) => {
      const visit = { viewport: { width, height: 800 }, baseURL: site.url }
      await withPage(visit, async (page) => {
        await signIn(page, 'owner')
        for (const [path, typed, name, value] of wrong) {
          await page.goto(path)
          for (const [field, text] of Object.entries(typed)) {
            const control = page.locator(`[name="${field}"]`)
            if (field === 'email') await control.selectOption(text)
            else await control.fill(text)
          }
          await page.locator(`[name="${name}"][value="${value}"]`).check()
          await page.getByRole('button', { name: 'Save', exact: true }).click()
          await page.locator('.es').waitFor()
          expect(await axe(page)).toEqual([])
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
          await shot(page, `settings-wrong-${path.split('/')[3]}-${width}`)
        }
      })
    },
    60_000,
  )
})

const looked = [
  '/staff/settings',
  '/staff/settings/types',
  '/staff/settings/types/1/remove',
  '/staff/settings/statements',
  '/staff/schedule/kinds/1',
  '/staff/schedule/kinds/1/remove',
  '/staff/schedule/templates/1/blocks/1',
  '/staff/schedule/days/1/2027-01-26/0',
]

describe('axe finds nothing on what the owner arranges', () => {
  it.each([320, 1280])(
    'at %i px, light and dark',
    async (width) => {
      await withPage({ viewport: { width, height: 800 }, baseURL: site.url }, async (page) => {
        await signIn(page, 'owner')
        const shots = `settings-looked-${width}`
        expect(await faultsOn(page, looked, { look: faultsInBoth, shots })).toEqual([])
      })
    },
    120_000,
  )
})

describe('axe finds nothing on a link to a new password', () => {
  it('where it is shown, and behind it', async () => {
    const visit = { viewport: { width: 360, height: 800 }, baseURL: site.url, tolerate: /422/ }
    await withPage(visit, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/settings/accounts/1')
      await page.getByRole('button', { name: 'Make a link to a new password' }).click()
      const link = new URL(await page.locator('#link').inputValue())
      expect(await axe(page)).toEqual([])
      await shot(page, 'password-link')
      await page.goto(`${link.pathname}${link.search}`)
      expect(await axe(page)).toEqual([])
      await page.locator('form button').click()
      await page.locator('.es').waitFor()
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      await shot(page, 'password-reset')
    })
  }, 60_000)
})
