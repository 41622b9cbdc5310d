import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, count, everything, form, rows, type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser

beforeEach(() => {
  test = openApp()
  browser = openBrowser(test)
})

const kept = () =>
  rows(test.db, 'select type_id, location_id, calendar_id, weekdays, parts, at from unmet_demand')
const link = 'Tell us which times would suit you'

describe('nothing suits', () => {
  it('keeps the days and parts of day that would, and nothing of who looked', async () => {
    const { consult, locationId, anna } = smallPractice(test.db)
    const times = await browser.visit('/book/times?practitioner=anna-de-vries')
    const wish = await times.link(link).click()
    expect([wish.path, wish.heading]).toEqual(['/book/wish', 'Which times would suit you?'])
    expect(wish.text).toContain('This books nothing. We store no name')
    expect(wish.text).toContain('Do you need an appointment? Phone 020 123 45 67.')
    const before = everything(test.db, ['unmet_demand'])
    const page = await wish
      .fill({ weekday: ['2', '4'], part: ['morning', 'evening'] })
      .press('Tell the practice')
    expect(page.via.map(({ status }) => status)).toEqual([303])
    expect([page.path, page.status]).toEqual(['/book/wish/thanks', 200])
    expect(kept()).toEqual([
      {
        type_id: consult,
        location_id: locationId,
        calendar_id: anna,
        weekdays: '[2,4]',
        parts: '["morning","evening"]',
        at: test.now,
      },
    ])
    expect(everything(test.db, ['unmet_demand'])).toEqual(before)
    expect(browser.cookies.size).toBe(0)
    expect(page.text).toContain('020 123 45 67, Monday to Friday 8:00–17:00')
    const back = await page.link('Back to the free times').click()
    expect([back.path, back.texts('.sofar')[0]]).toEqual([
      '/book/times',
      expect.stringContaining('with Anna de Vries'),
    ])
  })

  it('names the days in the language of the page and carries it on', async () => {
    smallPractice(test.db)
    const times = await browser.visit(`${anyone}&lang=nl`)
    const wish = await times.link('Laat ons weten welke tijden u uitkomen').click()
    expect(wish.texts('.opts label')).toEqual([
      ...['Maandag', 'Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag', 'Zaterdag', 'Zondag'],
      ...['Ochtend, vóór 12.00 uur', 'Middag, 12.00–17.00 uur', 'Avond, na 17.00 uur'],
    ])
    const page = await wish.choose('Zaterdag').press('Laat het de praktijk weten')
    expect([page.lang, kept().map(({ weekdays }) => weekdays)]).toEqual(['nl', ['[6]']])
    expect((await page.link('Terug naar de vrije tijden').click()).lang).toBe('nl')
  })

  it('with nothing ticked is any day and any time, with no preference no practitioner', async () => {
    smallPractice(test.db)
    const wish = await (await browser.visit(anyone)).link(link).click()
    await wish.press('Tell the practice')
    expect(kept()).toMatchObject([{ calendar_id: null, weekdays: '[]', parts: '[]' }])
  })

  it('is asked where nothing is free, too', async () => {
    smallPractice(test.db)
    for (const resourceId of [1, 2])
      addAbsence(
        test.db,
        { resourceId, startsAt: test.now, endsAt: test.now + 400 * 86_400, reason: '' },
        theSystem,
        test.now,
      )
    const page = await browser.visit(anyone)
    expect(page.heading).toBe('No free times online')
    await (await page.link(link).click()).press('Tell the practice')
    expect(kept()).toHaveLength(1)
  })

  it('is asked of whoever has chosen no more than the type', async () => {
    const { consult }: WidePractice = widePractice(test.db)
    const wish = await browser.visit('/book/wish?type=consult')
    expect(wish.status).toBe(200)
    await wish.press('Tell the practice')
    expect(kept()).toMatchObject([{ type_id: consult, location_id: null, calendar_id: null }])
  })

  it('keeps each day once, in their order, and nothing that is no day or part', async () => {
    smallPractice(test.db)
    const body =
      'type=consult&weekday=5&weekday=1&weekday=5&weekday=0&weekday=8&weekday=x&part=night&part=evening'
    const answer = await test.request('/book/wish', { ...form({}), body })
    expect(answer.status).toBe(303)
    expect(kept()).toMatchObject([{ weekdays: '[1,5]', parts: '["evening"]' }])
  })

  it('changes nothing by a GET', async () => {
    smallPractice(test.db)
    const before = everything(test.db, [])
    for (const path of ['/book/wish?weekday=1', '/book/wish/thanks?type=consult', '/book/wish'])
      expect((await browser.visit(path)).status).toBe(200)
    expect(everything(test.db, [])).toEqual(before)
  })

  it('goes on without a phone number', async () => {
    smallPractice(test.db, { phone: null })
    const page = await (await browser.visit(anyone)).link(link).click()
    expect(page.text).not.toContain('Do you need an appointment?')
    expect((await page.press('Tell the practice')).heading).toBe('Thank you')
  })
})

