import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'

let test: TestApp
let practice: WidePractice
let browser: Browser

beforeEach(() => {
  test = openApp()
  practice = widePractice(test.db)
  browser = openBrowser(test)
})

const options = (page: { texts(selector: string): readonly string[] }) => page.texts('.pick b')

describe('the questions before the times', () => {
  it('J4, J31: offer the types that are online by their public names, in the practice’s order', async () => {
    setTypeOnline(test.db, practice.massage, false, theSystem, test.now)
    expect(options(await browser.visit('/book'))).toEqual(['Consult', 'Flu jab'])
  })

  it('P14, F27, P15, P16: say price and description before booking, address and information before the time', async () => {
    test.db.raw
      .prepare(
        'update appointment_type set price_cents = 3850, descriptions = ?, information = ?, visiting_address = ? where id = ?',
      )
      .run('{"en":"For all\\nquestions <b>"}', '{"en":"Bring your pass"}', 'Kerkplein 1', practice.consult)
    const types = await browser.visit('/book')
    expect(types.texts('.pick a')[0]).toMatch(/^Consult\s?For all questions <b>\s?30 minutes · €\s?38\.50$/)
    const times = await browser.visit('/book/times?type=consult&location=de-linde&practitioner=any')
    for (const said of ['questions <b>', 'Bring your pass', 'Kerkplein 1', '38'])
      expect(times.text).toContain(said)
    expect(times.html).not.toContain('questions <b>')
    test.db.raw.exec('update appointment_type set price_cents = 0')
    expect((await browser.visit('/book')).texts('.num')[0]).toBe('30 minutes · free')
  })

  it('J4: with nothing online say so, with the phone number, and show no empty list', async () => {
    for (const id of [practice.consult, practice.vaccination, practice.massage])
      setTypeOnline(test.db, id, false, theSystem, test.now)
    for (const address of ['/book', '/book/times', '/book?type=consult']) {
      const page = await browser.visit(address)
      expect([page.status, page.heading]).toEqual([200, 'Nothing to book online'])
      expect(page.text).toContain('020 123 45 67')
      expect(page.has('.pick')).toBe(false)
    }
  })

  it('F26, P2: a type that nobody online does is not offered', async () => {
    setCalendarOnline(test.db, practice.bo, false, theSystem, test.now)
    expect(options(await browser.visit('/book'))).toEqual(['Consult', 'Flu jab'])
  })

  it('J12: the location is asked only where the type has several', async () => {
    const jab = await (await browser.visit('/book')).link(/^Flu jab/).click()
    expect([jab.path, jab.texts('.sofar')[0]]).toEqual([
      '/book/times',
      'Flu jab, 20 minutes · Change the kind of appointment De Linde with Anna de Vries, GP',
    ])
    const consult = await browser.visit('/book?type=consult')
    expect(options(consult)).toEqual(['De Linde', 'De Haven'])
  })

  it('J13: the practitioners are those of this type at this location, after "no preference"', async () => {
    const linde = await browser.visit('/book?type=consult&location=de-linde')
    expect(options(linde)).toEqual(['No preference', 'Anna de Vries', 'Selim Aydin'])
    const haven = await browser.visit('/book?type=consult&location=de-haven')
    expect([haven.path, haven.texts('.sofar')[0]?.includes('with Bo Lind')]).toEqual(['/book/times', true])
  })

  it.each([
    ['none', '/book/times', undefined],
    ['required', '/book', ['Anna de Vries', 'Selim Aydin']],
    ['may', '/book', ['No preference', 'Anna de Vries', 'Selim Aydin']],
  ])('J13: with the practitioner as a choice that %s make', async (choice, path, names) => {
    test.db.raw.prepare('update appointment_type set practitioner_choice = ?').run(choice)
    const page = await browser.visit('/book?type=consult&location=de-linde')
    expect(page.path).toBe(path)
    if (names) expect(options(page)).toEqual(names)
    const times = await browser.visit('/book/times?type=consult&location=de-linde&practitioner=any')
    expect(times.path).toBe(choice === 'required' ? '/book' : '/book/times')
  })
})

describe('changing an earlier answer', () => {
  it('J11: forgets the practitioner, and the location where the new type is not there', async () => {
    let page = await browser.visit('/book/times?type=consult&location=de-linde&practitioner=anna-de-vries')
    page = await page.link('Change the kind of appointment').click()
    expect(options(page)).toEqual(['Consult', 'Flu jab', 'Massage'])
    page = await page.link(/^Massage/).click()
    expect(page.texts('.sofar')[0]).toContain('De Haven with Bo Lind')
    page = await page.link('Change the kind of appointment').click()
    page = await page.link(/^Consult/).click()
    expect([page.heading, options(page)]).toEqual(['Where would you like to come?', ['De Linde', 'De Haven']])
  })

  it('J11: of the location forgets who does not work there', async () => {
    let page = await browser.visit('/book/times?type=consult&location=de-linde&practitioner=selim-aydin')
    page = await page.link('Change the location').click()
    expect(options(page)).toEqual(['De Linde', 'De Haven'])
    page = await page.link(/^De Haven/).click()
    expect(page.texts('.sofar')[0]).toContain('with Bo Lind')
    expect(page.links('.sofar').map((link) => link.name)).toEqual([
      'Change the kind of appointment',
      'Change the location',
    ])
  })

  it('J11: "Back" leads one question back, to the first page in the end', async () => {
    let page = await browser.visit('/book/times?type=consult&location=de-linde&practitioner=selim-aydin')
    const seen: string[] = []
    while (page.path !== '/' && seen.length < 9) {
      page = await page.link('Back').click()
      seen.push(page.heading)
    }
    expect(seen.slice(0, 3)).toEqual([
      'Who would you like to see?',
      'Where would you like to come?',
      'What would you like an appointment for?',
    ])
    expect(seen).toHaveLength(4)
  })
})
