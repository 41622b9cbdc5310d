import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, count, form, noor, slotAt, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser

/** Monday 25 January, 08:00, in Amsterdam. */
function begin(changes: PracticeChanges = {}, type: Parameters<typeof smallPractice>[2] = {}): void {
  test = openApp()
  smallPractice(test.db, changes, type)
  browser = openBrowser(test)
}

beforeEach(() => begin())

const sql = (text: string) => void test.db.raw.exec(text)

/** Sends the button of a time as an old list would, or a hand: the page that answers. */
async function press(slot: string, practitioner = 'any', lang = 'en'): Promise<Page> {
  const page = await browser.visit(`/book/times?practitioner=${practitioner}&lang=${lang}`)
  const button = page.document.querySelector('button[name="slot"]')
  button?.setAttribute('value', slot)
  const holds = page.forms().find(({ element }) => element === button?.closest('form'))
  return holds?.press({ name: 'slot', value: slot }) ?? page
}

const tooLate = 'It is too late to book this time online'
const tooEarly = 'It is too early to book this time online'

describe('the lead time', () => {
  it('J49, P10: exactly at the limit a time can be booked', async () => {
    expect((await browser.visit(anyone)).text).toContain('Earliest free time Monday 25 January, 10:00')
    expect((await post(slotAt('10:00'))).status).toBe(303)
  })

  it('J49, P10: a second later it cannot, and the page says why, until when and whom to phone', async () => {
    test.now += 1
    const page = await press(slotAt('10:00'))
    expect([page.status, page.heading]).toEqual([409, tooLate])
    expect(page.text).toContain('Online booking ends 2 hours before the appointment. Phone 020 123 45 67.')
    expect(page.text).toContain('Nothing was booked. These times are free:')
    expect(count(test.db, 'hold')).toBe(0)
    expect((await page.form().press({ name: 'slot' })).path).toBe('/book/details')
  })

  it.each([
    [
      'nl',
      'Het is te laat om deze tijd online te boeken',
      'Online boeken kan tot 2 uur voor de afspraak. Bel',
    ],
    [
      'sv',
      'Det är för sent att boka den här tiden på webben',
      'Webbokningen stänger 2 timmar före besöket. Ring',
    ],
    ['nb', 'Det er for sent å bestille dette tidspunktet på nettet', 'stenger 2 timer før timen. Ring'],
  ])('J49: says so in %s', async (lang, heading, limit) => {
    test.now += 1
    const page = await press(slotAt('10:00'), 'any', lang)
    expect(page.heading).toBe(heading)
    expect(page.text).toContain(limit)
  })

  it.each([
    ['0', () => begin({ lead_hours: 0 })],
    ['none at the calendar', () => sql('update calendar set lead_hours = -1')],
    ['none at the type', () => sql('update appointment_type set lead_hours = -1')],
  ])('J49: %s is no limit: all that is still to come can be booked', async (_, arrange) => {
    arrange()
    test.now = Date.parse('2027-01-25T09:29:59+01:00') / 1000
    expect((await post(slotAt('09:30'))).status).toBe(303)
  })

  it('J49: empty is as the level above', async () => {
    sql('update calendar set lead_hours = null; update location set lead_hours = 5')
    expect((await post(slotAt('13:00'))).status).toBe(303)
    test.now += 1
    expect((await press(slotAt('13:00'))).text).toContain('Online booking ends 5 hours before')
  })

  it('J50: eight hours are hours of the clock: at 08:00 today’s 16:00 can be booked, one second later not', async () => {
    begin({ lead_hours: 8 })
    expect((await browser.visit(anyone)).text).toContain('Earliest free time Monday 25 January, 16:00')
    expect((await post(slotAt('16:00'))).status).toBe(303)
    test.now += 1
    expect((await press(slotAt('16:00'))).heading).toBe(tooLate)
    expect((await browser.visit(anyone)).text).toContain('Earliest free time Monday 25 January, 16:30')
  })

  it('J49: counts hours that pass, also on the night the clocks change', async () => {
    begin({ lead_hours: 24, horizon_days: 100 })
    test.now = Date.parse('2027-03-28T10:00:00+02:00') / 1000
    expect((await post('2027-03-29T10:00+02:00')).status).toBe(303)
    test.now = Date.parse('2027-03-28T01:30:00+01:00') / 1000
    sql('update appointment_type set lead_hours = 31')
    // 31 hours on, an hour of which the clock leaves out.
    expect((await browser.visit(anyone)).text).toContain('Monday 29 March, 09:30')
    expect((await press('2027-03-29T09:00+02:00')).heading).toBe(tooLate)
  })

  it('J49: with no preference the more generous practitioner’s is said', async () => {
    sql('update calendar set lead_hours = 4 where id = 1; update calendar set lead_hours = 3 where id = 2')
    test.now += 3601
    expect((await press(slotAt('12:00'))).text).not.toContain('Online booking ends')
    expect((await press(slotAt('11:30'))).text).toContain('Online booking ends 3 hours before')
    expect((await press(slotAt('11:30'), 'anna-de-vries')).text).toContain(
      'Online booking ends 4 hours before',
    )
  })

  it('P10: at commit is judged from when the time was held, and from now once the hold is over', async () => {
    const details = await toDetails(browser, slotAt('10:00'), withAnna)
    test.now += 60
    const check = await details.fill(noor).press('Continue')
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')

    const late = await toDetails(openBrowser(test), slotAt('10:30'), withAnna)
    test.now += 40 * 60
    const page = await late.fill(noor).press('Continue')
    const answer = page.status === 200 ? await page.press('Book appointment') : page
    expect([answer.status, answer.heading]).toEqual([409, tooLate])
    expect(count(test.db, 'appointment')).toBe(1)
  })

  it('J1, P10: who lost a held time to somebody else is told that, not that it is late', async () => {
    const details = await toDetails(browser, slotAt('10:00'), withAnna)
    test.now += 60
    const check = await details.fill(noor).press('Continue')
    const noorCard = { ...noor, birthDate: '1979-03-27', language: 'nl', origin: 'staff' } as const
    const place = { typeId: 1, calendarId: 1, locationId: 1, startsAt: Date.parse(slotAt('10:00')) / 1000 }
    const who = { patientId: registerPatient(test.db, noorCard, test.now), email: null, phone: null }
    const booking = { ...place, ...who, language: 'nl' } as const
    expect(bookByStaff(test.db, test.world.keys, booking, theSystem, test.now).ok).toBe(true)
    expect((await check.press('Book appointment')).heading).toBe('That time has just been taken')
  })
})

