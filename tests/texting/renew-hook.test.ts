import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { textRef } from '../../src/messages/links.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { findHook } from '../../src/texting/hook.queries.ts'
import { reportPath } from '../../src/texting/hook.ts'
import { createTexting } from '../../src/texting.ts'
import { openBrowser } from '../helpers/browser.ts'
import { openCm } from '../helpers/sms/cm.ts'
import { openElks } from '../helpers/sms/elks.ts'
import { addStaff, signedIn, signIn } from '../helpers/staff.ts'
import { at, openDesk } from '../messages/desk.ts'

const gateway = '/staff/settings/text-messages/gateway'
const monday = at('2027-01-25', '08:00')
const day = 86_400
let closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

/** A practice with a gateway on this machine, as whoever starts the program has set it. */
async function practice(open: typeof openCm = openCm) {
  const stand = await open()
  closing.push(stand.close)
  const test = openDesk(monday)
  await addStaff(test.db, 'owner', test.now)
  const { db, world } = test
  const texting = createTexting(db, world.keys, { url: stand.url, caught: undefined }, world.baseUrl)
  const house = { ...world, smsServer: texting.server, sms: true }
  const app = createApp(house)
  const browser = openBrowser(app)
  await signIn(browser, 'owner@example.test')
  const sent = (): { readonly id: number; readonly ours: string } => {
    const id = queueConfirmation(db, test.visit().attendeeId, monday)
    const ours = textRef(world.keys, id, monday)
    const row = { channel: 'sms', state: 'sent', text_ref: ours, handing_over_at: monday, must_reach: 0 }
    test.set('message', id, row)
    return { id, ours }
  }
  const report = (path: string, ours: string) => {
    const body = JSON.stringify({ messages: { msg: { reference: ours, status: { code: '2' } } } })
    return app.request(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  }
  return { test, texting, stand, browser, sent, report }
}

const pathOf = (address: string) => new URL(address).pathname

describe('the address for delivery reports', () => {
  it('is renewed by an owner: the new one counts at once, the old one for a day', async () => {
    const { test, browser, sent, report } = await practice()
    const page = await browser.visit(gateway)
    const [old = ''] = page.texts('code')
    expect(page.text).toContain('With a new one the present one works for 24 hours more')
    const renewed = await page.press('New address')
    const [fresh = ''] = renewed.texts('code')
    expect([renewed.path, fresh === old]).toEqual([gateway, false])
    expect(renewed.texts('[role="status"]')[0]).toBe('There is a new address for delivery reports.')
    expect(renewed.text).toContain('The address before this one still works until')
    const [one, two, three] = [sent(), sent(), sent()]
    expect((await report(pathOf(fresh), one.ours)).status).toBe(200)
    test.now = monday + day - 1
    expect((await report(pathOf(old), two.ours)).status).toBe(200)
    test.now = monday + day
    expect((await report(pathOf(old), three.ours)).status).toBe(404)
    const states = [one, two, three].map(({ id }) => test.message(id).state)
    expect(states).toEqual(['delivered', 'delivered', 'sent'])
    expect((await report(pathOf(fresh), three.ours)).status).toBe(200)
  })

  it('ends at once where it is renewed twice', async () => {
    const { test, browser, sent, report } = await practice()
    const page = await browser.visit(gateway)
    const [old = ''] = page.texts('code')
    await (await page.press('New address')).press('New address')
    const { id, ours } = sent()
    expect((await report(pathOf(old), ours)).status).toBe(404)
    expect(test.message(id).state).toBe('sent')
    expect((await report(reportPath(test.world.keys, 'cm', 1), ours)).status).toBe(200)
  })

  it('is renewed once, however often the same button is pressed', async () => {
    const { test, browser } = await practice()
    const page = await browser.visit(gateway)
    await page.press('New address')
    const again = await page.press('New address')
    expect([again.path, findHook(test.db).generation]).toEqual([gateway, 1])
    expect(again.texts('[role="status"]')).toEqual([])
  })

  it.each(['', '-1', '1', 'x', '0.5', '1e9'])('is not renewed by the form of %j', async (generation) => {
    const { test, browser } = await practice()
    const formToken = (await browser.visit(gateway)).field('formToken').value
    const body = new URLSearchParams({ formToken, generation })
    await browser.send(`${gateway}/reports`, { method: 'POST', body })
    expect(findHook(test.db).generation).toBe(0)
  })

  it('goes along with the next message where the gateway gets it with each', async () => {
    const { test, texting, stand, browser } = await practice(openElks)
    const page = await browser.visit(gateway)
    expect(page.texts('code')).toEqual([])
    expect(page.text).toContain('The gateway is told with each message where to report')
    await page.press('New address')
    test.set('practice', 1, { sms_ready: 1 })
    queueConfirmation(test.db, test.visit({ email: null, mobile: '+31612345678' }).attendeeId, monday)
    await test.sender(undefined, { sms: texting.current() }).tick()
    expect(stand.taken[0]?.callback).toContain(reportPath(test.world.keys, '46elks', 1))
  })

  it('is an owner’s to renew, and in the audit', async () => {
    const { test, browser } = await practice()
    for (const role of ['reception', 'practitioner'] as const) {
      const other = await signedIn(test, role)
      const token = (await other.visit('/staff/account')).field('formToken').value
      const body = new URLSearchParams({ formToken: token, generation: '0' })
      expect((await other.send(`${gateway}/reports`, { method: 'POST', body })).status).toBe(404)
    }
    expect(findHook(test.db).generation).toBe(0)
    await (await browser.visit(gateway)).press('New address')
    const lines: unknown = test.db.raw
      .prepare("select count(*) from audit where detail like '%sms_hook%'")
      .pluck()
      .get()
    expect(lines).toBe(1)
  })
})
