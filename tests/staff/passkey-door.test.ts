import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const form = 'form[data-passkey]'
const answer = JSON.stringify({ id: 'AAAA', response: {} })
let test: TestApp

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  addPasskey(1)
})

function addPasskey(userId: number, credential = 'AAAA'): void {
  const columns = '(user_id, credential, public_key, name, created_at)'
  const insert = test.db.raw.prepare(`insert into passkey ${columns} values (?, ?, x'00', 'Phone', 1)`)
  insert.run(userId, credential)
}

async function knock(browser: Browser, changes: Record<string, string> = {}) {
  const page = await browser.visit('/staff/sign-in')
  return page
    .form(form)
    .tamper({ answer, ...changes })
    .enter()
}

const refused = () => rows(test.db, "select * from audit where action = 'sign-in-refused'")

describe('the sign-in with a passkey', () => {
  it('is offered where anybody has one, asks for any, and for a verified user', async () => {
    const page = await openBrowser(test).visit('/staff/sign-in')
    const options = JSON.parse(page.document.querySelector(form)?.getAttribute('data-options') ?? '{}')
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] })
    const again = await page.reload()
    expect(again.document.querySelector(form)?.getAttribute('data-options')).not.toContain(options.challenge)
    test.db.raw.exec('delete from passkey')
    const without = await page.reload()
    expect([without.has(form), without.html.includes('passkey')]).toEqual([false, false])
  })

  it('loads its script on the pages that need it, and on no other', async () => {
    const script = test.world.files.href('passkey.js')
    expect((await openBrowser(test).visit('/staff/sign-in')).html).toContain(script)
    for (const path of ['/', '/book', '/staff/sign-in/forgot'])
      expect((await openBrowser(test).visit(path)).html).not.toContain(script)
    const answered = await test.request(script)
    expect([answered.status, (await answered.text()).includes('startAuthentication')]).toEqual([200, true])
  })

  it.each([
    ['an answer that proves nothing', {}],
    ['no answer', { answer: '' }],
    ['an unknown credential', { answer: answer.replace('AAAA', 'BBBB') }],
    ['no ticket', { ticket: '' }],
    ['a forged ticket', { ticket: 'A'.repeat(120) }],
  ])('refuses %s, always with the same words, and writes it down', async (_name, changes) => {
    const browser = openBrowser(test)
    const page = await knock(browser, changes)
    expect([page.status, page.errors()]).toEqual([422, ['This passkey was not accepted']])
    expect([browser.cookies.has('ledig'), refused().length]).toEqual([false, 1])
  })

  it('refuses the ticket of another browser, one that is too old, and a form from elsewhere', async () => {
    const other = await openBrowser(test).visit('/staff/sign-in')
    const ticket = other.document.querySelector('[name="ticket"]')?.getAttribute('value') ?? ''
    expect((await knock(openBrowser(test), { ticket })).status).toBe(422)
    const late = await openBrowser(test).visit('/staff/sign-in')
    test.now += 1801
    expect((await late.form(form).tamper({ answer }).enter()).status).toBe(422)
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
    const init = { method: 'POST', body: new URLSearchParams({ answer, ticket }).toString(), headers }
    expect((await test.request('/staff/sign-in/passkey', init)).status).toBe(403)
  })

  it('closes to a network after twenty refusals', async () => {
    const browser = openBrowser(test, { ip: '203.0.113.9' })
    for (let tries = 0; tries < 20; tries++) await knock(browser)
    const closed = await knock(browser)
    expect([closed.status, closed.headers.get('retry-after')]).toEqual([429, '900'])
    expect((await knock(openBrowser(test, { ip: '198.51.100.7' }))).status).toBe(422)
  })
})

describe('one’s own passkeys', () => {
  it('are removed by their owner alone, with the password when the sign-in is not fresh', async () => {
    const ines = await addStaff(test.db, 'reception', test.now)
    test.db.raw.exec('delete from passkey')
    const olga = await signedIn(test, 'owner')
    addPasskey(ines, 'CCCC')
    const headers = { 'sec-fetch-site': 'same-origin' }
    const theirs = rows(test.db, 'select id from passkey')[0]?.id
    const stranger = await olga.send(`/staff/account/passkeys/${theirs}/remove`, { method: 'POST', headers })
    expect([stranger.status, rows(test.db, 'select * from passkey').length]).toEqual([404, 1])
    addPasskey(1)
    test.now += 601
    const page = await olga.visit('/staff/account/passkeys')
    const asked = await page.press(/^Remove/)
    const [own] = rows(test.db, 'select id from passkey where user_id = 1')
    const field = `remove-${own?.id}`
    expect([asked.status, asked.field(field).error]).toEqual([422, 'Enter your password'])
    const done = await asked
      .form(`[action$="/remove"]`)
      .fill({ [field]: 'heron lantern seventeen' })
      .enter()
    expect([done.status, rows(test.db, 'select user_id from passkey')]).toEqual([200, [{ user_id: ines }]])
  })

  it('cannot be made where browsers give none, and the page says why', async () => {
    test = openApp(undefined, { baseUrl: 'http://192.0.2.7:3000' })
    smallPractice(test.db)
    const olga = await signedIn(test, 'owner', { headers: { 'sec-fetch-site': 'same-origin' } })
    const page = await olga.visit('/staff/account/passkeys')
    expect(page.text).toContain('Passkeys need an https address with a name')
    expect(page.has('main form')).toBe(false)
  })

  it('are not made with the grant of another account, nor without one', async () => {
    test.db.raw.exec('delete from passkey')
    const olga = await signedIn(test, 'owner')
    const page = await olga.visit('/staff/account/passkeys')
    const made = await page.form().fill({ name: ' My  phone ' }).press('Add a passkey')
    expect([made.heading, made.texts('h2')]).toEqual(['Make the passkey', ['My phone']])
    const ines = await signedIn(test, 'reception')
    expect((await ines.visit(made.path)).path).toBe('/staff/account/passkeys')
    expect((await olga.visit('/staff/account/passkeys/new/x')).path).toBe('/staff/account/passkeys')
    const failed = await made.form().tamper({ answer }).enter()
    expect([failed.path, failed.text.includes('The passkey was not saved.')]).toEqual([
      '/staff/account/passkeys',
      true,
    ])
    expect(rows(test.db, 'select * from passkey')).toEqual([])
  })
})
