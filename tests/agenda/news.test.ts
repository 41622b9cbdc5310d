import { beforeEach, describe, expect, it } from 'vitest'
import { changeKinds, newsOf } from '../../src/agenda/news.ts'
import { build } from '../../src/db/run.ts'
import { translator } from '../../src/i18n/translate.ts'
import { zoneOf } from '../../src/lib/calendar.ts'
import { formatFor } from '../../src/view/format.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { addBooking, addEvent, addPatient, at } from './bookings.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

/** What the Refresh link of a page says a minute later; script or not, it is the same address. */
async function refreshed(query = 'date=2027-01-25', meanwhile: () => void = () => {}): Promise<Page> {
  const page = await desk.visit(`/staff/agenda?${query}`)
  meanwhile()
  test.now += 60
  return page.link('Refresh').click()
}
const news = (page: Page): string => page.texts('#news')[0] ?? 'not there'
const day = '2027-01-25'

describe('what a refresh says has changed', () => {
  it('is nothing where nothing did, and nothing on a page that is opened', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    expect(news(await desk.visit(`/staff/agenda?date=${day}`))).toBe('')
    expect(news(await refreshed())).toBe('')
  })

  it('is what is new, with time, name and practitioner, once', async () => {
    const page = await refreshed(undefined, () =>
      addBooking(test.db, small, { from: '10:15', to: '10:45', people: ['Sanne Bakker'], web: true }),
    )
    expect(news(page)).toBe('1 new: 10:15 S. Bakker (Anna de Vries).')
    expect(page.document.querySelector('#news')?.getAttribute('role')).toBe('status')
    expect(news(await page.link('Refresh').click())).toBe('')
  })

  it('tells moves to, from and within the day, cancellations, arrivals and who cannot come', async () => {
    const ids = ['09:00', '10:00', '11:00', '13:00', '14:00'].map((from, index) =>
      addBooking(test.db, small, { from, to: `${from.slice(0, 3)}30`, people: [`Ada P${index}`] }),
    )
    const [away = 0, within = 0, gone = 0, here = 0, wont = 0] = ids
    const page = await refreshed(undefined, () => {
      move(away, '2027-01-26', '09:00')
      move(within, day, '15:00')
      const cancelled = { status: 'cancelled', cancelled_at: test.now, cancelled_by: 'staff' } as const
      test.db.run(build.updateTable('appointment').set(cancelled).where('id', '=', gone))
      addEvent(test.db, gone, 'cancelled', test.now, 'staff')
      addEvent(test.db, here, 'arrived', test.now, 'staff')
      addEvent(test.db, wont, 'cannot-come', test.now, 'patient-web')
    })
    expect(news(page)).toBe(
      '2 moved: Tue 26 Jan 09:00 A. P0 (Anna de Vries); 15:00 A. P1 (Anna de Vries). ' +
        '1 cancelled: 11:00 A. P2 (Anna de Vries). 1 cannot come: 14:00 A. P4 (Anna de Vries). ' +
        '1 arrived: 13:00 A. P3 (Anna de Vries).',
    )
  })

  it('counts what is too much to name', async () => {
    const page = await refreshed(undefined, () => {
      for (const from of ['09:00', '09:30', '10:00', '10:30'])
        addBooking(test.db, small, {
          from,
          to: from.endsWith('30') ? `${from.slice(0, 3)}50` : `${from.slice(0, 3)}20`,
        })
    })
    expect(news(page)).toBe('4 new.')
  })

  it('is about what is looked at: other days and other people’s columns are silent', async () => {
    const elsewhere = () => {
      addBooking(test.db, small, { date: '2027-01-26', from: '09:00', to: '09:30' })
      addBooking(test.db, small, { calendarId: small.selim, from: '09:00', to: '09:30' })
    }
    expect(news(await refreshed('show=1&date=2027-01-25', elsewhere))).toBe('')
    const meanwhile = () => addBooking(test.db, small, { date: '2027-01-28', from: '09:00', to: '09:30' })
    expect(
      news(await refreshed('view=week&practitioner=1&date=2027-01-25', () => void meanwhile())),
    ).toContain('1 new: Thu 28 Jan 09:00')
  })

  it('names nobody where names are hidden, and no protected identity ever (rule 9)', async () => {
    const secret = addPatient(test.db, 'Geheime Persoon', { protected: 1 })
    const add = () => void addBooking(test.db, small, { from: '09:00', to: '09:30', people: [secret] })
    const open = await refreshed(undefined, add)
    expect(news(open)).toBe('1 new: 09:00 Protected (Anna de Vries).')
    await open.press('Hide names')
    const hidden = await refreshed(
      undefined,
      () => void addBooking(test.db, small, { from: '10:00', to: '10:30' }),
    )
    expect(news(hidden)).toBe('1 new.')
  })

  it('still calls new what was confirmed meanwhile, and cancelled what has gone', async () => {
    const page = await refreshed(undefined, () => {
      const id = addBooking(test.db, small, { from: '09:00', to: '09:30' })
      addEvent(test.db, id, 'confirmed', test.now, 'patient-web')
    })
    expect(news(page)).toMatch(/^1 new: /)
  })

  it('leaves letters and silence out', async () => {
    const id = addBooking(test.db, small, { from: '09:00', to: '09:30' })
    const page = await refreshed(undefined, () =>
      addEvent(test.db, id, 'refused-too-late', test.now, 'patient-web'),
    )
    expect(news(page)).toBe('')
  })

  it.each(['en', 'nl', 'sv', 'nb'] as const)('has words for every kind in %s', (language) => {
    const zone = zoneOf('Europe/Amsterdam')
    const t = translator(language)
    const words = { t, zone, format: formatFor(language, zone), hidesNames: false, date: day }
    const of = (kind: (typeof changeKinds)[number]) => ({
      kind,
      appointmentId: 1,
      startsAt: at(day, '09:00'),
      practitioner: 'Anna',
      people: [],
    })
    for (const kind of changeKinds) expect(newsOf([of(kind)], words)).toMatch(/^1 .+: 09:00 \(Anna\)\.$/)
  })
})

