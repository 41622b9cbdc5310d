import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { revokeClient } from '../../src/api/clients.commands.ts'
import { forgetDeliveries } from '../../src/api/deliveries.commands.ts'
import { createTeller, type Teller } from '../../src/api/teller.commands.ts'
import { createWebhookGateway, type Guarding } from '../../src/api/webhook.gateway.ts'
import { renewSecret, sealAddresses, setWebhook } from '../../src/api/webhooks.commands.ts'
import { findWebhook } from '../../src/api/webhooks.queries.ts'
import { maskAddress } from '../../src/api/webhooks.ts'
import { seal } from '../../src/lib/seal.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { count, rows } from '../helpers/booking.ts'
import type { Browser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk } from '../visit/kit.ts'
import { access, openSoftware, type Software } from './kit.ts'

let software: Software
let owner: Browser
let server: Server
let received: { readonly headers: IncomingHttpHeaders; readonly body: string }[]
let status: number
let secret: string
let path: string
let teller: Teller

const inside: Guarding = { reach: 'any', patience: 2000 }

beforeEach(async () => {
  software = openSoftware()
  received = []
  status = 204
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += String(piece)
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(status, { location: 'http://127.0.0.1/elsewhere' }).end('patient-free words')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  owner = await signedIn(software, 'owner')
  path = `/staff/settings/software/${software.clientId}`
  secret = hookTo(hookUrl()) ?? ''
  guard(inside)
})

