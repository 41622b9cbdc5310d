import { beforeEach, describe, expect, it } from 'vitest'
import { messagesAMinute, requestsAMinute } from '../../src/api/bearer.routes.ts'
import { revokeClient } from '../../src/api/clients.commands.ts'
import { hashToken } from '../../src/lib/token.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { password, signedIn, signIn } from '../helpers/staff.ts'
import { bookAtDesk } from '../visit/kit.ts'
import { access, openSoftware, problemIn, reader, type Software } from './kit.ts'

let software: Software
let owner: Browser

beforeEach(async () => {
  software = openSoftware()
  owner = await signedIn(software, 'owner')
})

const address = '/staff/settings/software'

async function make(fields: Readonly<Record<string, string | boolean>>): Promise<Page> {
  const page = await owner.visit(address)
  return page.form(`form[action="${address}"]`).fill(fields).press('Make a token')
}

const shownToken = (page: Page) => page.document.querySelector('#token')?.getAttribute('value') ?? ''

describe('Settings, Other software', () => {
  it('gives a token with the ticked rights, shows it once and keeps its hash', async () => {
    const page = await make({ name: ' Vragen  BV ', readAppointments: true, sendMessages: true })
    const token = shownToken(page)
    expect([page.heading, page.via.at(-1)?.status]).toEqual(['Vragen BV', 303])
    expect(token).toMatch(/^ledig_[\w-]{22}$/)
    expect(page.text).toContain('it is not shown again')
    const [kept] = rows(software.db, 'select * from api_client order by id desc')
    expect(kept).toMatchObject({
      name: 'Vragen BV',
      token_hash: hashToken(token),
      token_start: token.slice(0, 10),
      rights: '["appointments:read","messages:send"]',
      used_at: null,
    })
    expect(JSON.stringify(rows(software.db, 'select * from audit'))).not.toContain(token)
    const again = await page.reload()
    expect([shownToken(again), again.html.includes(token)]).toEqual(['', false])
    expect((await software.ask('/api/v1/appointments', {}, token)).status).toBe(200)
  })

  it('shows the token to whoever made it, and to nobody else', async () => {
    const other = await signedIn(software, 'owner')
    const form = (await owner.visit(address)).form(`form[action="${address}"]`)
    const answer = await owner.send(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(
        Object.fromEntries(form.fill({ name: 'A', readAppointments: true }).entries()),
      ),
    })
    const where = answer.headers.get('location') ?? ''
    software.db.raw.exec(
      "insert into staff_user (email, email_folded, name, role, language, password_hash, created_at) select 'b@example.test', 'b@example.test', 'Bo', 'owner', 'en', password_hash, 1 from staff_user limit 1",
    )
    const bo = openBrowser(software)
    await signIn(bo, 'b@example.test')
    expect(shownToken(await bo.visit(where))).toBe('')
    expect(shownToken(await other.visit(where))).not.toBe('')
  })

  it('lists them with rights, last use and what was revoked', async () => {
    await software.ask('/api/v1/appointments')
    const text = (await owner.visit(address)).text
    expect(text).toContain('Vragen BV')
    expect(text).toContain(`${software.token.slice(0, 10)}…`)
    expect(text).toContain('08:00')
    expect(text).not.toContain(software.token)
  })

  it.each([
    ['no name', { readAppointments: true }, 'Enter a name of at most 80 characters'],
    [
      'too long a name',
      { name: 'a'.repeat(81), readAppointments: true },
      'Enter a name of at most 80 characters',
    ],
    ['no right', { name: 'Vragen' }, 'Tick at least one right'],
  ])('refuses %s, and keeps what was typed', async (_, fields, said) => {
    const before = rows(software.db, 'select count(*) as n from api_client')
    const page = await make(fields)
    expect([page.status, page.errors().join()]).toEqual([422, expect.stringContaining(said)])
    expect(page.field('name').value).toBe('name' in fields ? fields.name : '')
    expect(rows(software.db, 'select count(*) as n from api_client')).toEqual(before)
  })

  it('asks for the password again where the sign-in is long ago', async () => {
    software.now += 1200
    const asked = await make({ name: 'Vragen', readAppointments: true })
    expect([asked.status, asked.field('ownPassword').error !== undefined]).toEqual([422, true])
    const wrong = await asked
      .form(`form[action="${address}"]`)
      .fill({ ownPassword: 'wrong' })
      .press('Make a token')
    expect(wrong.status).toBe(422)
    const right = await wrong
      .form(`form[action="${address}"]`)
      .fill({ ownPassword: password })
      .press('Make a token')
    expect(shownToken(right)).not.toBe('')
  })

  it('changes rights at once, and tells whoever comes second that somebody was before', async () => {
    const path = `${address}/${software.clientId}`
    const [first, second] = [await owner.visit(path), await owner.visit(path)]
    const saved = await first.form(`form[action="${path}"]`).fill({ readAppointments: false }).press('Save')
    expect(saved.text).toContain('Saved.')
    expect(await problemIn(await software.ask('/api/v1/appointments'))).toBe('403 right-missing')
    const late = await second.form(`form[action="${path}"]`).fill({ name: 'Other' }).press('Save')
    expect([late.status, late.field('name').value]).toEqual([409, 'Other'])
    expect(rows(software.db, 'select name from api_client')).toEqual([{ name: 'Vragen BV' }])
  })

  it('revokes after a page that asks; from then on the token is as unknown', async () => {
    const page = await owner.visit(`${address}/${software.clientId}`)
    const sure = await page.link('Revoke access').click()
    expect([sure.heading, (await software.ask('/api/v1/appointments')).status]).toEqual([
      'Revoke the access of Vragen BV?',
      200,
    ])
    const done = await sure.press('Revoke access')
    expect(done.text).toContain('Revoked')
    expect((await software.ask('/api/v1/appointments')).status).toBe(401)
    expect(done.forms().filter((form) => form.action.startsWith(address))).toEqual([])
    // An old page that is still open changes nothing.
    const late = await page.form(`form[action="${address}/${software.clientId}"]`).press('Save')
    expect(late.text).not.toContain('Saved.')
    const audit = rows(software.db, "select action, user_id from audit where object = 'software' order by id")
    expect(audit.map(({ action }) => action)).toEqual(['added', 'revoked'])
    expect(audit[1]?.user_id).not.toBe(null)
  })

  it('sets where appointments are told, shows the secret once, renews it and takes the address away', async () => {
    const path = `${address}/${software.clientId}`
    const form = `form[action="${path}/webhook"]`
    const secretOf = (page: Page) => page.document.querySelector('#secret')?.getAttribute('value') ?? ''
    const page = await owner.visit(path)
    for (const url of [
      'http://example.org/',
      'https://localhost/x',
      'https://10.0.0.1/',
      '',
      'https://a@b.nl/',
    ]) {
      const wrong = await page.form(form).fill({ url }).press('Save the address')
      expect([wrong.status, wrong.field('url').value]).toEqual([422, url])
      expect(wrong.errors().join()).toContain('public web address')
    }
    const set = await page
      .form(form)
      .fill({ url: ' https://hooks.example.org/ledig ' })
      .press('Save the address')
    expect(secretOf(set)).toMatch(/^whsec_[\w+/=]{32}$/)
    expect([set.field('url').value, secretOf(await set.reload())]).toEqual(['', ''])
    expect(set.text).toContain('https://hooks.example.org/…')
    const moved = await set.form(form).fill({ url: 'https://hooks.example.org/2' }).press('Save the address')
    expect(secretOf(moved)).toBe('')
    const renewed = await moved.press('Make a new secret')
    expect([secretOf(renewed) === secretOf(set), secretOf(renewed)]).toEqual([
      false,
      expect.stringMatching(/^whsec_/),
    ])
    expect(renewed.text).toContain('the old secret counts, too')
    const gone = await renewed.press('Stop telling it')
    expect([gone.field('url').value, rows(software.db, 'select active from webhook')]).toEqual([
      '',
      [{ active: 0 }],
    ])
  })

  it('says nothing of addresses where that right is not ticked', async () => {
    const { id } = access(software, ['appointments:read'], 'Screen')
    expect((await owner.visit(`${address}/${id}`)).has('#webhook')).toBe(false)
  })

  it('is found from the settings, and not there for an unknown one', async () => {
    expect((await owner.visit('/staff/settings')).links().some(({ href }) => href === address)).toBe(true)
    expect((await owner.visit(`${address}/999`)).status).toBe(404)
  })

  it('the look of software at a patient is on the card', async () => {
    bookAtDesk(software)
    await software.ask('/api/v1/appointments')
    const [patient] = rows(software.db, 'select id from patient')
    const page = await owner.visit(`/staff/patients/${patient?.id}/looks`)
    expect(page.text).toContain('Other software')
    expect(page.text).toContain('read by software')
    expect(page.text).toContain('Vragen BV')
  })
})

