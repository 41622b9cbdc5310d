import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { addType, setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { slotAt, type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

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

describe('a link from a website', () => {
  it('P37: preselects a type, a location and a practitioner', async () => {
    const page = await browser.visit('/book?type=consult&location=de-linde&practitioner=anna-de-vries')
    expect(page.path).toBe('/book/times')
    expect(page.texts('.sofar')[0]).toContain(
      'De Linde · Change the location with Anna de Vries, GP · Change the practitioner',
    )
  })

  it('P38: leaves open what it does not name: all of Anna’s types', async () => {
    expect(options(await browser.visit('/book?practitioner=anna-de-vries'))).toEqual(['Consult', 'Flu jab'])
  })

  const unknown = [
    '/book?type=nothing',
    '/book?location=nowhere',
    '/book?practitioner=nobody',
    '/book?type=massage&practitioner=anna-de-vries',
    '/book/times?type=<script>',
    `/book?type=${'a'.repeat(10_000)}`,
    '/book?type=%00',
    '/book?type=1',
    '/book?type=__proto__',
    '/book?type=%F0%9F%92%89',
    "/book?type='%20or%201=1--",
  ]
  it.each(unknown.map((address) => [address.slice(0, 60), address]))(
    'P37, J30: fails politely at %s',
    async (_, address) => {
      const page = await browser.visit(address)
      expect([page.status, page.heading]).toEqual([404, 'This cannot be booked online any more'])
      expect(page.text).toContain('020 123 45 67')
      expect(page.html).not.toContain('<script>')
      expect(options(await page.link('See what you can book').click())).toHaveLength(3)
    },
  )

  it('P37: to somebody who does nothing online any more fails as politely', async () => {
    test.db.raw.exec('delete from type_calendar where calendar_id = 1')
    const page = await browser.visit('/book?practitioner=anna-de-vries')
    expect([page.status, page.has('.pick')]).toEqual([404, false])
  })

  it('P37: to something that has gone offline since fails as politely', async () => {
    setTypeOnline(test.db, practice.massage, false, theSystem, test.now)
    expect((await browser.visit('/book?type=massage')).status).toBe(404)
    setCalendarOnline(test.db, practice.selim, false, theSystem, test.now)
    expect((await browser.visit('/book?practitioner=selim-aydin')).status).toBe(404)
  })

  it('P37: may be written in capitals or with spaces around it', async () => {
    expect((await browser.visit('/book?type=%20CONSULT%20')).heading).toBe('Where would you like to come?')
  })
})

describe('"no preference"', () => {
  it('J13: shows each time once, and rule 13 gives it to whom has fewer minutes that day', async () => {
    test = openApp()
    const small = smallPractice(test.db)
    addType(
      test.db,
      {
        name: 'Short',
        publicNames: {},
        minutes: 10,
        gridMinutes: 10,
        online: true,
        calendarIds: [small.anna],
      },
      theSystem,
      test.now,
    )
    browser = openBrowser(test)
    const times = await browser.visit('/book/times?type=consult&practitioner=any')
    const values = times.document.querySelectorAll('.slots button').map((each) => each.getAttribute('value'))
    expect(new Set(values).size).toBe(values.length)
    const first = await times.press({ name: 'slot', value: slotAt('11:00') })
    expect(first.text).toContain('Consult with Anna de Vries')
    test.db.raw.exec(`insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at)
      select 1, 1, 1, starts_at + 7200, ends_at + 7200, 'x', 'staff', 0 from hold`)
    test.now += 3600
    const second = await (await browser.visit('/book/times?type=consult&practitioner=any')).press({
      name: 'slot',
      value: slotAt('13:30'),
    })
    expect(second.text).toContain('Consult with Selim Aydin')
  })
})
