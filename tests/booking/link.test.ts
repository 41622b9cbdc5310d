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
