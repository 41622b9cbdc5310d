import { describe, expect, it } from 'vitest'
import { everything } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { firstDay, firstWeek } from './first-day.ts'

describe('J51: trying it out before it opens', () => {
  it('shows the types and real times behind the shut door, and leaves no trace', async () => {
    const { test, browser } = await firstWeek()
    const page = await browser.visit('/staff/start/open')
    const before = everything(test.db)
    const anyone = openBrowser(test)
    const types = await anyone.visit(page.link('Try it out as a patient').href)
    expect(types.links('.pick').map(({ name }) => name.split('\n')[0])).toHaveLength(3)
    const times = await types.link(/^Check-up/).click()
    expect(times.has('.slots button')).toBe(true)
    expect(everything(test.db)).toEqual(before)
  })
})

describe('J26: opening for booking', () => {
  it('opens the door, once and for all, and goes on with the website', async () => {
    const { test, browser } = await firstWeek()
    const patient = openBrowser(test)
    expect((await patient.visit('/book')).has('.pick')).toBe(false)
    const page = await (await browser.visit('/staff/start/open')).press('Open for booking')
    expect([page.path, page.texts('[role="status"]')]).toEqual([
      '/staff/start/website',
      ['Your booking page is open: patients can book.'],
    ])
    expect((await patient.visit('/book')).links('.pick')).toHaveLength(3)
    const again = await browser.visit('/staff/start/open')
    expect(again.has('form[action="/staff/start/open"]')).toBe(false)
    expect(again.text).toContain('Your booking page is open')
    const audit = test.db.raw
      .prepare("select detail from audit where object = 'practice' order by id desc limit 1")
      .pluck()
      .get()
    expect(audit).toContain('portal_open')
  })

  it('refuses while nothing could be offered, and says what to mend', async () => {
    const { test, browser } = await firstWeek()
    test.db.raw.exec('update calendar set online = 0')
    const page = await (await browser.visit('/staff/start/open')).press('Open for booking')
    expect([page.status, page.errors()]).toEqual([
      422,
      ['Patients would find no time at all yet. Mend what the table below names first.'],
    ])
    expect(page.document.querySelector('.es a')?.getAttribute('href')).toBe('#ready')
    expect(page.links('#main table').map(({ name }) => name)).toEqual(Array(3).fill('Put Olga Berg online'))
    expect(test.db.raw.prepare('select portal_open from practice').pluck().get()).toBe(0)
    test.db.raw.exec('update calendar set online = 1')
    expect((await page.press('Open for booking')).path).toBe('/staff/start/website')
  })

  it('refuses a practice without a single type, and leads to the starting point', async () => {
    const { browser } = await firstDay()
    const page = await (await browser.visit('/staff/start/open')).press('Open for booking')
    expect(page.status).toBe(422)
    expect((await page.link('Begin with a starting point').click()).path).toBe('/staff/start/basis')
  })

  it('opens with one type that works, and still says what the others lack', async () => {
    const { test, browser } = await firstWeek()
    test.db.raw.exec('delete from type_calendar where type_id = 1')
    const page = await (await browser.visit('/staff/start/open')).press('Open for booking')
    expect(page.path).toBe('/staff/start/website')
    expect((await browser.visit('/staff/start/open')).link('Choose who does it').href).toMatch(/types\/1$/)
  })

  it('says that nobody gets a confirmation while e-mail waits', async () => {
    const { browser } = await firstWeek()
    expect((await browser.visit('/staff/start/open')).texts('.note.warn')[0]).toContain(
      'E-mail is not set up',
    )
  })

  it('switches new bookings on where they were off', async () => {
    const { test, browser } = await firstWeek()
    test.db.raw.exec('update practice set new_booking_on = 0; update location set new_booking_on = 1')
    await (await browser.visit('/staff/start/open')).press('Open for booking')
    expect(test.db.raw.prepare('select new_booking_on from practice').pluck().get()).toBe(1)
  })
})

describe('J27: on the website', () => {
  it('gives the address, the button and the frame, in the practice’s language', async () => {
    const { browser } = await firstWeek('gp')
    const page = await browser.visit('/staff/start/website')
    const value = (id: string) =>
      page.document.querySelector(`#${id}`)?.getAttribute('value') ??
      page.document.querySelector(`#${id}`)?.text ??
      ''
    expect(value('code-address')).toMatch(/^http.*\/book$/)
    expect(value('code-button')).toContain('Book an appointment')
    expect(value('code-frame')).toContain('iframe')
    expect((await page.link('All links, a poster and a QR code').click()).path).toBe('/staff/settings/links')
  })

  it('says that an address of this machine is of no use to anybody else', async () => {
    const { browser } = await firstWeek()
    const page = await browser.visit('/staff/start/website')
    expect(page.texts('.note.warn').join()).toContain('opens on this very machine only')
    expect(page.texts('.note.warn').join()).toContain('closed')
  })
})

describe('rule 28: may patients change visits that you booked?', () => {
  const functions = 'select view_on, rebook_on, cancel_on from practice'

  it('asks before anything is set, and takes no silence for an answer', async () => {
    const { test, browser } = await firstWeek()
    const page = await browser.visit('/staff/start/changes')
    expect(page.field('may').value).toBe('')
    const refused = await page.press('Save and continue')
    expect([refused.status, refused.field('may').error]).toEqual([422, 'Choose yes or no'])
    expect(test.db.raw.prepare(functions).get()).toEqual({ view_on: 0, rebook_on: 0, cancel_on: 0 })
  })

  it('yes switches all three on; types tied to a block and surgery stay off', async () => {
    const { test, browser } = await firstWeek()
    test.db.raw.exec('update appointment_type set block_kind_id = 2 where id = 2')
    test.db.raw.exec("update appointment_type set class = 'surgery' where id = 3")
    const page = await browser.visit('/staff/start/changes')
    expect(page.text).toContain('Stays with you, because it is tied to a kind of block: Teeth cleaning.')
    const next = await page.choose('may', 'yes').press('Save and continue')
    expect(next.path).toBe('/staff/start/open')
    expect(test.db.raw.prepare(functions).get()).toEqual({ view_on: 1, rebook_on: 1, cancel_on: 1 })
    const own = test.db.raw.prepare('select self_service from appointment_type order by id').pluck().all()
    expect(own).toEqual([1, 0, 0])
  })

  it('no switches all three off and is an answer', async () => {
    const { test, browser } = await firstWeek()
    await (await browser.visit('/staff/start/changes')).choose('may', 'no').press('Save and continue')
    expect(test.db.raw.prepare(functions).get()).toEqual({ view_on: 0, rebook_on: 0, cancel_on: 0 })
    expect((await browser.visit('/staff/start/changes')).field('may').value).toBe('no')
  })

  it('a second answer leaves what was chosen type by type', async () => {
    const { test, browser } = await firstWeek()
    await (await browser.visit('/staff/start/changes')).choose('may', 'yes').press('Save and continue')
    test.db.raw.exec('update appointment_type set self_service = 0 where id = 1')
    await (await browser.visit('/staff/start/changes')).choose('may', 'no').press('Save and continue')
    await (await browser.visit('/staff/start/changes')).choose('may', 'yes').press('Save and continue')
    expect(test.db.raw.prepare('select self_service from appointment_type where id = 1').pluck().get()).toBe(
      0,
    )
  })
})
