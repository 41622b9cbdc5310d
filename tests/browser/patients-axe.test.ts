import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { requestContactConfirmation } from '../../src/messages/contact.commands.ts'
import { mergeCards } from '../../src/patients/merge.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addCard, addNumber } from '../helpers/cards.ts'
import { invalid } from '../helpers/html.ts'
import { bsn } from '../helpers/national-ids.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { faultsOn, invalidOn, itIsRightInEachLanguage, signIn, speak, unfold } from './frames.ts'
import { ask, faults, withPage } from './kit.ts'

let test: TestApp
let site: Listening

/** Noor with everything on her card, Ada of protected identity, a young Old with a parent's contact. */
beforeAll(async () => {
  test = openApp()
  smallPractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  addCard(test, { contacts: ['noor@example.org', '+31611111199'], more: "status = 'deceased', number = 3" })
  addCard(test, { firstName: 'Ada', more: 'protected = 1' })
  addCard(test, { lastName: 'Old', birthDate: '2010-01-01', whose: 'parent' })
  addNumber(test, 1, { kind: 'bsn', number: bsn(11122233), birthDate: null })
  test.db.raw.exec("update patient set status = 'active' where id = 1")
  await toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)
  test.db.raw.exec("update patient set status = 'deceased' where id = 1")
  // Noor's was kept back, Old's waits to leave.
  for (const id of rows(test.db, "select id from patient_contact where channel = 'email'"))
    requestContactConfirmation(test.db, test.world.keys, Number(id.id), theSystem, test.now)
  // Two cards that are one, and two that may be.
  addCard(test, { lastName: 'Once', more: "status = 'active', number = 8" })
  addCard(test, { lastName: 'Twice', contacts: ['+31612345678'], more: 'excluded_online = 1' })
  const seen = (id: number) => ({ id, version: 1 })
  mergeCards(
    test.db,
    seen(5),
    seen(4),
    { settle() {}, ask() {}, keepApart() {}, restoreLinks() {} },
    theSystem,
    test.now,
  )
  openFollowUp(test.db, { category: 'same-person', patientId: 4, otherPatientId: 3 }, test.now)
  site = await listen(test)
})

afterAll(() => site.close())

const pages = [
  '/staff/patients',
  '/staff/patients/new',
  '/staff/patients/1',
  '/staff/patients/1/change',
  '/staff/patients/1/status',
  '/staff/patients/2',
  '/staff/patients/3',
  '/staff/patients/4',
  '/staff/patients/5',
  '/staff/patients/4/merge',
  '/staff/patients/4/merge/3',
  '/staff/patients/1/appointments',
  '/staff/patients/1/messages',
  '/staff/patients/4/history',
  '/staff/patients/4/looks',
  '/staff/follow-up',
]

describe('axe finds nothing on the pages of patients', () => {
  const of = () => ({ db: test.db, url: site.url })
  itIsRightInEachLanguage({ of, as: 'owner', within: 240_000 }, (page) =>
    faultsOn(page, pages, { first: unfold }),
  )
})

describe('the pages of patients', () => {
  it('are valid HTML', async () => {
    speak(test, 'en')
    expect(await invalidOn(await signedIn(test, 'owner'), pages)).toEqual([])
  })

  it('are valid HTML and clear to axe, too, where a card was merged while its form was open', async () => {
    speak(test, 'en')
    await withPage({ viewport: { width: 320, height: 800 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/patients/3')
      await page.locator('summary', { hasText: 'Add contact' }).click()
      await page.locator('#contact').fill('typed@example.org')
      await page.locator('form[action$="/contacts#errors"]').evaluate((form) => {
        form.setAttribute('action', '/staff/patients/5/contacts')
      })
      await page.locator('button', { hasText: 'Put on the card' }).click()
      await page.locator('h1', { hasText: 'Merged meanwhile' }).waitFor()
      expect(await page.locator('#errors').textContent()).toContain('typed@example.org')
      expect(await faults(page, 'merged meanwhile')).toEqual([])
      expect(await invalid(await page.content(), 'merged meanwhile')).toEqual([])
    })
  }, 60_000)
})

describe('the search for patients', () => {
  it('shows who is found while it is typed, keeps the focus, and finds it again on the way back', async () => {
    speak(test, 'en')
    await withPage({ viewport: { width: 1280, height: 800 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto('/staff/patients')
      await page.evaluate('document.documentElement.dataset.same = "yes"')
      await ask(page, page.locator('#q'), 'old no')
      await page.locator('#hits tbody tr:only-child', { hasText: 'Old, Noor' }).waitFor()
      const here = await page.evaluate('document.documentElement.dataset.same + document.activeElement.id')
      expect([here, await page.locator('#count').textContent()]).toEqual(['yesq', '1 patient'])
      expect(decodeURIComponent(page.url())).not.toMatch(/old|noor/i)
      await page.locator('#hits').getByText('Old, Noor').click()
      await page.waitForURL(/patients\/\d/)
      await page.goBack()
      await page.locator('#hits tbody tr:only-child', { hasText: 'Old, Noor' }).waitFor()
      expect(await page.inputValue('#q')).toBe('old no')
    })
  }, 60_000)
})
