import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import {
  anyone,
  count,
  everything,
  noor,
  rows,
  slotAt,
  toBooked,
  toDetails,
  withAnna,
} from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser
const minute = 60
const ten = slotAt('10:00')

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  browser = visitor('198.51.100.7')
})

/** Somebody else: another address is another visitor. */
function visitor(ip: string, agent = 'test'): Browser {
  return openBrowser(test, { ip, headers: { 'user-agent': agent } })
}

async function isOffered(slot: string, times = withAnna): Promise<boolean> {
  const day = slot.slice(0, 10)
  const page = await visitor('203.0.113.1').visit(`${times}&from=${day}&day=${day}`)
  return page.html.includes(`value="${slot}"`)
}

const live = () => count(test.db, 'hold', `expires_at > ${test.now} and given_up_at is null and keeps = 1`)

describe('rule 17: a hold', () => {
  it('is made by the POST of the time alone, answers 303 and keeps others away from it', async () => {
    await browser.visit(withAnna)
    expect(count(test.db, 'hold')).toBe(0)
    const page = await toDetails(browser, ten, withAnna)
    expect(page.via).toEqual([
      { status: 303, location: expect.stringMatching(/^\/book\/details\?hold=[\w-]{22}$/) },
    ])
    expect(page.text).toContain('We are keeping this time for you.')
    expect([await isOffered(ten), await isOffered(ten, anyone)]).toEqual([false, true])
  })

  it('lasts as long as the practice says and is then offered again', async () => {
    await toDetails(browser, slotAt('14:00'), withAnna)
    test.now += 10 * minute - 1
    expect(await isOffered(slotAt('14:00'))).toBe(false)
    test.now += 1
    expect(await isOffered(slotAt('14:00'))).toBe(true)
  })

  it('is renewed by every POST and by no GET', async () => {
    const details = await toDetails(browser, slotAt('14:00'), withAnna)
    test.now += 9 * minute
    await details.reload()
    const until = () => rows(test.db, 'select expires_at - made_at as lasts from hold')[0]?.lasts
    expect(until()).toBe(10 * minute)
    const check = await details.fill(noor).press('Continue')
    expect(until()).toBe(19 * minute)
    test.now += 9 * minute
    await check.press({ name: 'edit', value: 'mobile' })
    expect(until()).toBe(28 * minute)
  })

  it('stores neither the address nor the browser, and a key that changes with the day', async () => {
    await toDetails(browser, ten, withAnna)
    test.now += 86_400
    await toDetails(browser, slotAt('10:00', '2027-01-26'), withAnna)
    const keys = rows(test.db, 'select hex(visitor_key) as visitor, hex(network_key) as network from hold')
    expect(new Set(keys.map((row) => row.visitor)).size).toBe(2)
    expect(new Set(keys.map((row) => row.network)).size).toBe(2)
    expect(test.db.raw.serialize().includes('198.51.100.7')).toBe(false)
  })

  it('lapsed, is taken again on submit where the time is still free', async () => {
    const page = await toDetails(browser, ten, withAnna)
    test.now += 15 * minute
    test.db.raw.exec('update practice set lead_hours = 0')
    expect((await page.reload()).text).toContain(
      'This time is still free. We keep it for you again when you continue.',
    )
    const check = await page.fill(noor).press('Continue')
    expect([check.status, live(), await isOffered(ten)]).toEqual([200, 1, false])
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('lapsed and gone says so at once: 409 with near times, everything typed kept', async () => {
    const page = await toDetails(browser, slotAt('14:00'), withAnna)
    test.now += 11 * minute
    await toBooked(
      test,
      visitor('203.0.113.5'),
      { ...noor, firstName: 'Kim', email: 'kim@example.org' },
      slotAt('14:00'),
      withAnna,
    )
    expect([(await page.reload()).status, (await page.reload()).heading]).toEqual([
      409,
      'That time has just been taken',
    ])
    const taken = await page.fill({ ...noor, email: 'no address' }).press('Continue')
    expect(taken.status).toBe(409)
    const form = await taken.press({ name: 'slot', value: slotAt('14:30') })
    expect([form.status, form.field('firstName').value, form.field('email').value]).toEqual([
      422,
      'Noor',
      'no address',
    ])
  })

  it('lets whoever took the last time before the lead time fill in the form in peace', async () => {
    const page = await toDetails(browser, ten, withAnna)
    test.now += 8 * minute
    const check = await page.fill(noor).press('Continue')
    test.now += 8 * minute
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it('does not vouch for the lead time for ever, however often it is renewed', async () => {
    let page: Page = await toDetails(browser, ten, withAnna)
    for (let turn = 0; turn < 8 && page.status === 200; turn++) {
      test.now += 9 * minute
      page = await page.fill(noor).press('Continue')
      if (page.status === 200) page = await page.press({ name: 'edit', value: 'mobile' })
    }
    expect([page.status, page.heading]).toEqual([409, 'It is too late to book this time online'])
    expect(count(test.db, 'appointment')).toBe(0)
  })

  it.each(['', 'AAAAAAAAAAAAAAAAAAAAAA', 'x', `${'A'.repeat(22)}'`, '../../etc', '\u0000', 'A'.repeat(5000)])(
    'unknown or tampered with (%#) is the page for what is not there, and nothing changes',
    async (hold) => {
      const before = everything(test.db, [])
      const posts = ['/book/check', '/book/confirm'].map((path) =>
        browser.send(path, { method: 'POST', body: new URLSearchParams({ ...noor, hold }) }),
      )
      for (const answer of await Promise.all(posts)) expect(answer.status).toBe(404)
      expect((await browser.visit(`/book/details?hold=${encodeURIComponent(hold)}`)).status).toBe(404)
      expect(everything(test.db, [])).toEqual(before)
    },
  )
})
