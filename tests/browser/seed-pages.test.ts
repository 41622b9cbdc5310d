import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { offered, offeredDays } from '../schedule/offered.ts'
import { signIn } from './frames.ts'
import { leave, shot, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

afterEach(() => site.close())

/** Signed in as the owner, with script or without. */
function atTheDesk(javaScriptEnabled: boolean, fn: (page: Page) => Promise<void>): Promise<void> {
  const visit = { viewport: { width: 1280, height: 800 }, baseURL: site.url, javaScriptEnabled }
  return withPage(visit, async (page) => {
    await signIn(page, 'owner')
    await fn(page)
  })
}

const press = (page: Page, name: string | RegExp) =>
  leave(page, () => page.getByRole('button', { name }).first().click())
const follow = (page: Page, name: string | RegExp) =>
  leave(page, () => page.getByRole('link', { name }).first().press('Enter'))

/** The portal's own type, besides the practice's internal one (J35). */
async function addPortalType(page: Page): Promise<void> {
  await page.goto('/staff/settings/types')
  await page.getByLabel('Name', { exact: true }).fill('Portal visit')
  await page.getByLabel('Minutes', { exact: true }).fill('30')
  await page.locator('form[novalidate] button').last().click()
  await page.getByRole('link', { name: 'Portal visit' }).waitFor()
}

/** "Untick the portal types in ALL other rosters" (J38): what the kind of block says counts in each of its blocks. */
async function untickEverywhere(page: Page): Promise<void> {
  await page.goto('/staff/schedule')
  await page.locator('#kinds ~ form').getByRole('link', { name: 'General' }).click()
  await page.getByLabel('Only these:').check()
  await page.getByLabel('Consult', { exact: true }).check()
  await press(page, 'Save')
  await page.locator('#main').getByRole('status').waitFor()
}

/** The portal types are ticked in a block of the draft on the screen. */
async function allowIn(page: Page, block: RegExp): Promise<void> {
  await follow(page, block)
  await page.getByLabel('Only these:').check()
  await page.getByLabel('Portal visit', { exact: true }).check()
  await press(page, 'Save')
  await page.locator('#main').getByRole('status').waitFor()
}

async function putIntoForce(page: Page): Promise<void> {
  await follow(page, 'Put into force')
  await press(page, 'Show what changes')
  await press(page, /^Put into force from/)
  await page.locator('#main').getByRole('status').waitFor()
}

describe.each([true, false])('the examples of James, on the pages alone (script: %s)', (script) => {
  it('J35–J38: only Wednesday afternoon is open', async () => {
    await atTheDesk(script, async (page) => {
      await addPortalType(page)
      await untickEverywhere(page)
      await page.goto('/staff/schedule/templates/1')
      // In a template in force what patients may book acts at once (rule 11): nothing to put into force.
      await allowIn(page, /Wednesday 13:00–17:00/)
      await shot(page, `seed-j38-${script}`)
    })
    expect(await offeredDays(test, 'portal-visit', '2027-01-25')).toEqual([
      '2027-01-27',
      '2027-02-03',
      '2027-02-10',
    ])
    const wednesday = await offered(test, 'portal-visit', '2027-01-27', '2027-01-27')
    expect([wednesday[0], wednesday.at(-1)]).toEqual(['2027-01-27 13:00', '2027-01-27 16:30'])
  }, 90_000)

  it('J39, J40: Wednesday and Saturday afternoon, each its own roster', async () => {
    await atTheDesk(script, async (page) => {
      await addPortalType(page)
      await untickEverywhere(page)
      await page.goto('/staff/schedule/templates/1')
      await press(page, 'Change the times')
      await page.getByLabel('Saturday', { exact: true }).check()
      await page.getByLabel('From', { exact: true }).fill('13')
      await page.getByLabel('To', { exact: true }).fill('17')
      await press(page, 'Add a block')
      await page.locator('#main').getByRole('status').waitFor()
      await allowIn(page, /Wednesday 13:00–17:00/)
      await allowIn(page, /Saturday 13:00–17:00/)
      await putIntoForce(page)
      await shot(page, `seed-j39-${script}`)
    })
    expect(await offeredDays(test, 'portal-visit', '2027-02-01')).toEqual([
      '2027-02-03',
      '2027-02-06',
      '2027-02-10',
    ])
    expect((await offered(test, 'portal-visit', '2027-02-06', '2027-02-06'))[0]).toBe('2027-02-06 13:00')
    // The internal type goes on as it was, where the portal type is not.
    expect(await offeredDays(test, 'consult', '2027-02-01')).toEqual([
      '2027-02-01',
      '2027-02-02',
      '2027-02-03',
    ])
  }, 90_000)
})

it('F27: the characters of a description are counted while it is typed', async () => {
  await atTheDesk(true, async (page) => {
    await page.goto('/staff/settings/types/1')
    const field = page.locator('#description-en')
    const note = page.locator('#description-en-n')
    expect(await note.textContent()).toBe('0 of at most 500 characters')
    await field.pressSequentially('Take your card')
    expect(await note.textContent()).toBe('14 of at most 500 characters')
    await field.fill('å👩‍⚕️')
    expect(await note.textContent()).toBe('2 of at most 500 characters')
    expect(await field.getAttribute('aria-describedby')).toContain('description-en-n')
  })
}, 60_000)
