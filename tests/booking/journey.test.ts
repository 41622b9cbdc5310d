import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import {
  anyone,
  count,
  everything,
  noor,
  rows,
  slotAt,
  toBooked,
  toCheck,
  toDetails,
  widePractice,
} from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
})

describe('a patient books', () => {
  it('J11: asks for type, location, practitioner and time, then for the details, and books', async () => {
    widePractice(test.db)
    const browser = openBrowser(test)
    let page = await browser.visit('/')
    page = await page.link('Book an appointment').click()
    expect(page.heading).toBe('What would you like an appointment for?')
    page = await page.link(/^Consult/).click()
    expect(page.heading).toBe('Where would you like to come?')
    page = await page.link(/^De Linde/).click()
    expect(page.heading).toBe('Who would you like to see?')
    page = await page.link(/^Selim Aydin/).click()
    expect(page.heading).toBe('Choose a time')
    expect(page.texts('.sofar')[0]).toContain('Consult, 30 minutes')
    expect(page.texts('.sofar')[0]).toContain('with Selim Aydin, GP')
    page = await page.press({ name: 'slot', value: slotAt('13:30') })
    expect([page.path, page.heading]).toEqual(['/book/details', 'Your details'])
    test.now += 40
    page = await page.fill({ ...noor, message: 'I come by wheelchair' }).press('Continue')
    expect([page.path, page.heading, page.status]).toEqual(['/book/check', 'Check and book', 200])
    for (const said of [
      '13:30–14:00',
      'with Selim Aydin',
      'Noor Bakker',
      '27 March 1979',
      'I come by wheelchair',
    ])
      expect(page.text).toContain(said)
    page = await page.press('Book appointment')
    expect(page.via.map((each) => each.status)).toEqual([303])
    expect(page.path).toMatch(/^\/book\/booked\/[\w-]{22}$/)
    expect(page.heading).toBe('Your appointment is booked')
  })

  it('J1, P21: stands in the calendar at once, as the patient’s own booking', async () => {
    const { selim } = widePractice(test.db)
    await toBooked(
      test,
      openBrowser(test),
      noor,
      slotAt('13:30'),
      '/book/times?type=consult&location=de-linde&practitioner=selim-aydin',
    )
    expect(rows(test.db, 'select * from appointment')).toMatchObject([
      {
        calendar_id: selim,
        status: 'booked',
        origin: 'web',
        self_booked: 1,
        local_start: slotAt('13:30'),
        booked_at: test.now,
      },
    ])
  })

  it('J12, J13: skips each step with one option and says in the summary line what it is', async () => {
    smallPractice(test.db)
    test.db.raw.exec('update calendar set online = 0 where id = 2')
    const page = await openBrowser(test).visit('/book')
    expect(page.path).toBe('/book/times')
    expect(page.texts('.sofar')[0]).toBe('Consult, 30 minutes De Linde with Anna de Vries, GP')
    expect(page.links('.sofar')).toEqual([])
  })

  it('F10: books at night and on Sunday as well', async () => {
    smallPractice(test.db)
    test.now = Date.parse('2027-01-24T02:30:00Z') / 1000
    const page = await toBooked(test, openBrowser(test))
    expect(page.text).toContain('Monday 25 January 2027')
    expect(page.text).toContain('09:00–09:30')
  })

  it('F55: shows everything before anything is booked', async () => {
    smallPractice(test.db)
    const before = everything(test.db)
    await toCheck(test, openBrowser(test))
    expect(everything(test.db)).toEqual(before)
  })

  it('P23, J2: needs no account and sets no cookie on any page', async () => {
    smallPractice(test.db)
    const browser = openBrowser(test)
    for (const address of ['/', '/book', anyone, '/privacy', '/accessibility', '/book?type=x'])
      await browser.visit(address)
    const page = await toBooked(test, browser)
    expect(page.headers.getSetCookie()).toEqual([])
    expect(browser.cookies.size).toBe(0)
  })

  it('books where a text browser says nothing of where a form comes from', async () => {
    smallPractice(test.db)
    const page = await toBooked(test, openBrowser(test, { textBrowser: true }))
    expect(page.heading).toBe('Your appointment is booked')
  })

  it('J8: leaves nothing to reopen: going back, reloading and sending again lead to the same receipt', async () => {
    smallPractice(test.db)
    const browser = openBrowser(test)
    const details = await toDetails(browser)
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    const booked = await check.press('Book appointment')
    const after = everything(test.db)
    const again = [
      await check.press('Book appointment'),
      await details.press('Continue'),
      await details.reload(),
      await check.press({ name: 'edit', value: 'firstName' }),
    ]
    for (const page of again) expect(page.path).toBe(booked.path)
    expect(everything(test.db)).toEqual(after)
    expect(count(test.db, 'appointment')).toBe(1)
  })

  it('changes nothing by a GET, whatever address is asked for', async () => {
    smallPractice(test.db)
    const browser = openBrowser(test)
    const { path } = await toBooked(test, browser)
    const details = await toDetails(browser)
    const before = everything(test.db, [])
    test.now += 60
    const own = ['/book/hold', '/book/check', '/book/confirm', details.url, path, `${path}/calendar.ics`]
    for (const address of ['/', '/book', anyone, ...own]) await browser.visit(address)
    expect(everything(test.db, [])).toEqual(before)
  })

  it.each([
    ['nl', /maandag/i],
    ['sv', /måndag/i],
    ['nb', /mandag/i],
  ])('speaks %s from the first page to the receipt', async (lang, day) => {
    smallPractice(test.db)
    const browser = openBrowser(test)
    let page = await browser.visit(`/book/times?practitioner=any&lang=${lang}`)
    page = await page.form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    page = await page.fill(noor).form('form[action^="/book/check"]').enter()
    expect(page.lang).toBe(lang)
    page = await page.form('form[action^="/book/confirm"]').enter()
    expect(page.lang).toBe(lang)
    expect(page.path).toContain('/book/booked/')
    expect(page.text).toMatch(day)
    expect(rows(test.db, 'select language from attendee')).toEqual([{ language: lang }])
  })

  it('F14, J26: is told politely, with the phone number, that the door is closed, at every step', async () => {
    smallPractice(test.db)
    const details = await toDetails(openBrowser(test))
    const changed = ['practice', 'audit', 'arrangement']
    const before = everything(test.db, [...changed, 'hold'])
    changePractice(test.db, { portal_open: 0 }, theSystem, test.now)
    const closed = [
      await openBrowser(test).visit('/book'),
      await openBrowser(test).visit(anyone),
      await details.fill(noor).press('Continue'),
    ]
    expect(closed.map((page) => page.status)).toEqual([200, 200, 422])
    for (const page of closed) {
      expect(page.heading).toBe('Online booking is closed')
      expect(page.text).toContain('020 123 45 67')
    }
    expect(count(test.db, 'appointment')).toBe(0)
    expect(everything(test.db, [...changed, 'hold'])).toEqual(before)
  })
})
