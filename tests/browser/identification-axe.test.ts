import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { offerContact, registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice, type PracticeChanges } from '../../src/practice/practice.commands.ts'
import { addType, type NewType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsInBoth, withPage } from './kit.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  const { anna, selim } = smallPractice(test.db)
  const add = (name: string, more: Partial<NewType>): number => {
    const length = { minutes: 30, gridMinutes: 30 }
    const type = { ...length, name, publicNames: {}, online: true, calendarIds: [anna, selim], ...more }
    return addType(test.db, type, theSystem, test.now)
  }
  add('Hygiene', { ageFrom: 24 })
  add('Intake', { asksKnown: true, whoMayBook: 'new' })
  add('Filling', { asksKnown: true, whoMayBook: 'known' })
  for (const [firstName, birthDate] of [
    ['Noor', '1979-03-27'],
    ['Jan', '1978-01-02'],
  ] as const) {
    const person = { firstName, lastName: 'Bakker', birthDate, language: 'nl', origin: 'staff' } as const
    const id = registerPatient(test.db, person, test.now)
    offerContact(test.db, id, { channel: 'email', value: 'couple@example.org' }, test.now)
  }
  site = await listen(test)
})

afterAll(() => site.close())

const grown = { 'birthDate-day': '27', 'birthDate-month': '3', 'birthDate-year': '1979' }
const child = { ...grown, 'birthDate-year': '2019' }
const somebody = { firstName: 'Tim', lastName: 'Visser', email: 'visser@example.org' }
const everyKind = ['personnummer', 'samordningsnummer', 'fodselsnummer', 'd-nummer', 'bsn']

/** One visitor in one language, who looks at each state in light and in dark. */
function visitor(page: Page, lang: Language) {
  const found: string[] = []
  return {
    found,
    look: async (where: string): Promise<void> =>
      void found.push(...(await faultsInBoth(page, `${lang} ${where}`))),
    practice: (changes: PracticeChanges): void => changePractice(test.db, changes, theSystem, test.now),
    open: (path: string) => page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`),
    /** A time of that type: the details form. */
    choose: async (type: string): Promise<void> => {
      await page.goto(`/book/times?type=${type}&practitioner=any&lang=${lang}`)
      await page.locator('.slots button').last().click()
      await page.locator('#for').waitFor()
    },
    pick: (id: string) => page.locator(`label[for="${id}"]`).click(),
    fill: async (values: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value)
    },
    /** Sends the form; `awaited` is what the page that comes has. */
    send: async (awaited: string): Promise<void> => {
      test.now += 20
      await page.locator('main form button.btn').first().click()
      await page.locator(awaited).first().waitFor()
    },
  }
}

type Visitor = ReturnType<typeof visitor>

async function someoneElse({ practice, choose, pick, look, send, fill }: Visitor): Promise<void> {
  practice({ identification: 'details', field_national_id: 'hidden', national_id_kinds: '[]' })
  await choose('consult')
  await pick('for-other')
  await look('someone else')
  await send('.es')
  await look('someone else, with errors')
  await fill({ ...somebody, ...child, bookerFirstName: 'Noor', bookerLastName: 'Visser' })
  await send('.tick')
  await look('someone else, to check')
}

async function turnedAway({ choose, open, look, fill, pick, send }: Visitor): Promise<void> {
  await open('/book')
  await look('types with notes')
  await open('/book/times?type=hygiene&practitioner=any')
  await look('times with the age note')
  await choose('hygiene')
  await fill({ ...somebody, ...child })
  await send('[name="edit"][value="birthDate-day"]')
  await look('not for this age')
  await choose('intake')
  await look('known asked')
  await send('.es')
  await look('known asked, with errors')
  await fill({ ...somebody, ...grown })
  await pick('known-known')
  await send('[name="edit"][value="known"]')
  await look('for new patients only')
  await choose('filling')
  await fill({ ...somebody, ...grown })
  await pick('known')
  await send('[name="edit"][value="known"]')
  await look('for known patients only')
}

async function numbered({ practice, choose, look, fill, send }: Visitor): Promise<void> {
  practice({
    identification: 'national-id',
    field_national_id: 'required',
    national_id_kinds: JSON.stringify(['bsn']),
  })
  await choose('consult')
  await look('one kind of number')
  await send('.es')
  await look('one kind of number, with errors')
  practice({ field_national_id: 'optional', national_id_kinds: JSON.stringify(everyKind) })
  await choose('consult')
  await look('several kinds of numbers')
  await fill({ nationalId: '123' })
  await send('.es')
  await look('several kinds of numbers, with errors')
  await fill({ ...somebody, ...grown, nationalId: '111222333' })
  await send('.tick')
  await look('a number to check')
}

async function emailFirst({ practice, choose, look, fill, send }: Visitor): Promise<void> {
  practice({ identification: 'email-first', field_national_id: 'hidden', national_id_kinds: '[]' })
  await choose('consult')
  await look('e-mail first')
  await send('.es')
  await look('e-mail first, with errors')
  await fill({ email: 'couple@example.org' })
  await send('[name="firstName"]')
  await look('who of several')
  await send('.es')
  await look('who of several, with errors')
  await fill({ firstName: 'Stranger', ...grown })
  await send('[name="lastName"]')
  await look('to register')
  await send('.es')
  await look('to register, with errors')
}

describe('axe finds nothing where somebody says who they are, at 320 px, light and dark', () => {
  for (const lang of languages)
    it(`in ${lang}`, async () => {
      await withPage(
        { viewport: { width: 320, height: 700 }, baseURL: site.url, reducedMotion: 'reduce' },
        async (page) => {
          const person = visitor(page, lang)
          await someoneElse(person)
          await turnedAway(person)
          await numbered(person)
          await emailFirst(person)
          expect(person.found).toEqual([])
        },
      )
    }, 180_000)
})
