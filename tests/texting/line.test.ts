import { afterEach, describe, expect, it } from 'vitest'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice, noteTexting } from '../../src/practice/practice.commands.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { setSmsAccount } from '../../src/texting/account.commands.ts'
import { parseSmsUrl } from '../../src/texting/account-url.ts'
import { reportAddress, reportPath } from '../../src/texting/hook.ts'
import { createTexting } from '../../src/texting.ts'
import { openElks } from '../helpers/sms/elks.ts'
import { at, type Desk, openDesk } from '../messages/desk.ts'

const monday = at('2027-01-25', '08:00')
const far = 'elks://u1:pw@api.46elks.com?from=Linde'
let closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

async function rig(baseUrl = 'https://linde.example') {
  const desk = openDesk(monday)
  const stand = await openElks()
  closing.push(stand.close)
  const fixed = { url: stand.url, caught: undefined }
  return { desk, stand, texting: createTexting(desk.db, desk.world.keys, fixed, baseUrl) }
}

function texted(desk: Desk, mobile: string, email: string | null = null): number {
  noteTexting(desk.db, true)
  return queueConfirmation(desk.db, desk.visit({ mobile, email }).attendeeId, monday)
}

describe('the line for text messages', () => {
  it('carries a confirmation from the outbox to the gateway, and the report back to it', async () => {
    const { desk, stand, texting } = await rig()
    const id = texted(desk, '+31612345678')
    await desk.sender(undefined, { sms: texting.current() }).tick()
    const [taken] = stand.taken
    expect(desk.message(id)).toMatchObject({ state: 'sent', gateway_ref: taken?.id, segments: 1 })
    expect(desk.message(id)).toMatchObject({ cost_micros: 350_000 })
    const path = reportPath(desk.world.keys, '46elks', 0)
    const row: unknown = desk.db.raw.prepare('select text_ref from message where id = ?').pluck().get(id)
    expect(row).toMatch(/^[0-9a-f]{32}$/)
    expect(taken?.callback).toBe(`https://linde.example${path}?ref=${row}`)
    expect(taken?.from).toBe('Linde')
  })

  it.each([
    ['https://linde.example', far, true],
    ['http://localhost:3000', far, false],
    ['http://192.168.1.5:3000', far, false],
    ['http://[::1]:3000', far, false],
    ['https://linde.lan', far, false],
    ['http://localhost:3000', 'elks://u1:pw@127.0.0.1:4711', true],
  ] as const)('at %s, %s is told where to report: %s', (baseUrl, url, told) => {
    const { keys } = openDesk(monday).world
    const address = reportAddress(keys, parseSmsUrl(url, true), baseUrl, 'r1', 3)
    expect(address).toBe(told ? `${baseUrl}${reportPath(keys, '46elks', 3)}?ref=r1` : '')
  })

  it('is that of the environment before that of the settings, and the demonstration’s before both', async () => {
    const desk = openDesk(monday)
    const { db, world } = desk
    const settings = createTexting(db, world.keys, { url: undefined, caught: undefined }, world.baseUrl)
    expect([settings.current(), settings.server.address()]).toEqual([undefined, undefined])
    const version = findPractice(db)?.rowVersion ?? 0
    setSmsAccount(db, world.keys, parseSmsUrl(far, false), version, theSystem, monday)
    expect([settings.current() !== undefined, settings.server.address()]).toEqual([true, far])
    expect(settings.current()).toBe(settings.current())
    const env = createTexting(
      db,
      world.keys,
      { url: 'elks://e:e@127.0.0.1:1', caught: undefined },
      world.baseUrl,
    )
    expect([env.server.fixed, env.server.address()]).toEqual(['environment', 'elks://e:e@127.0.0.1:1'])
    const caught = { send: async () => ({ outcome: 'accepted', ref: 'c' }) as const }
    const demo = createTexting(db, world.keys, { url: undefined, caught }, world.baseUrl)
    expect([demo.server.fixed, demo.current()]).toEqual(['demonstration', caught])
    const text = { id: 1, ref: 'r', to: '+31612345678', from: 'L', text: 'x', segments: 1 }
    expect(await demo.server.tryOut(text)).toEqual({ outcome: 'permanent', trouble: 'no-server' })
  })

  it('keeps what was set meanwhile from whoever opened the page before', () => {
    const desk = openDesk(monday)
    const saved = setSmsAccount(desk.db, desk.world.keys, undefined, 0, theSystem, monday)
    expect(saved).toMatchObject({ ok: false, reason: 'edited-meanwhile' })
  })
})

describe('premium and foreign numbers', () => {
  const numbers = [
    '+31900123456',
    '+46900123456',
    '+4782012345',
    '+447797712345',
    '+8823451234',
    '+12125551234',
  ]

  it.each(numbers)('nothing leaves for %s', async (number) => {
    const { desk, stand, texting } = await rig()
    texted(desk, number)
    await desk.sender(undefined, { sms: texting.current() }).tick()
    expect(stand.questions).toEqual([])
  })

  it('nor where the country was taken off the list after the message was queued', async () => {
    const { desk, stand, texting } = await rig()
    const id = texted(desk, '+31612345678')
    changePractice(desk.db, { sms_countries: '["SE"]' }, theSystem, monday)
    await desk.sender(undefined, { sms: texting.current() }).tick()
    expect([stand.questions, desk.message(id).state]).toEqual([[], 'skipped'])
  })
})
