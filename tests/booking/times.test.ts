import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice, type PracticeChanges } from '../../src/practice/practice.commands.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, slotAt, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser

function begin(changes: PracticeChanges = {}, type: Parameters<typeof smallPractice>[2] = {}): void {
  test = openApp()
  smallPractice(test.db, changes, type)
  browser = openBrowser(test)
}

beforeEach(() => begin())

const slots = (page: Page) =>
  page.document.querySelectorAll('.slots button').map((each) => each.getAttribute('value') ?? '')
const days = (page: Page) => page.texts('h2.date')
const away = (from: string, to: string) => {
  for (const resourceId of [1, 2])
    addAbsence(
      test.db,
      {
        resourceId,
        startsAt: Date.parse(`${from}T00:00+01:00`) / 1000,
        endsAt: Date.parse(`${to}T00:00+01:00`) / 1000,
        reason: '',
      },
      theSystem,
      test.now,
    )
}

describe('the list of times', () => {
  it('J14: proposes three days of six times each, every time a submit button with its instant', async () => {
    const page = await browser.visit(anyone)
    expect(days(page)).toEqual(['Monday 25 January', 'Tuesday 26 January', 'Wednesday 27 January'])
    expect(slots(page)).toHaveLength(18)
    expect(slots(page)[0]).toBe(slotAt('10:00'))
    expect(page.document.querySelector('.slots button')?.getAttribute('aria-label')).toBe(
      'Monday 25 January, 10:00',
    )
    expect(page.form('form:has(.slots)')).toMatchObject({ method: 'post', action: '/book/hold' })
  })

  it('J14: puts the earliest time on top and shows a whole day on request', async () => {
    const page = await browser.visit(anyone)
    expect(page.text).toContain('Earliest free time Monday 25 January, 10:00')
    const whole = await page.link('All 12 times, Monday 25 January').click()
    expect(slots(whole).filter((value) => value.startsWith('2027-01-25'))).toHaveLength(12)
  })

  it('J14: pages forward over the weekend and back again', async () => {
    const page = await browser.visit(anyone)
    const later = await page.link('Later days').click()
    expect(days(later)).toEqual(['Thursday 28 January', 'Friday 29 January', 'Monday 1 February'])
    const next = await later.link('Later days').click()
    expect(days(next)[0]).toBe('Tuesday 2 February')
    const earlier = await next.link('Earlier days').click()
    expect(days(earlier)[0]).toBe('Tuesday 26 January')
  })

  it('leaves mornings or afternoons, on later pages too', async () => {
    const mornings = await (await browser.visit(anyone)).link('Mornings').click()
    expect(slots(mornings).every((value) => value.slice(11, 13) < '12')).toBe(true)
    const later = await mornings.link('Later days').click()
    expect(slots(later).every((value) => value.slice(11, 13) < '12')).toBe(true)
    const noons = await later.link('Afternoons').click()
    expect(slots(noons).every((value) => value.slice(11, 13) >= '12')).toBe(true)
  })

  it('J13: takes another practitioner and another day in one form', async () => {
    const page = await browser.visit(anyone)
    const asked = await page
      .form('form[action="/book/times"]')
      .fill({ practitioner: 'Selim Aydin', from: '2027-02-03' })
      .press('Show times')
    expect(asked.texts('.sofar')[0]).toContain('with Selim Aydin')
    expect(days(asked)[0]).toBe('Wednesday 3 February')
  })

  it.each([
    '2027-02-03',
    '3-2-2027',
    '03/02/2027',
    '3 feb 2027',
    '3. februari 2027',
    '20270203',
    '３-２-２０２７',
  ])('looks from %s on, as people write dates', async (from) => {
    const page = await browser.visit(`${anyone}&from=${encodeURIComponent(from)}`)
    expect(days(page)[0]).toBe('Wednesday 3 February')
    expect(page.errors()).toEqual([])
  })

  const wrong = [
    '31-2-2027',
    '02/30/2027',
    'tomorrow',
    '<b>',
    '2027-13-01',
    '1-1',
    '\u202e2027',
    'x'.repeat(5000),
  ]
  it.each(wrong.map((from) => [from.slice(0, 20), from]))(
    'says that %s is no date, and keeps the times',
    async (_, from) => {
      const page = await browser.visit(`${anyone}&from=${encodeURIComponent(from)}`)
      expect([page.status, page.errors()]).toEqual([200, ['Enter a date, day first, that exists']])
      expect(slots(page)).toHaveLength(18)
    },
  )

  it.each(['1990-01-01', '2027-01-24'])('takes %s, which is over, as from today', async (from) => {
    expect(days(await browser.visit(`${anyone}&from=${from}`))[0]).toBe('Monday 25 January')
  })

  it('P9, J49: neither shows what is too soon nor what is too far', async () => {
    begin({ lead_hours: 30, horizon_days: 3 })
    const page = await browser.visit(anyone)
    expect(days(page)).toEqual(['Tuesday 26 January', 'Wednesday 27 January', 'Thursday 28 January'])
    expect(slots(page)[0]).toBe(slotAt('14:00', '2027-01-26'))
    expect(page.text).not.toContain('Later days')
  })

  it('P4: the days the clocks change keep their wall times', async () => {
    begin({ horizon_days: 300 })
    const spring = await browser.visit(`${anyone}&from=2027-03-26`)
    expect(slots(spring).filter((value) => value.includes('T09:00'))).toEqual([
      '2027-03-26T09:00+01:00',
      '2027-03-29T09:00+02:00',
      '2027-03-30T09:00+02:00',
    ])
  })
})