describe('a wish for what is not offered', () => {
  it('leads to the questions while no type is chosen', async () => {
    widePractice(test.db)
    const page = await browser.visit('/book/wish?lang=sv')
    expect([page.path, page.lang, page.via[0]?.status]).toEqual(['/book', 'sv', 303])
  })

  it.each(['/book/wish?type=gone', '/book/wish/thanks?type=gone', '/book/wish?practitioner=nobody'])(
    'is the page for what is not offered: %s',
    async (path) => {
      smallPractice(test.db)
      const page = await browser.visit(path)
      expect([page.status, page.heading]).toEqual([404, 'This cannot be booked online any more'])
    },
  )

  it('P3: a type that went offline meanwhile is not kept', async () => {
    const { vaccination } = widePractice(test.db)
    const wish = await browser.visit('/book/wish?type=vaccination')
    setTypeOnline(test.db, vaccination, false, theSystem, test.now)
    expect([(await wish.press('Tell the practice')).status, count(test.db, 'unmet_demand')]).toEqual([404, 0])
  })

  it('F14: with the door closed says so, and every tick is kept for when it opens', async () => {
    smallPractice(test.db)
    const wish = await browser.visit('/book/wish')
    changePractice(test.db, { portal_open: 0 }, theSystem, test.now)
    expect((await browser.visit('/book/wish')).heading).toBe('Online booking is closed')
    const closed = await wish.fill({ weekday: ['1', '3'] }).press('Tell the practice')
    expect([closed.status, count(test.db, 'unmet_demand')]).toEqual([422, 0])
    changePractice(test.db, { portal_open: 1 }, theSystem, test.now)
    await closed.press('Try again')
    expect(kept()).toMatchObject([{ weekdays: '[1,3]' }])
  })

  it('says that no form came where none did', async () => {
    smallPractice(test.db)
    const answer = await test.request('/book/wish', { method: 'POST' })
    expect([answer.status, count(test.db, 'unmet_demand')]).toEqual([422, 0])
  })
})

describe('wishes without end', () => {
  const wish = (ip: string) =>
    test.request('/book/wish', form({ type: 'consult' }, { 'x-forwarded-for': ip }))

  it('are answered alike, and thirty an hour of one network are kept', async () => {
    smallPractice(test.db)
    for (let turn = 0; turn < 32; turn++) {
      const answer = await wish('203.0.113.9')
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/book/wish/thanks'])
    }
    expect(count(test.db, 'unmet_demand')).toBe(30)
    await wish('203.0.113.10')
    expect(count(test.db, 'unmet_demand')).toBe(31)
    test.now += 3600
    await wish('203.0.113.9')
    expect(count(test.db, 'unmet_demand')).toBe(32)
  })

  it('count an IPv6 network as one', async () => {
    smallPractice(test.db)
    for (let turn = 0; turn < 31; turn++) await wish(`2001:db8:1:2::${turn.toString(16)}`)
    expect(count(test.db, 'unmet_demand')).toBe(30)
  })

  it.each(['127.0.0.1', '192.168.1.20'])('from %s are the practice itself', async (ip) => {
    smallPractice(test.db)
    for (let turn = 0; turn < 31; turn++) await wish(ip)
    expect(count(test.db, 'unmet_demand')).toBe(31)
  })
})
