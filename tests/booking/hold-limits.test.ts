import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, form, noor, slotAt, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
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

describe('rule 17: the limits of holds', () => {
  it('is one of two: a third releases the oldest, whose page says so and takes it again', async () => {
    const first = await toDetails(browser, slotAt('13:00'), withAnna)
    test.now += 1
    await toDetails(browser, slotAt('13:30'), withAnna)
    test.now += 1
    await toDetails(browser, slotAt('14:00'), withAnna)
    expect([live(), await isOffered(slotAt('13:00'))]).toEqual([2, true])
    expect((await first.reload()).text).toContain('This time is still free. We keep it for you again')
    const check = await first.fill(noor).press('Continue')
    expect([check.status, live()]).toEqual([200, 2])
    expect([await isOffered(slotAt('13:00')), await isOffered(slotAt('13:30'))]).toEqual([false, true])
  })

  it('counts for one visitor by address, browser and language together', async () => {
    const visitors = [
      ['198.51.100.7', 'a', 'nl'],
      ['198.51.100.7', 'b', 'nl'],
      ['198.51.100.8', 'a', 'nl'],
      ['198.51.100.8', 'a', 'sv'],
    ]
    for (const [at, [ip, agent, language]] of visitors.entries())
      for (const time of ['13:00', '13:30', '14:00'])
        await hold(slotAt(time, `2027-01-${25 + at}`), ip, agent, language)
    expect(live()).toBe(8)
  })

  it('beyond thirty of one network keeps nothing, says so, and can still be booked', async () => {
    await thirty('198.51.100.7')
    const page = await toDetails(visitor('198.51.100.7', 'last'), slotAt('16:30', '2027-02-01'), withAnna)
    expect(page.text).toContain('This time is free now. It is yours as soon as you have booked.')
    expect(live()).toBe(30)
    expect(await isOffered(slotAt('16:30', '2027-02-01'))).toBe(true)
    test.now += 20
    const check = await page.fill(noor).press('Continue')
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
  })

  it.each([
    ['2001:db8:1:2:3::1', '2001:db8:1:2:9:9:9:9', 30],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 31],
    ['198.51.100.7', '198.51.100.8', 31],
    ['127.0.0.1', '127.0.0.1', 31],
    ['10.1.2.3', '10.1.2.3', 31],
    ['fd00::1', 'fd00::1', 31],
  ])(
    'counts %s and %s by IPv4 address or IPv6 /64, neighbours not at all: %i are kept',
    async (many, last, kept) => {
      await thirty(many)
      await toDetails(visitor(last, 'last'), slotAt('16:30', '2027-02-01'), withAnna)
      expect(live()).toBe(kept)
    },
  )

  it('once lapsed counts like a new one when it is taken again: no more than two, no more than thirty', async () => {
    const old = [await toDetails(browser, ten, withAnna), await toDetails(browser, slotAt('10:30'), withAnna)]
    test.now += 11 * minute
    await toDetails(browser, slotAt('13:00'), withAnna)
    await toDetails(browser, slotAt('13:30'), withAnna)
    for (const page of old) await page.fill(noor).press('Continue')
    expect(live()).toBe(2)
    const lapsed = await toDetails(visitor('198.51.100.99', 'x'), slotAt('14:00'), withAnna)
    test.now += 11 * minute
    await thirty('198.51.100.99')
    expect(live()).toBe(30)
    await lapsed.fill(noor).press('Continue')
    expect(live()).toBe(30)
  })
})

/** The bare POST that makes a hold. */
async function hold(
  slot: string,
  ip = '',
  agent = '',
  language = 'nl',
  practitioner = 'anna-de-vries',
): Promise<void> {
  const headers = { 'x-forwarded-for': ip, 'user-agent': agent, 'accept-language': language }
  const answer = await test.request('/book/hold', form({ slot, practitioner }, headers))
  expect(answer.status).toBe(303)
}

/** Thirty live holds from one network, fifteen visitors with two each. */
async function thirty(ip: string): Promise<void> {
  const times = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']
  for (let at = 0; at < 30; at++) {
    const slot = slotAt(times[at % 6] ?? '', `2027-01-${26 + Math.floor(at / 12)}`)
    await hold(slot, ip, `agent ${Math.floor(at / 2)}`, 'nl', at % 12 < 6 ? 'anna-de-vries' : 'selim-aydin')
  }
}