describe('the horizon', () => {
  beforeEach(() => begin({ horizon_days: 3, lead_hours: 0 }))

  it('P9: the last day counts in full, the day after not', async () => {
    expect((await post(slotAt('16:30', '2027-01-28'))).status).toBe(303)
    const page = await press(slotAt('09:00', '2027-01-29'))
    expect([page.status, page.heading]).toEqual([409, tooEarly])
    expect(page.text).toContain('Online booking opens 3 days ahead. Phone 020 123 45 67.')
    expect(page.has('.slots button, .first')).toBe(true)
  })

  it('P9: moves on at the practice’s midnight', async () => {
    test.now = Date.parse('2027-01-25T23:59:59+01:00') / 1000
    expect((await press(slotAt('09:00', '2027-01-29'))).heading).toBe(tooEarly)
    test.now += 1
    expect((await post(slotAt('09:00', '2027-01-29'))).status).toBe(303)
  })

  it('P9: 0 is today alone', async () => {
    begin({ horizon_days: 0, lead_hours: 0 })
    expect((await post(slotAt('16:30'))).status).toBe(303)
    expect((await press(slotAt('09:00', '2027-01-26'))).text).toContain(
      'Online booking opens on the day itself.',
    )
  })

  it('P9: none is no limit', async () => {
    begin({ horizon_days: -1 })
    expect((await post(slotAt('09:00', '2029-01-25'))).status).toBe(303)
  })

  it.each([
    ['nl', 'Online boeken kan vanaf 3 dagen van tevoren. Bel'],
    ['sv', 'Webbokningen öppnar 3 dagar i förväg. Ring'],
    ['nb', 'Timebestillingen på nettet åpner 3 dager i forveien. Ring'],
  ])('P9: says so in %s', async (lang, limit) => {
    expect((await press(slotAt('09:00', '2027-01-29'), 'any', lang)).text).toContain(limit)
  })

  it('rule 15: a time that is not released yet opens so many hours ahead', async () => {
    sql('update appointment_type set release_hours = 5')
    expect((await post(slotAt('13:00'))).status).toBe(303)
    const page = await press(slotAt('13:30'))
    expect([page.heading, page.text]).toEqual([
      tooEarly,
      expect.stringContaining('Online booking opens 5 hours ahead.'),
    ])
    sql('update appointment_type set release_hours = 48')
    expect((await press(slotAt('09:00', '2027-01-29'))).text).toContain('Online booking opens 2 days ahead.')
  })
})

describe('a posted time', () => {
  it('that is over is said to be, and nothing else', async () => {
    begin({ lead_hours: 0 })
    test.now = Date.parse('2027-01-25T10:00:00+01:00') / 1000
    const page = await press(slotAt('10:00'))
    expect([page.status, page.heading]).toEqual([409, 'This time is over'])
    expect(page.text).not.toContain('Online booking ends')
    expect((await press(slotAt('09:00', '2027-01-22'))).heading).toBe('This time is over')
  })

  it.each(['03:00', '09:10'])('at %s, which was never on offer, is not said to be a limit', async (time) => {
    expect((await press(slotAt(time, '2027-01-26'))).heading).toBe('This time cannot be booked')
    expect((await press(slotAt(time, '2028-01-26'))).heading).toBe('This time cannot be booked')
  })

  it('goes on without a phone number', async () => {
    begin({ phone: null })
    test.now += 1
    expect((await press(slotAt('10:00'))).text).toContain(
      'Online booking ends 2 hours before the appointment.',
    )
  })
})

async function post(slot: string): Promise<Response> {
  return test.request('/book/hold', form({ practitioner: 'any', type: 'consult', slot }))
}

describe('a closure', () => {
  it('rule 24: a time on a closed day says that the practice is closed, and who covers', async () => {
    const page = await browser.visit(`${anyone}&from=2027-01-26`)
    const tuesday = page.form('form:has(.slots)')
    sql(
      `insert into closure (from_date, to_date, cover_name, cover_phone) values ('2027-01-26', '2027-01-26', 'Dr Bos', '020 765 43 21')`,
    )
    const answer = await tuesday.press({ name: 'slot', value: slotAt('10:00', '2027-01-26') })
    expect([answer.status, answer.heading]).toEqual([409, 'We are closed on that day'])
    expect(answer.text).toContain('Dr Bos, 020 765 43 21')
    expect(answer.texts('.slots button, .btn.first').join(' ')).not.toContain('26 January')
    expect((await answer.form().press({ name: 'slot' })).path).toBe('/book/details')
  })
})
