import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { HandOver } from '../../src/lib/hand-over.ts'
import { recoverMessages } from '../../src/messages/recovery.commands.ts'
import { createTexting } from '../../src/texting.ts'
import { openBrowser } from '../helpers/browser.ts'
import { openElks } from '../helpers/sms/elks.ts'
import { addStaff, signIn } from '../helpers/staff.ts'
import { at, openDesk, openPost } from '../messages/desk.ts'

const rules = '/staff/settings/text-messages'
const gateway = `${rules}/gateway`
const monday = at('2027-01-25', '08:00')
let closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

async function practice(changes: Parameters<typeof openDesk>[1] = {}, tryOut?: () => Promise<HandOver>) {
  const stand = await openElks()
  closing.push(stand.close)
  const test = openDesk(monday, { currency: 'EUR', sms_ready: 1, ...changes })
  await addStaff(test.db, 'owner', test.now)
  const { db, world } = test
  const { server } = createTexting(db, world.keys, { url: stand.url, caught: undefined }, world.baseUrl)
  const smsServer = tryOut ? { ...server, tryOut } : server
  const app = createApp({ ...world, smsServer, sms: true })
  const browser = openBrowser(app)
  await signIn(browser, 'owner@example.test')
  const send = async (number = '06 12345678') =>
    (await browser.visit(gateway)).fill({ number }).press('Send a test message')
  return { test, stand, app, browser, send }
}

describe('O31–O33: a test text', () => {
  it('stands in the ledger like every other one: state, attempt, gateway’s reference, segments and cost', async () => {
    const { test, stand, send } = await practice()
    const page = await send()
    const [row] = test.messages()
    expect(row).toMatchObject({
      ...{ kind: 'trial', channel: 'sms', state: 'sent', to_masked: '+31…78', by_staff: 1 },
      ...{ gateway_ref: stand.taken[0]?.id, segments: 1, cost_micros: 350_000, handing_over_at: monday },
      text_as_sent: 'Test from Praktijk De Linde: text messages work.',
    })
    const opened = await page.link('See it in the list of messages').click()
    expect(opened.text).toContain('Test text message')
    for (const words of [stand.taken[0]?.id ?? '-', '€0.35', '+31…78']) expect(opened.text).toContain(words)
    expect(opened.forms().some(({ action }) => /again|resend/.test(action))).toBe(false)
  })

  it('is in the list, under its kind and under staff, and in what the month has cost', async () => {
    const { browser, send } = await practice()
    await send()
    for (const query of ['', '?kind=trial', '?who=staff', '?channel=sms'])
      expect((await browser.visit(`/staff/messages${query}`)).text).toContain('Test text message')
    for (const query of ['?who=patients', '?who=software', '?kind=sign-in'])
      expect((await browser.visit(`/staff/messages${query}`)).text).not.toContain('Test text message')
    const rows = (await browser.visit(rules)).texts('#spent tbody tr')
    expect(rows[0]).toMatch(/^Test.*1.*1.*€0\.35$/s)
  })

  it('counts in the budgets, and does not leave where they have no room', async () => {
    const { test, stand, send } = await practice({ sms_per_number: 1 })
    await send()
    const refused = await send()
    expect([refused.status, refused.field('number').value]).toEqual([422, '06 12345678'])
    expect(refused.field('number').error).toContain('no more text messages may leave to this number today')
    expect(test.messages().map(({ state, reason }) => reason ?? state)).toEqual(['sent', 'number-budget'])
    expect(stand.taken.length).toBe(1)
  })

  it('leaves nothing over of a day that allows none', async () => {
    const { test, stand, send } = await practice({ sms_per_day: 0 })
    expect((await send()).field('number').error).toContain('beyond the segments that may leave in a day.')
    expect([stand.questions, test.messages()[0]?.reason]).toEqual([[], 'day-budget'])
  })

  it('is told as delivered when the report comes in', async () => {
    const { test, app, stand, send } = await practice()
    await send()
    const [{ id } = { id: 0 }] = test.messages()
    const ref: unknown = test.db.raw.prepare('select text_ref from message').pluck().get()
    const body = new URLSearchParams({ id: stand.taken[0]?.id ?? '', status: 'failed' })
    const { pathname } = new URL(stand.taken[0]?.callback ?? '')
    const answer = await app.request(`${pathname}?ref=${ref}`, { method: 'POST', body })
    expect([answer.status, test.message(id).state]).toEqual([200, 'failed'])
    const calls: unknown = test.db.raw.prepare('select count(*) from follow_up').pluck().get()
    expect(calls).toBe(0)
  })

  it('that ended in the middle is listed as unclear, and never sent by itself', async () => {
    const { test, send } = await practice({}, () => new Promise<HandOver>(() => undefined))
    const waiting = send()
    await expect.poll(() => test.messages()[0]?.state).toBe('handing-over')
    recoverMessages(test.db, test.now)
    expect(test.messages()).toMatchObject([{ state: 'unknown', reason: 'interrupted' }])
    test.db.raw.exec("update message set state = 'claimed', settled_at = null")
    recoverMessages(test.db, test.now)
    await test.sender(openPost().gateway).tick()
    expect(test.messages()).toMatchObject([{ kind: 'trial', settled_at: monday }])
    void waiting
  })

  it('is throttled by what the ledger holds, also after a restart', async () => {
    const { test, stand, send } = await practice({ sms_per_number: 100, idle_minutes_owner: 720 })
    for (let count = 0; count < 10; count++) {
      await send()
      test.now += 60
    }
    const again = createApp({
      ...test.world,
      smsServer: { fixed: 'environment', address: () => stand.url, tryOut },
    })
    const browser = openBrowser(again)
    await signIn(browser, 'owner@example.test')
    const page = await (await browser.visit(gateway))
      .fill({ number: '0612345678' })
      .press('Send a test message')
    expect(page.field('number').error).toBe('Enough tests for now. Try again at 09:00.')
    expect(stand.taken.length).toBe(10)
  })
})

const tryOut = async (): Promise<HandOver> => ({ outcome: 'accepted', ref: 'x' })
