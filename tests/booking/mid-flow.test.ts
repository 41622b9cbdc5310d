import { beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice, type PracticeChanges } from '../../src/practice/practice.commands.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, count, noor, rows, slotAt, toCheck, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let browser: Browser

beforeEach(() => {
  test = openApp()
  practice = smallPractice(test.db)
  browser = openBrowser(test)
})

const change = (changes: PracticeChanges) => changePractice(test.db, changes, theSystem, test.now)
const sql = (text: string) => void test.db.raw.exec(text)

describe('what is offered changes while a list of times is open', () => {
  const only = () =>
    test.db.raw.exec(
      "insert into appointment_type (slug, name, minutes, online) values ('talk', 'Talk', 15, 1); insert into type_calendar values (2, 1)",
    )

  it('J11: another type is offered as well: the button books what the page showed', async () => {
    const page = await browser.visit(withAnna)
    only()
    const details = await page.form('form:has(.slots)').press({ name: 'slot' })
    expect(details.text).toContain('Consult with Anna de Vries')
  })

  it('J11: another type is offered instead: the button books nothing else', async () => {
    const page = await browser.visit(withAnna)
    only()
    setTypeOnline(test.db, practice.consult, false, theSystem, test.now)
    const answer = await page.form('form:has(.slots)').press({ name: 'slot' })
    expect([answer.status, count(test.db, 'hold')]).toEqual([404, 0])
  })
})

describe('settings changed while the form is filled in', () => {
  it('F14: the portal closes: a clear page with the phone number, and nothing is booked', async () => {
    const check = await toCheck(test, browser)
    change({ portal_open: 0 })
    const page = await check.press('Book appointment')
    expect([page.status, page.heading, count(test.db, 'appointment')]).toEqual([
      422,
      'Online booking is closed',
      0,
    ])
    change({ portal_open: 1 })
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('J46: terms are added: they must be agreed to, everything typed kept', async () => {
    const check = await toCheck(test, browser)
    change({ terms_url: 'https://example.org/terms' })
    const page = await check.press('Book appointment')
    expect([page.status, page.errors()]).toEqual([422, ['Read the terms and tick the box to agree']])
    for (const [name, value] of Object.entries(noor)) expect(page.field(name).value).toBe(value)
  })

  it('J46: other terms than those that were agreed to must be agreed to anew', async () => {
    change({ terms_url: 'https://example.org/old' })
    const check = await toCheck(test, browser, { ...noor, terms: true })
    change({ terms_url: 'https://example.org/new' })
    const page = await check.press('Book appointment')
    expect([page.status, page.errors(), page.has('#terms[checked]')]).toEqual([
      422,
      ['Read the terms and tick the box to agree'],
      false,
    ])
    const again = await page.fill({ terms: true }).press('Continue')
    await again.press('Book appointment')
    expect(rows(test.db, "select detail from consent where kind = 'terms'")).toEqual([
      { detail: 'https://example.org/new' },
    ])
  })

  it('a field becomes required: the form comes back', async () => {
    const check = await toCheck(test, browser, { ...noor, mobile: '' })
    change({ field_mobile: 'required' })
    const page = await check.press('Book appointment')
    expect([page.status, page.errors()]).toEqual([422, ['Enter your phone number']])
  })

  it('a field is hidden: what was typed for it is not kept', async () => {
    const check = await toCheck(test, browser)
    change({ field_mobile: 'hidden' })
    await check.press('Book appointment')
    expect(rows(test.db, 'select contact_mobile from attendee')).toEqual([{ contact_mobile: null }])
  })

  it('the type gets longer: the check page and the receipt say the new length', async () => {
    const details = await toDetails(browser, slotAt('13:30'), withAnna)
    sql('update appointment_type set minutes = 60')
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    expect(check.text).toContain('13:30–14:30')
    expect((await check.press('Book appointment')).text).toContain('13:30–14:30')
    expect(rows(test.db, 'select ends_at - starts_at as lasts from occupancy')).toEqual([{ lasts: 3600 }])
  })

  it('the type gets too long for the block: 409', async () => {
    const check = await toCheck(test, browser, noor, slotAt('16:30'), withAnna)
    sql('update appointment_type set minutes = 60')
    expect((await check.press('Book appointment')).status).toBe(409)
  })

  it('J31, P14: name and price change: the receipt says the new ones, the appointment keeps its price', async () => {
    const check = await toCheck(test, browser)
    sql(`update appointment_type set public_names = '{"en":"Talk"}', price_cents = 1200`)
    expect((await check.press('Book appointment')).text).toContain('Talk, 30 minutes')
    expect(rows(test.db, 'select price_cents from appointment')).toEqual([{ price_cents: 1200 }])
  })

  it('P10: a longer lead time takes times off the lists, but not from whoever holds one', async () => {
    const check = await toCheck(test, browser, noor, slotAt('10:30'), withAnna)
    change({ lead_hours: 2 })
    test.now += 9 * 60
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('messages are switched off: none is promised and none is queued', async () => {
    const check = await toCheck(test, browser)
    change({ messages_on: 0 })
    expect((await check.press('Book appointment')).text).not.toContain('confirmation')
    expect(rows(test.db, 'select state, reason from message')).toEqual([
      { state: 'skipped', reason: 'practice-off' },
    ])
  })

  it('the practice’s own language goes: the page goes on in one that is left', async () => {
    const details = await toDetails(browser, undefined, `${anyone}&lang=sv`)
    change({ languages: '["nl"]' })
    test.now += 20
    const page = await details.fill(noor).form('form[action^="/book/check"]').enter()
    expect([page.status, page.lang]).toEqual([200, 'nl'])
  })
})

describe('the door closes while the form is filled in', () => {
  it('F41: the page says so, keeps everything typed and goes on when the door is open again', async () => {
    const fresh = openApp()
    smallPractice(fresh.db)
    const check = await toCheck(fresh, openBrowser(fresh))
    changePractice(fresh.db, { portal_open: 0 }, theSystem, fresh.now)
    const closed = await check.press('Book appointment')
    expect(closed.status).toBe(422)
    expect(closed.heading).toBe('Online booking is closed')
    expect(fresh.db.all(build.selectFrom('appointment').select('id'))).toEqual([])
    changePractice(fresh.db, { portal_open: 1 }, theSystem, fresh.now)
    const booked = await closed.press('Try again')
    expect(booked.path).toMatch(/^\/book\/booked\//)
    expect(fresh.db.all(build.selectFrom('patient').select('first_name'))).toEqual([{ first_name: 'Noor' }])
  })
})