afterEach(async () => {
  await teller.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function hookUrl(): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook/my-secret-path?key=s3cret`
}

function hookTo(url: string, clientId = software.clientId) {
  return setWebhook(software.db, software.world.keys, clientId, url, theSystem, software.now)
}

/** What tests and what tells, by the same rules. */
function guard(guarding: Guarding): void {
  const gateway = createWebhookGateway(guarding)
  const { db, world } = software
  Object.assign(world, { hooks: gateway })
  teller = createTeller({ db, keys: world.keys, gateway, clock: world.clock })
}

const test = async () => (await owner.visit(path)).press('Send a test')
const told = () => owner.visit(`${path}/deliveries`)
const states = () =>
  rows(software.db, 'select state from webhook_delivery order by id').map(({ state }) => state)

describe('O6: a test of the address', () => {
  it('goes there signed, at once, with nothing of the practice; what comes back is said and kept', async () => {
    const page = await test()
    expect(page.heading).toBe('What was told')
    expect(page.text).toMatch(/The test: The software took it\. Status 204 after [\d,]+ ms\./)
    expect(received).toHaveLength(1)
    const { headers, body = '' } = received[0] ?? {}
    expect(JSON.parse(body)).toEqual({
      type: 'webhook.test',
      timestamp: new Date(software.now * 1000).toISOString(),
      data: { test: true },
    })
    const id = String(headers?.['webhook-id'])
    expect([id, headers?.['webhook-timestamp']]).toEqual(['msg_test_1', String(software.now)])
    const signed = new Webhook(secret).sign(id, new Date(software.now * 1000), body)
    expect(headers?.['webhook-signature']).toBe(signed)
    const later = await told()
    expect(later.text).not.toContain('The test:')
    expect(later.text).toContain('The software took it.')
    expect(rows(software.db, 'select outcome, status, trouble, by_user from webhook_trial')).toMatchObject([
      { outcome: 'taken', status: 204, trouble: null, by_user: 1 },
    ])
    expect(count(software.db, 'audit', "action = 'webhook-tested'")).toBe(1)
    expect(states()).toEqual([])
  })

  it.each([
    [500, 'The software answered with an error. Status 500 after'],
    [401, 'The software answered with an error. Status 401 after'],
    [302, 'The address leads to another one. Enter that one. Status 302 after'],
    [410, 'The software asked not to be told any more. Status 410 after'],
  ])('says what %i means, and follows nothing', async (answered, words) => {
    status = answered
    expect((await test()).text).toContain(words)
    expect([received.length, count(software.db, 'webhook', 'ended_at is null')]).toEqual([1, 1])
  })

  it('says that nobody answers, that nobody answers in time, and that nothing is encrypted', async () => {
    hookTo(hookUrl().replace(/:\d+/, ':9'))
    expect((await test()).text).toContain('Nobody answers at this address.')
    hookTo(hookUrl().replace('http:', 'https:'))
    expect((await test()).text).toContain('The connection cannot be encrypted')
    hookTo(hookUrl())
    server.removeAllListeners('request')
    guard({ ...inside, patience: 100 })
    expect((await test()).text).toMatch(/No answer came within 10 seconds\. After [\d,]+ ms\./)
  })

  it.each([
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://printer.local/',
  ])('never asks what lies inside: %s', async (url) => {
    guard({})
    hookTo(url)
    expect((await test()).text).toContain('The address leads into a private network.')
    expect(received).toEqual([])
  })

  it('nor a name that leads inside when it is asked', async () => {
    guard({ resolve: (_, done) => done(null, [{ address: '192.168.1.1', family: 4 }]) })
    hookTo('https://hooks.example.org/x')
    expect((await test()).text).toContain('The address leads into a private network.')
  })

  it('can be sent ten times in ten minutes, and then waits', async () => {
    for (let n = 0; n < 10; n++) await test()
    const page = await test()
    expect([page.status, received.length]).toEqual([429, 10])
    expect(page.text).toContain('Enough tests for now. The next one can leave at 08:10.')
    software.now += 601
    expect((await test()).status).toBe(200)
    expect(received).toHaveLength(11)
  })

  it('is sent with both secrets for a day after a change', async () => {
    await (await owner.visit(path)).press('Make a new secret')
    await test()
    expect(String(received[0]?.headers['webhook-signature']).split(' ')).toHaveLength(2)
  })

  it('is for owners, changes nothing by GET, and is not there without an address', async () => {
    for (const each of ['webhook/test', 'webhook/on', 'deliveries/again', 'deliveries/1/again'])
      expect((await owner.visit(`${path}/${each}`)).status).toBe(404)
    const desk = await signedIn(software, 'reception')
    expect((await desk.visit(`${path}/deliveries`)).status).toBe(404)
    revokeClient(software.db, software.clientId, theSystem, software.now)
    expect((await told()).heading).toBe('Vragen BV')
    expect((await owner.visit('/staff/settings/software/999/deliveries')).status).toBe(404)
    expect(received).toEqual([])
  })

  it('where nothing may leave says so', async () => {
    Object.assign(software.world, { hooks: undefined })
    expect((await test()).text).toContain('No test was sent')
  })
})

describe('O6: the address and its secrets', () => {
  it('are never shown again: only the host is', async () => {
    const host = new URL(hookUrl()).origin
    const page = await owner.visit(path)
    expect(page.text).toContain(`${host}/…`)
    const wrong = await page.form(`form[action="${path}"]`).fill({ name: '' }).press('Save')
    for (const each of [page, wrong, await told(), await test()])
      expect(each.html).not.toMatch(/my-secret-path|s3cret|whsec_/)
    expect(page.field('url').value).toBe('')
    expect(software.lines.join()).not.toMatch(/my-secret-path|s3cret/)
    expect(JSON.stringify(rows(software.db, 'select * from audit'))).not.toMatch(/my-secret-path|127\.0/)
  })

  it.each([
    ['https://hooks.example.org/a/b?c=d', 'https://hooks.example.org/…'],
    ['https://hooks.example.org:8443/?c', 'https://hooks.example.org:8443/…'],
    ['https://hooks.example.org/', 'https://hooks.example.org/'],
    ['', '…'],
  ])('%s is shown as %s', (url, shown) => expect(maskAddress(url)).toBe(shown))

  it('that stood open before are sealed at the start, once, and work as before', async () => {
    const { db, world, clientId } = software
    db.raw.prepare('update webhook set url = ?, url_sealed = null').run(hookUrl())
    expect([sealAddresses(db, world.keys), sealAddresses(db, world.keys)]).toEqual([1, 0])
    const [row] = rows(db, 'select url, url_sealed from webhook')
    expect([row?.url, String(row?.url_sealed).includes('secret')]).toEqual(['', false])
    expect(findWebhook(db, world.keys, clientId)?.url).toBe(hookUrl())
    expect(findWebhook(db, deriveKeys(Buffer.alloc(32, 8)), clientId)?.url).toBe('')
    bookAtDesk(software)
    await teller.tick()
    expect(received).toHaveLength(1)
  })

  it('sealed by another key tell nothing unsigned; entering the address again makes a new secret', async () => {
    const { db, world, now } = software
    const former = deriveKeys(Buffer.alloc(32, 8))
    db.raw.prepare('update webhook set secret_sealed = ?').run(seal(former.secrets, secret, 'webhook.secret'))
    bookAtDesk(software)
    await teller.tick()
    await test()
    expect([received, states()]).toEqual([[], ['waiting']])
    const why =
      /or the secret that signs, was kept with another key and cannot be read any more. Enter the address/
    expect((await told()).texts('#waiting ~ table, #tests ~ ul').join()).toMatch(why)
    db.raw.prepare('update webhook set url_sealed = ?').run(seal(former.secrets, hookUrl(), 'webhook.url'))
    const shown = await owner.visit(path)
    expect(shown.texts('#webhook dd')[0]).toMatch(why)
    expect(shown.text).not.toContain('private network')
    const page = await (await owner.visit(path))
      .form(`form[action="${path}/webhook"]`)
      .fill({ url: 'https://hooks.example.org/again' })
      .press('Save the address')
    expect(page.html).toContain('whsec_')
    expect(hookTo(hookUrl())).toBe(undefined)
    expect(renewSecret(db, world.keys, software.clientId, theSystem, now)).not.toBe(secret)
    await test()
    expect(received.map(({ headers }) => headers['webhook-signature'])).toEqual([
      expect.stringMatching(/^v1,.+/),
    ])
  })
})

describe('O6: what was told and what was not', () => {
  const booked = (time: string) => bookAtDesk(software, { startsAt: at('2027-01-29', time) })

  it('is listed: what waits with its reason and its next attempt, what was told, and no name', async () => {
    const { appointmentId } = booked('09:00')
    await teller.tick()
    status = 503
    booked('10:00')
    await teller.tick()
    const page = await (await owner.visit(path)).link('What was told and what was not').click()
    expect(page.text).toMatch(/Waiting \(1\)/)
    expect(page.text).toMatch(
      /The software answered with an error\. Status 503 after [\d,]+ ms\. 1 attempt\. Next/,
    )
    expect(page.text).toMatch(/Told \(1\)/)
    expect(page.html).toContain(`href="/staff/appointments/${appointmentId}"`)
    expect(page.text).not.toMatch(/Sanne|Bos/)
  })

  it('what was given up is sent again, one or all, with the id that it had', async () => {
    for (const time of ['09:00', '10:00', '11:00']) booked(time)
    software.db.raw.exec(`update webhook_delivery set state = 'failed', settled_at = 1, created_at = 1`)
    const one = await (await told()).form('form[action$="/deliveries/3/again"]').press(/^Send again/)
    expect(one.text).toContain('It is told again within a minute.')
    expect(states()).toEqual(['failed', 'failed', 'waiting'])
    await teller.tick()
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(['msg_3'])
    await (await told()).press('Send all of them again')
    await teller.tick()
    expect(states()).toEqual(['sent', 'sent', 'sent'])
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(['msg_3', 'msg_1', 'msg_2'])
    expect((await told()).has('form[action$="/again"]')).toBe(false)
  })

  it('once, where two press at the same time; and a refusal then is no three days of silence', async () => {
    booked('09:00')
    software.db.raw.exec("update webhook_delivery set state = 'failed', settled_at = 1, created_at = 1")
    const [first, second] = [await told(), await told()]
    await first.press(/^Send again/)
    expect((await second.press(/^Send again/)).text).toContain('There was nothing to send again.')
    status = 500
    await teller.tick()
    expect([states(), count(software.db, 'webhook', 'ended_at is null')]).toEqual([['waiting'], 1])
    software.now += 5
    status = 200
    await teller.tick()
    expect([states(), received.length]).toEqual([['sent'], 2])
  })

  it('not what another software was not told, and not what was told', async () => {
    booked('09:00')
    await teller.tick()
    const other = access(software, ['webhooks'], 'Screen')
    hookTo(hookUrl(), other.id)
    software.db.raw.exec("update webhook_delivery set state = 'failed'")
    const page = await told()
    software.db.raw.exec('update webhook_delivery set webhook_id = 2')
    expect((await page.press(/^Send again/)).text).toContain('There was nothing to send again.')
    software.db.raw.exec("update webhook_delivery set webhook_id = 1, state = 'sent'")
    expect((await page.press(/^Send again/)).text).toContain('There was nothing to send again.')
    expect(states()).toEqual(['sent'])
  })

  it('who said 410 is told no more, the bar says so, and a button switches it on again', async () => {
    booked('09:00')
    status = 410
    await teller.tick()
    expect((await owner.visit('/staff/agenda')).text).toContain(
      'Vragen BV has not been told of appointments since',
    )
    booked('10:00')
    expect(states()).toEqual(['failed'])
    const off = await owner.visit(path)
    expect(off.text).toContain('Switch it on again when the software is ready.')
    // Nothing is sent to a shut door, not even by an old page.
    const list = await told()
    expect(list.has('form[action$="/deliveries/again"]')).toBe(false)
    const on = await off.press('Switch on again')
    expect(on.text).toContain('Switched on.')
    expect((await owner.visit('/staff/agenda')).text).not.toContain('Vragen BV')
    status = 200
    await on.press(/^Send again/)
    booked('11:00')
    await teller.tick()
    expect(states()).toEqual(['sent', 'sent'])
    expect((await off.press('Switch on again')).text).not.toContain('Switched on.')
    expect(count(software.db, 'audit', "action = 'webhook-on'")).toBe(1)
  })

  it('sends nothing again where it is switched off', async () => {
    booked('09:00')
    software.db.raw.exec("update webhook_delivery set state = 'failed'")
    const open = await told()
    software.db.raw.exec(`update webhook set ended_at = ${software.now}`)
    expect((await open.press(/^Send again/)).text).toContain('There was nothing to send again.')
    expect(states()).toEqual(['failed'])
    // A test shows whether it is worth it, and switches nothing on by itself.
    expect((await test()).text).toContain('The software took it.')
    expect(count(software.db, 'webhook', 'ended_at is null')).toBe(0)
  })

  it('is forgotten after a month, tests included', async () => {
    await test()
    expect(count(software.db, 'webhook_trial')).toBe(1)
    forgetDeliveries(software.db, software.now + 29 * 86_400)
    expect(count(software.db, 'webhook_trial')).toBe(1)
    forgetDeliveries(software.db, software.now + 31 * 86_400)
    expect(count(software.db, 'webhook_trial')).toBe(0)
  })

  it('of hundreds the latest fifty are shown', async () => {
    const { appointmentId } = booked('09:00')
    for (let n = 0; n < 60; n++)
      software.db.raw.exec(
        `insert into appointment_event (appointment_id, at, actor, action, from_starts_at, to_starts_at) values (${appointmentId}, ${software.now}, 'staff', 'moved', ${n}, 1)`,
      )
    const page = await told()
    expect(page.text).toContain('Waiting (61)')
    expect(page.text).toContain('The latest 50.')
    expect(page.document.querySelectorAll('#waiting ~ table tbody tr')).toHaveLength(50)
  })
})
