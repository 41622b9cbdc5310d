import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { openDayLink } from '../../src/messages/day.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { signIn } from './frames.ts'
import { faultsInBoth, shot, withPage } from './kit.ts'

let house: House
let site: Listening
let first: { readonly attendeeId: number; readonly path: string }
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
