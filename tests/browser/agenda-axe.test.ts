import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { addBooking, addEvent, addPatient } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { faultsOn, frames, invalidOn, itIsRightInEachLanguage, signIn, unfold } from './frames.ts'
import { faultsInBoth, leave, ready, tabTo, withPage } from './kit.ts'

let test: TestApp
let small: SmallPractice
let site: Listening

/** A day with everything: each status, each mark, three at once, a session, a protected identity, a room. */
beforeAll(async () => {
  test = openApp()
  small = smallPractice(test.db)
  test.now += 2 * 3600
  const chair = addResource(
    test.db,
    { kind: 'room', name: 'Chair 1', locationId: small.locationId },
    theSystem,
    1,
  )
  const statuses = ['done', 'no-show', 'in-treatment', 'arrived', 'confirmed'] as const
  for (const [index, status] of statuses.entries()) {
    const from = `${String(9 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`
    const to = `${from.slice(0, 3)}${index % 2 ? '50' : '20'}`
    const people = [`Willemijn van der Meer-Lindqvist ${index}`]
    addBooking(test.db, small, { from, to, people, status, web: index % 2 === 0, since: '09:55' })
  }
  const selim = { calendarId: small.selim, onPurpose: true }
  for (const name of ['Ada Andersen', 'Bea Berg', 'Cor Claes'])
    addBooking(test.db, small, { ...selim, from: '10:00', to: '11:00', people: [name] })
  addBooking(test.db, small, { from: '13:00', to: '13:30', origin: 'planned', web: true })
  addBooking(test.db, small, {
    from: '13:30',
    to: '14:00',
    origin: 'recall',
    people: ['Ada A', 'Bea B', 'Cor C'],
  })
  const secret = addPatient(test.db, 'Geheime Persoon', { protected: 1 })
  const last = addBooking(test.db, small, { from: '14:00', to: '14:30', people: [secret] })
  const { startsAt, endsAt } = bounds(last)
  const place = { appointment_id: last, resource_id: chair, starts_at: startsAt, ends_at: endsAt }
  test.db.insert('occupancy', { ...place, live: 1, on_purpose: 0 })
  test.db.raw.exec('update appointment set cannot_come_at = 5 where id = 5')
  test.db.insert('appointment_note', {
    appointment_id: 1,
    kind: 'patient-message',
    text: 'My knee hurts',
    at: 1,
  })
  await addStaff(test.db, 'reception', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

beforeEach(() => {
  test.db.raw.exec("update staff_user set language = 'en'; delete from agenda_habit")
})

function bounds(id: number): { startsAt: number; endsAt: number } {
  const row = test.db.get(
    build
      .selectFrom('appointment')
      .select(['starts_at as startsAt', 'ends_at as endsAt'])
      .where('id', '=', id),
  )
  return row ?? { startsAt: 0, endsAt: 0 }
}

const pages = [
  '/staff/agenda?view=day&date=2027-01-25',
  '/staff/agenda?cols=r&date=2027-01-25',
  '/staff/agenda?view=week&date=2027-01-25',
  '/staff/agenda?view=list&date=2027-01-25',
  '/staff/agenda/views?view=week&practitioner=1&date=2027-01-25',
  '/staff/agenda/print?date=2027-01-25',
]

const anyWidth = frames.map((frame) => ({ ...frame, name: `in ${frame.language}, 1280 to 320 px wide` }))
const staff = { of: () => ({ db: test.db, url: site.url }), as: 'reception', within: 300_000 }

describe('axe finds nothing on the agenda, in light and in dark', () => {
  itIsRightInEachLanguage({ ...staff, frames: anyWidth }, async (page, { index, language }) => {
    const found: string[] = []
    for (const width of index === 0 ? [1280, 360, 320] : [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      const shots = `agenda-${language}-${width}`
      found.push(...(await faultsOn(page, pages, { look: faultsInBoth, first: unfold, shots })))
    }
    await page.goto('/staff/agenda?view=list&date=2027-01-25')
    await leave(page, () => page.locator('form[action$="names"] button').click())
    return [...found, ...(await faultsInBoth(page, 'hidden names'))]
  })
})

describe('the pages of the agenda', () => {
  it('are valid HTML', async () => {
    const desk = await signedIn(test, 'reception')
    const hidden = await desk.visit('/staff/agenda/views?show=1')
    await hidden.form('form.card').fill({ name: 'Anna' }).press('Save this view')
    expect(await invalidOn(desk, [...pages, '/staff/agenda?saved=1'])).toEqual([])
  })

  it('print on A4, a sheet for each practitioner', async () => {
    await withPage({ viewport: { width: 1280, height: 800 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto('/staff/agenda/print?date=2027-01-25')
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(2)
      expect(pdf).toMatch(/\/MediaBox \[0 0 59\d[\d.]* 84\d[\d.]*\]/)
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 703, height: 1000 })
      expect(await page.locator('.bar').first().isVisible()).toBe(false)
      expect(await page.evaluate('getComputedStyle(document.querySelector("thead")).display')).toBe(
        'table-header-group',
      )
      expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(703)
    })
  }, 60_000)
})

const askAgain = 'htmx.trigger(document.getElementById("refresh"), "every")'

describe('the quiet refresh', () => {
  const wide = { viewport: { width: 1280, height: 600 } }

  it('says what changed and keeps focus, scroll, the open panel and the open key', async () => {
    await withPage({ ...wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto('/staff/agenda?view=day&date=2027-01-25')
      await page.locator('.aside summary').click()
      await page.locator('#a8 ').click()
      await page.locator('#panel').getByText('Cor Claes').first().waitFor()
      await ready(page)
      const gap = page.locator('[aria-labelledby="c1"] .free a').last()
      await gap.focus()
      const anchor = await gap.getAttribute('id')
      const before = await page.evaluate('[document.querySelector(".ag").scrollTop, window.scrollY].join()')
      expect(before).not.toBe('0,0')
      const id = addBooking(test.db, small, { from: '15:00', to: '15:30', people: ['Dik Dekker'], web: true })
      await page.evaluate(askAgain)
      await page.locator(`#a${id}`).waitFor()
      await ready(page)
      expect(await page.textContent('#news')).toBe('1 new: 15:00 D. Dekker (Anna de Vries).')
      expect(await page.evaluate('document.activeElement.id')).toBe(anchor)
      expect(await page.evaluate('[document.querySelector(".ag").scrollTop, window.scrollY].join()')).toBe(
        before,
      )
      expect(await page.locator('#panel').textContent()).toContain('Cor Claes')
      expect(await page.locator('#a8').locator('xpath=..').getAttribute('class')).toContain('pick')
      expect(await page.locator('.aside details[open]').count()).toBe(1)
      addEvent(test.db, id, 'arrived', test.now, 'staff')
      await page.evaluate(askAgain)
      await page.locator('#news', { hasText: '1 arrived: 15:00 D. Dekker' }).waitFor()
      await ready(page)
      expect(await page.textContent('#news')).not.toContain('new')
    })
  }, 60_000)

  it('keeps the focus on the link that asks, and does the same by hand', async () => {
    await withPage({ ...wide, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto('/staff/agenda?view=list&date=2027-01-25')
      await page.locator('.tools summary').click()
      await page.locator('#refresh').focus()
      const id = addBooking(test.db, small, { from: '16:00', to: '16:30', people: ['Eva Evers'] })
      await page.evaluate(askAgain)
      await page.locator(`#a${id}`).waitFor()
      await ready(page)
      expect(await page.evaluate('document.activeElement.id')).toBe('refresh')
      addEvent(test.db, id, 'arrived', test.now, 'staff')
      await page.keyboard.press('Enter')
      await page.locator('#news', { hasText: '1 arrived: 16:00 E. Evers' }).waitFor()
    })
  }, 60_000)

  it('works on a phone, where the columns are lists, without a jump', async () => {
    await withPage({ viewport: { width: 360, height: 700 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto('/staff/agenda?view=day&date=2027-01-25')
      await page.locator('#a4').focus()
      await page.evaluate('window.scrollBy(0, 100)')
      const before = await page.evaluate('window.scrollY')
      const id = addBooking(test.db, small, { from: '16:30', to: '17:00', people: ['Fem Faber'] })
      await page.evaluate(askAgain)
      await page.locator(`#a${id}`).waitFor()
      await ready(page)
      expect(await page.evaluate('document.activeElement.id')).toBe('a4')
      const moved = Math.abs(Number(await page.evaluate('window.scrollY')) - Number(before))
      expect(moved).toBeLessThan(100)
    })
  }, 60_000)
})

describe('by keyboard alone', () => {
  it('an appointment is opened, names are hidden and a view is saved', async () => {
    await withPage({ viewport: { width: 1280, height: 800 }, baseURL: site.url }, async (page) => {
      await signIn(page, 'reception')
      await page.goto('/staff/agenda?view=day&date=2027-01-25')
      await tabTo(page, /^Hide names$/)
      await page.keyboard.press('Enter')
      await page.getByText('Show names').waitFor()
      await tabTo(page, /^More$/)
      await page.keyboard.press('Enter')
      await tabTo(page, /^Save views$/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/views/)
      await tabTo(page, /^Name/)
      await page.keyboard.type('By keyboard')
      await page.keyboard.press('Enter')
      await page.waitForURL(/saved=/)
      await tabTo(page, /^13:00/)
      await page.keyboard.press('Enter')
      await page.locator('#panel').getByText('Sanne Bakker').first().waitFor()
    })
  }, 60_000)
})