describe('the door of the programming interface', () => {
  const paths = ['/api/v1/appointments', '/api/v1/appointments/1', '/api/v1/messages/1']

  it('has one answer for no token, a malformed, an unknown and a revoked one', async () => {
    const { id, token } = access(software, ['appointments:read'])
    revokeClient(software.db, id, theSystem, software.now)
    const given = ['', 'x', 'ledig_AAAAAAAAAAAAAAAAAAAAAA', `${software.token}x`, token]
    for (const path of paths) {
      const answers = await Promise.all(given.map((each) => software.ask(path, {}, each)))
      const odd = await software.request(path, { headers: { authorization: `Basic ${software.token}` } })
      const bodies = await Promise.all(
        [...answers, odd].map(async (each) => `${each.status} ${await each.text()}`),
      )
      expect(new Set(bodies).size).toBe(1)
      expect(bodies[0]).toMatch(/^401 .*token-unknown/)
      expect(answers[0]?.headers.get('www-authenticate')).toBe('Bearer realm="Ledig"')
    }
    // Each of them was held back as long.
    expect(new Set(software.pauses)).toEqual(new Set([500]))
  })

  it('knows no cookie: whoever is signed in as owner is nobody here', async () => {
    expect((await owner.send('/api/v1/appointments')).status).toBe(401)
  })

  it('sets none either, is not kept by anybody, and names no other site', async () => {
    for (const path of [...paths, '/api/v1/openapi.json', '/api/v1/nothing']) {
      const answer = await software.ask(path, { headers: { origin: 'https://evil.example' } })
      const { headers } = answer
      expect([headers.get('set-cookie'), headers.get('cache-control')]).toEqual([null, 'no-store'])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('lets in whoever comes from another site with a token: that is what software does', async () => {
    reader(software)
    const headers = { origin: 'https://vragen.example', 'sec-fetch-site': 'cross-site' }
    expect((await software.post({ patient: { number: 1203 }, text: 'Hello' }, headers)).status).toBe(202)
  })

  it.each([
    ['appointments:read', '/api/v1/messages/1'],
    ['messages:send', '/api/v1/appointments'],
    ['webhooks', '/api/v1/appointments/1'],
    ['patients:names', '/api/v1/appointments'],
  ] as const)('with %s alone does not open %s', async (right, path) => {
    const { token } = access(software, [right])
    expect(await problemIn(await software.ask(path, {}, token))).toBe('403 right-missing')
  })

  it('knows no other addresses and methods', async () => {
    for (const path of [
      '/api',
      '/api/',
      '/api/v1',
      '/api/v2/appointments',
      '/api/v1/appointments/x',
      '/api/v1/messages/1/2',
    ])
      expect(await problemIn(await software.ask(path))).toBe('404 not-found')
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await software.ask('/api/v1/appointments', { method })
      expect([answer.headers.get('allow'), await problemIn(answer)]).toEqual(['GET, HEAD', '405 method'])
    }
    const got = await software.ask('/api/v1/messages')
    expect([got.headers.get('allow'), await problemIn(got)]).toEqual(['POST', '405 method'])
    expect((await software.ask('/api/v1/appointments', { method: 'HEAD' })).status).toBe(200)
  })

  it('remembers to the minute when a token was used', async () => {
    const used = () => rows(software.db, 'select used_at from api_client')[0]?.used_at
    await software.ask('/api/v1/appointments')
    const first = software.now
    software.now += 59
    await software.ask('/api/v1/appointments')
    expect(used()).toBe(first)
    software.now += 1
    await software.ask('/api/v1/appointments')
    expect(used()).toBe(software.now)
  })

  it('answers so many requests a minute of each token, and says when to come again', async () => {
    for (let n = 0; n < requestsAMinute; n++) await software.ask('/api/v1/messages/1')
    software.now += 20
    const answer = await software.ask('/api/v1/messages/1')
    expect([answer.headers.get('retry-after'), await problemIn(answer)]).toEqual([
      '40',
      '429 too-many-requests',
    ])
    expect(
      (await software.ask('/api/v1/appointments', {}, access(software, ['appointments:read']).token)).status,
    ).toBe(200)
    software.now += 40
    expect((await software.ask('/api/v1/messages/1')).status).toBe(404)
  })

  it('takes so many messages a minute', async () => {
    reader(software)
    const hello = { patient: { number: 1203 }, text: 'Hello' }
    for (let n = 0; n < messagesAMinute; n++) expect((await software.post(hello)).status).toBe(202)
    expect(await problemIn(await software.post(hello))).toBe('429 too-many-requests')
    expect((await software.ask('/api/v1/appointments')).status).toBe(200)
  })

  it('slows down who guesses tokens, then answers 429 to their network, and still lets the right one in', async () => {
    const guess = (token: string) =>
      software.ask('/api/v1/appointments', { headers: { 'x-forwarded-for': '203.0.113.7' } }, token)
    for (let n = 0; n < 30; n++) expect((await guess(`ledig_AAAAAAAAAAAAAAAAAAAA${n}`)).status).toBe(401)
    const closed = await guess('ledig_BBBBBBBBBBBBBBBBBBBBBB')
    expect([closed.headers.get('retry-after'), await problemIn(closed)]).toEqual([
      '900',
      '429 too-many-requests',
    ])
    expect((await guess(software.token)).status).toBe(200)
    expect(
      (await software.ask('/api/v1/appointments', { headers: { 'x-forwarded-for': '203.0.113.8' } }, 'x'))
        .status,
    ).toBe(401)
    software.now += 900
    expect((await guess('x')).status).toBe(401)
  })
})
