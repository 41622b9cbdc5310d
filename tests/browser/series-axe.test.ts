import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { addCard } from '../helpers/cards.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { at } from '../series/desk.ts'
import { faultsOn, invalidOn, itIsRightInEachLanguage, signIn, speak } from './frames.ts'
import { tabTo, withPage } from './kit.ts'

let test: TestApp
let site: Listening

/** Noor has a series from Tuesday 26 January on, one appointment of her own, and Milan is in the way of it. */
beforeAll(async () => {
  test = openApp()
  const { consult, anna, locationId } = smallPractice(test.db)
  await addStaff(test.db, 'reception', test.now)
  const [noor, milan] = [addCard(test), addCard(test, { firstName: 'Milan', contacts: [] })]
  const book = (patientId: number, stamp: string) => {
    const place = { typeId: consult, calendarId: anna, locationId, startsAt: at(stamp) }
    const who = { patientId, email: 'noor@example.org', phone: null, language: 'en' as const }
    bookByStaff(test.db, test.world.keys, { ...place, ...who }, theSystem, test.now)
  }
  book(noor, '2027-01-26T10:00+01:00')
  book(milan, '2027-02-02T10:00+01:00')
  book(milan, '2027-01-28T10:00+01:00')
  const desk = await signedIn(test, 'reception')
  await (await desk.visit('/staff/appointments/1/repeat?every=1&end=times&times=5')).press('Book these dates')
  site = await listen(test)
})

afterAll(() => site.close())

const pages = [
  '/staff/appointments/1',
  '/staff/appointments/1/repeat',
  '/staff/appointments/3/repeat',
  '/staff/appointments/3/repeat?every=0&end=until&until=x',
  '/staff/appointments/3/repeat?every=1&end=times&times=4&days=2',
  '/staff/appointments/1/following',
  '/staff/appointments/1/following/cancel',
  '/staff/appointments/1/following/move',
  '/staff/appointments/1/following/move?day=2027-01-28&time=10%3A00&practitioner=1&pick=1.2&pick=4.1&pick=5.1',
]

describe('axe finds nothing on the pages of a series', () => {
  const of = () => ({ db: test.db, url: site.url })
  itIsRightInEachLanguage({ of, as: 'reception', within: 240_000 }, (page) => faultsOn(page, pages))
})

describe('the pages of a series', () => {
  it('are valid HTML', async () => {
    speak(test, 'en')
    expect(await invalidOn(await signedIn(test, 'reception'), pages)).toEqual([])
  })

  it('O12: a series is made and moved by keyboard alone, without script, on a phone', async () => {
    speak(test, 'en')
    const viewport = { width: 360, height: 740 }
    await withPage({ viewport, javaScriptEnabled: false, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto('/staff/appointments/3')
      await tabTo(page, /^Make a series$/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Repeat' }).waitFor()
      await tabTo(page, /^Number of times/)
      await page.keyboard.press('Control+A')
      await page.keyboard.type('3')
      await tabTo(page, /^Show the dates/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'The dates' }).waitFor()
      await tabTo(page, /^Book these dates/)
      await page.keyboard.press('Enter')
      await page.getByText('2 more appointments are booked.').waitFor()
      await tabTo(page, /^Change the series/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/following$/)
      await tabTo(page, /^Move this and the following/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/following\/move/)
      await tabTo(page, /^New time/)
      await page.keyboard.press('Control+A')
      await page.keyboard.type('14:00')
      await tabTo(page, /^Show the new times/)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Move these appointments' }).waitFor()
      await tabTo(page, /^Move these appointments/)
      await page.keyboard.press('Enter')
      await page.getByText('3 appointments are moved.').waitFor()
      await tabTo(page, /^Take back for all 3/)
      await page.keyboard.press('Enter')
      await page.getByText('3 changes are taken back.').waitFor()
    })
  }, 120_000)
})
