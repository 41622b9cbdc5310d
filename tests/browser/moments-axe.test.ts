import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { openDayLink } from '../../src/messages/day.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, password } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { invalidHere, itIsRightInEachLanguage, signIn } from './frames.ts'
import { faults, faultsInBoth, shot, withPage } from './kit.ts'

let house: House
let site: Listening
let first: { readonly attendeeId: number; readonly path: string }
let session: { readonly attendeeId: number; readonly appointmentId: number }
let dayPath: string

beforeAll(async () => {
  house = openHouse({ rebook_deadline_hours: 48 }, { selfService: true })
  noteTexting(house.db, true)
  const card = { firstName: 'Noor', lastName: 'Bakker', birthDate: '1979-03-27', language: 'en' } as const
  const patientId = registerPatient(house.db, { ...card, origin: 'staff' }, house.now)
  const reach = { email: 'noor@example.org', phone: '+31612345678', tell: false } as const
  const visits = ['11:00', '14:00', '16:00'].map((time) =>
    bookAtDesk(house, { patientId, startsAt: at('2027-01-28', time), ...reach }),
  )
  const [head] = visits
  if (!head) throw new Error('nothing booked')
  first = head
  session = bookAtDesk(house, { startsAt: at('2027-01-29', '11:00'), ...reach })
  house.set('appointment', session.appointmentId, { places: 3 })
  house.db.raw.exec(`insert into visit_text_stop values (${session.attendeeId}, ${house.now})`)
  const about = { attendeeId: first.attendeeId, linkGeneration: 1 }
  dayPath = `/visit/${openDayLink(house.db, house.world.keys, about, { channel: 'email', date: '2027-01-28' }, house.now)}`
  house.set('attendee', visits[2]?.attendeeId ?? 0, { cancelled_at: house.now })
  house.db.raw.exec(`insert into sms_stop values ('+46701234567', ${house.now}, 'visit')`)
  house.db.raw.exec(
    `insert into patient_contact (patient_id, channel, value, value_folded, whose, created_at) values
       (${patientId}, 'email', 'noor@example.org', 'noor@example.org', 'own', 1),
       (${patientId}, 'phone', '+46701234567', '+46701234567', 'own', 1)`,
  )
  await addStaff(house.db, 'owner', house.now)
  site = await listen(house)
})

afterAll(() => site.close())

describe('axe finds nothing on the pages of merged messages and of stopping them, at 320 px, light and dark', () => {
  it.each(languages)(
    'in %s',
    async (lang) => {
      const visit = {
        viewport: { width: 320, height: 700 },
        baseURL: site.url,
        reducedMotion: 'reduce',
      } as const
      await withPage(visit, async (page) => {
        const found: string[] = []
        const open = async (path: string, where: string) => {
          await page.goto(`${path}?lang=${lang}`)
          found.push(...(await faultsInBoth(page, `${lang} ${where}`)))
        }
        await open(dayPath, 'a day of visits')
        await shot(page, `moments-day-${lang}`)
        await open(first.path, 'a visit with text messages')
        await open(`${first.path}/texts`, 'stop text messages')
        await shot(page, `moments-texts-${lang}`)
        await page.locator('main form button').click()
        await page.locator('[role="status"]').waitFor()
        found.push(...(await faultsInBoth(page, `${lang} text messages stopped`)))
        // By the page that the press led to alone: whoever else has the link is told to ask the practice.
        const undo = await page.locator('main a[href*="undo="]').getAttribute('href')
        await open(first.path, 'a visit whose text messages are stopped')
        await page.goto(undo ?? '')
        await page.locator('main form button[value="allow"]').waitFor()
        found.push(...(await faultsInBoth(page, `${lang} text messages again`)))
        await shot(page, `moments-texts-again-${lang}`)
        await page.locator('main form button').click()
        await page.locator('[role="status"]').waitFor()
        found.push(...(await faultsInBoth(page, `${lang} text messages allowed`)))
        const before = house.now
        house.now = at('2027-01-28', '20:00')
        await open(dayPath, 'a day that is over')
        house.now = before
        expect(found).toEqual([])
      })
    },
    120_000,
  )
})

describe('axe finds nothing on the settings of reminders and on a card with stopped messages', () => {
  it.each([360, 1280])(
    'at %i px',
    async (width) => {
      await withPage({ viewport: { width, height: 800 }, baseURL: site.url }, async (page) => {
        await signIn(page, 'owner')
        await page.goto('/staff/settings/practice')
        await page.locator('[name="reminder2Days"]').fill('2')
        await shot(page, `moments-settings-${width}`)
        await page.locator('form button.btn').last().click()
        await page.locator('.es').waitFor()
        expect(await faultsInBoth(page, 'reminders filled in wrongly')).toEqual([])
        await page.goto('/staff/patients/1')
        await shot(page, `moments-card-${width}`)
        expect(await faultsInBoth(page, 'the card')).toEqual([])
      })
    },
    120_000,
  )
})

describe('axe finds nothing on a session with its people, and on what the lock kept with its act named', () => {
  const of = () => ({ db: house.db, url: site.url })
  itIsRightInEachLanguage({ of, as: 'owner', within: 120_000 }, async (page, { name }) => {
    const before = house.now
    const found: string[] = []
    const address = `/staff/appointments/${session.appointmentId}`
    await page.goto(address)
    await page.locator('#people form').first().waitFor()
    await page.locator('form[action$="/texts"]').first().waitFor()
    await shot(page, `moments-session-${name}`)
    found.push(...(await faults(page, 'a session')), ...(await invalidHere(page, 'a session')))
    await page.goto(`${address}/cancel`)
    house.now += 31 * 60
    await page.locator(`form[action="${address}/cancel"] button`).last().click()
    await page.locator('#password').fill(password)
    await page.locator('form.card button').click()
    await page.waitForURL('**/staff/carry-on/*')
    await page.locator('p.note b').waitFor()
    await shot(page, `moments-carry-on-${name}`)
    found.push(
      ...(await faults(page, 'what the lock kept')),
      ...(await invalidHere(page, 'what the lock kept')),
    )
    house.now = before
    return found
  })
})