describe('the quiet refresh (rule 34)', () => {
  it('keeps no session alive and writes nothing, the access log neither', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    const page = await desk.visit(`/staff/agenda?date=${day}`)
    const log = count(test.db, 'access_log')
    const seen = test.db.raw.prepare('select seen_at from session').pluck().get()
    test.now += 20 * 60
    await page.link('Refresh').click()
    expect(count(test.db, 'access_log')).toBe(log)
    expect(test.db.raw.prepare('select seen_at from session').pluck().get()).toBe(seen)
    test.now += 11 * 60
    expect((await page.link('Refresh').click()).path).toBe('/staff/sign-in')
  })

  it('writes whom it shows for the first time today', async () => {
    const page = await refreshed(
      undefined,
      () => void addBooking(test.db, small, { from: '09:00', to: '09:30' }),
    )
    expect(count(test.db, 'access_log', "view = 'agenda'")).toBe(1)
    await page.link('Refresh').click()
    expect(count(test.db, 'access_log', "view = 'agenda'")).toBe(1)
  })

  it('writes whom it only names because they cancelled', async () => {
    const id = addBooking(test.db, small, { date: '2027-01-26', from: '09:00', to: '09:30' })
    await refreshed(undefined, () => move(id, '2027-01-27', '09:00', day))
    expect(count(test.db, 'access_log', "view = 'agenda'")).toBe(1)
  })
})

function move(id: number, date: string, time: string, fromDate?: string): void {
  const row = test.db.get(build.selectFrom('appointment').select('starts_at').where('id', '=', id))
  const from_starts_at = fromDate ? at(fromDate, '09:00') : (row?.starts_at ?? 0)
  const starts_at = at(date, time)
  const changes = { starts_at, ends_at: starts_at + 1800 }
  test.db.run(build.updateTable('appointment').set(changes).where('id', '=', id))
  addEvent(test.db, id, 'moved', test.now, 'staff', { from_starts_at, to_starts_at: starts_at })
}