describe('nothing free', () => {
  it('offers the next date with a time, and to phone, with the hours', async () => {
    away('2027-01-25', '2027-04-01')
    changePractice(test.db, { horizon_days: 100 }, theSystem, test.now)
    const page = await browser.visit(anyone)
    expect([page.status, page.heading]).toEqual([200, 'No free times online'])
    expect(page.text).toContain('First free time with these choices Thursday 1 April, 09:00')
    expect(page.text).toContain('020 123 45 67, Monday to Friday 8:00–17:00')
    expect((await page.press({ name: 'slot' })).path).toBe('/book/details')
  })

  it('offers the soonest with somebody else and all practitioners together', async () => {
    addAbsence(
      test.db,
      { resourceId: 1, startsAt: test.now, endsAt: test.now + 200 * 86_400, reason: '' },
      theSystem,
      test.now,
    )
    const page = await browser.visit(withAnna)
    expect(page.text).toContain('Soonest with Selim Aydin Monday 25 January, 10:00')
    expect(page.text).toMatch(/See all practitioners\s?12 free times on Monday 25 January/)
    const details = await page.form(0).press({ name: 'slot' })
    expect(details.text).toContain('Consult with Selim Aydin')
  })

  it('offers the whole day where only a part of it was asked for', async () => {
    test.db.raw.exec('delete from template_block where from_minute < 720')
    test.db.raw.exec('update arrangement set version = version + 1')
    const page = await browser.visit(`${anyone}&part=morning`)
    expect(page.heading).toBe('No free times online')
    expect((await page.link(/^See the whole day/).click()).heading).toBe('Choose a time')
  })

  it('after the horizon goes back to the first time before it', async () => {
    const page = await browser.visit(`${anyone}&from=2031-01-01`)
    expect(page.heading).toBe('No free times online')
    expect(page.text).toContain('First free time with these choices Monday 25 January, 10:00')
  })

  it('P5: without a schedule is no fault: the phone number is what is left', async () => {
    test.db.raw.exec('delete from schedule_period')
    const page = await browser.visit(anyone)
    expect([page.status, page.heading]).toEqual([200, 'No free times online'])
    expect(page.text).not.toContain('These are your choices')
    expect(page.text).toContain('020 123 45 67')
  })

  it.each(['2200-12-31', '9999-12-31', '0001-01-01'])('answers %s', async (from) => {
    expect((await browser.visit(`${anyone}&from=${from}&day=${from}&part=evening`)).status).toBe(200)
  })
})
