import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listBlocks } from '../../src/schedule/blocks.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { toBooked } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { arrangeSchedule } from '../schedule/arranged.ts'
import { faultsOn, signIn } from './frames.ts'
import { axe, shot, withPage } from './kit.ts'

let test: TestApp
let practice: SmallPractice
let site: Listening

beforeAll(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  await toBooked(test, openBrowser(test))
  arrangeSchedule(test.db, practice, test.now)
  await addStaff(test.db, 'reception', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

const wrong = [
  ['/staff/schedule/templates', 'Add a week template'],
  ['/staff/schedule/templates/3', 'Add a block'],
  ['/staff/schedule/days?calendar=1&date=2027-01-29', 'Add a block on this day'],
  ['/staff/schedule/absences', 'Add an absence'],
  ['/staff/schedule/closures', 'Add closed days'],
] as const
const looked = [
  '/staff/schedule?week=2027-01-25',
  '/staff/schedule/templates',
  '/staff/schedule/templates/1',
  '/staff/schedule/templates/3',
  '/staff/schedule/templates/3/blocks/21',
  '/staff/schedule/templates/4/force?from=2027-01-25&to=&cycle=iso-odd&weeks=2&week=1&anchor=&ends=1&ends=3',
  '/staff/schedule/periods/3/withdraw',
  '/staff/schedule/days?calendar=1&date=2027-02-02',
  '/staff/schedule/days/1/2027-01-26/0',
  '/staff/schedule/absences',
  '/staff/schedule/absences/1',
  '/staff/schedule/closures',
  '/staff/schedule/closures/1',
]

describe.each([360, 1280])('the pages of the schedule at %i px', (width) => {
  const visit = () => ({ viewport: { width, height: 800 }, baseURL: site.url, tolerate: /422/ })

  it('axe finds nothing, and nothing is wider than the window', async () => {
    await withPage(visit(), async (page) => {
      await signIn(page, 'reception')
      expect(await faultsOn(page, looked, { shots: `schedule-${width}` })).toEqual([])
    })
  }, 120_000)

  it('axe finds nothing where they were filled in wrongly', async () => {
    await withPage(visit(), async (page) => {
      await signIn(page, 'reception')
      for (const [index, [path, button]] of wrong.entries()) {
        await page.goto(path)
        await page.getByRole('button', { name: button, exact: true }).click()
        await page.locator('.es').waitFor()
        expect([path, await axe(page)]).toEqual([path, []])
        await shot(page, `schedule-wrong-${index}-${width}`)
      }
    })
  }, 120_000)
})

it('F18: the ticks of a week are worked through with Tab and the space bar alone', async () => {
  await withPage({ viewport: { width: 1280, height: 800 }, baseURL: site.url }, async (page) => {
    await signIn(page, 'reception')
    await page.goto(`/staff/schedule?week=2027-02-08&calendar=${practice.selim}`)
    const focused = () => page.evaluate('document.activeElement?.getAttribute("value") ?? ""')
    const wanted = `${practice.selim}_2027-02-08_0`
    for (let presses = 0; (await focused()) !== wanted && presses < 60; presses++)
      await page.keyboard.press('Tab')
    expect(await focused()).toBe(wanted)
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.locator('#main [role="status"]').waitFor()
    expect(listBlocks(test.db, practice.selim, '2027-02-08').map(({ web }) => web)).toEqual([false, null])
  })
}, 60_000)
