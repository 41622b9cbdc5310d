import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rows } from '../helpers/booking.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { at, openPost } from '../messages/desk.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { faultsOn, invalidHere, itIsRightInEachLanguage, signIn } from './frames.ts'
import { faults, tabTo, withPage } from './kit.ts'

let house: House
let site: Listening

/** Sanne on Thursday at 11:00; Mees, whom no message reaches, was moved; Lotte was cancelled; Ada's identity is protected. */
beforeAll(async () => {
  house = openHouse()
  await addStaff(house.db, 'owner', house.now)
  bookAtDesk(house)
  const phone = { email: null, phone: '+31612345678' }
  const rest = [
    { ...phone, startsAt: at('2027-01-28', '14:00') },
    { startsAt: at('2027-01-28', '15:00') },
    { startsAt: at('2027-01-28', '16:00') },
  ]
  for (const [index, firstName] of ['Mees', 'Lotte', 'Ada'].entries())
    bookAtDesk(house, rest[index], { firstName })
  house.db.raw.exec("update patient set protected = 1 where first_name = 'Ada'")
  house.now += 300
  await house.sender(openPost().gateway).tick()
  site = await listen(house)
})

afterAll(() => site.close())

const startOf = (id: number) =>
  rows(house.db, `select local_start as at from appointment where id = ${id}`)[0]?.at

describe('a receptionist moves an appointment', () => {
  it('by mouse: picks it up beside the agenda, looks at another day, "Move here", and takes it back', async () => {
    await withPage({ viewport: { width: 1280, height: 900 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/agenda?date=2027-01-28')
      await page.locator('#a1').click()
      await page.locator('#panel').getByRole('button', { name: 'Move in the agenda' }).click()
      await page.locator('#in-hand', { hasText: 'Moving: S. Bos, 30 min' }).waitFor()
      await page.goto('/staff/agenda?date=2027-01-29')
      await page
        .getByRole('link', { name: /09:00 Move here/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'Move the appointment' }).click()
      await page.locator('#panel', { hasText: 'Moved to Fri 29 Jan 09:00.' }).waitFor()
      expect(startOf(1)).toBe('2027-01-29T09:00+01:00')
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.locator('#panel', { hasText: 'Taken back.' }).waitFor()
      expect(startOf(1)).toBe('2027-01-28T11:00+01:00')
    })
  }, 120_000)

  it('by dragging it to a free time: the same form opens, and nothing has moved yet', async () => {
    await withPage({ viewport: { width: 1280, height: 1400 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/agenda?date=2027-01-28')
      const free = page.locator('.free a[href*="time=09:00"]').last()
      await page.locator('#a1').dragTo(free)
      await page.waitForURL(/appointments\/1\/move\?/)
      expect(await page.locator('#result').innerText()).toContain('Thursday 28 January 2027, 09:00')
      expect(await page.locator('#result').innerText()).toContain('with Selim Aydin')
      expect(startOf(1)).toBe('2027-01-28T11:00+01:00')
    })
  }, 120_000)

  it('by keyboard alone, with the form', async () => {
    await withPage({ viewport: { width: 1280, height: 900 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/appointments/1')
      await tabTo(page, /^Move$/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/move$/)
      await tabTo(page, /^Time$/)
      await page.keyboard.press('Control+A')
      await page.keyboard.type('13:30')
      await page.keyboard.press('Enter')
      await page.waitForURL(/time=13/)
      await tabTo(page, /Move the appointment/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/appointments\/1$/)
      expect(startOf(1)).toBe('2027-01-28T13:30+01:00')
      await tabTo(page, /^Undo$/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/said=undone/)
    })
  }, 120_000)

  it('cancels without script', async () => {
    const visit = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, baseURL: site.url }
    await withPage(visit, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/appointments/3')
      await page.getByRole('link', { name: 'Cancel appointment' }).click()
      await page.getByLabel('The practice').check()
      await page.getByLabel(/^Reason/).fill('The machine is broken')
      await page.getByRole('button', { name: 'Cancel the appointment' }).click()
      await page.locator('#panel', { hasText: 'Cancelled. The message leaves at' }).waitFor()
    })
  }, 120_000)
})

const pages = [
  '/staff/appointments/1',
  '/staff/appointments/1/move',
  '/staff/appointments/1/move?date=2027-01-29&time=09:00&practitioner=1&minutes=30',
  '/staff/appointments/1/move?date=2027-01-28&time=14:00&practitioner=1&minutes=30',
  '/staff/appointments/1/move?date=2027-01-30&time=99:00&practitioner=1&minutes=3',
  '/staff/appointments/1/cancel',
  '/staff/appointments/2/move?date=2027-01-29&time=09:00&practitioner=1&minutes=30',
  '/staff/appointments/2/cancel',
  '/staff/appointments/3',
  '/staff/appointments/3/cancel',
  '/staff/appointments/4/move?date=2027-01-29&time=09:00&practitioner=1&minutes=30',
  '/staff/agenda?date=2027-01-28',
  '/staff/agenda?date=2027-01-28&view=list',
  '/staff/follow-up',
  '/staff/follow-up/calls',
  '/staff/follow-up/calls/print',
]

describe('axe finds nothing on the pages of moving and cancelling', () => {
  const staff = { of: () => ({ db: house.db, url: site.url }), as: 'owner', visit: { tolerate: /422/ } }
  itIsRightInEachLanguage({ ...staff, within: 240_000 }, (page, { index }) => {
    house.db.raw.exec(`insert or ignore into follow_up (category, patient_id, appointment_id, opened_at)
      select 'to-phone', patient_id, appointment_id, 1 from attendee where id = 2;
      insert or replace into picked_up (user_id, appointment_id, row_version, at)
      select id, 1, 1, ${house.now} from staff_user`)
    return faultsOn(page, pages, {
      look: async (_, path) => [
        ...(await faults(page, path)),
        ...(index === 0 ? await invalidHere(page, path) : []),
      ],
    })
  })
})
