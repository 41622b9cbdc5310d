import { beforeEach, describe, expect, it } from 'vitest'
import { totpCode, totpStep } from '../../src/lib/totp.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { readQr } from '../helpers/qr.ts'
import { addStaff, password, signedIn, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const home = '/staff/agenda'
const address = '/staff/account/factor'
const wrongCode = 'The code is wrong, was used before or has expired. Wait for the next one and try again'
let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

const codeNow = (secret: string, away = 0) => totpCode(secret, totpStep(test.now) + away)
const secretOn = (page: Page) => page.texts('code').join('').replaceAll(' ', '')
const audited = (action: string) => rows(test.db, `select * from audit where action = '${action}'`)
const isIn = async (browser: Browser) => (await browser.send('/staff')).headers.get('location') === home

/** Sets up an authenticator, as its owner does; returns its secret and the recovery codes. */
async function enrol(
  browser: Browser,
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const page = await browser.visit(address)
  const secret = secretOn(page)
  const done = await page
    .form()
    .fill({ code: codeNow(secret) })
    .press('Switch on')
  expect([done.status, done.path]).toEqual([200, address])
  return { secret, codes: done.texts('li code') }
}

/** As far as the page that asks for the code. */
async function toCode(browser: Browser = openBrowser(test), typed = password): Promise<Page> {
  await signIn(browser, 'owner@example.test', typed)
  return browser.page
}

describe('an authenticator', () => {
  it('is set up from a QR code or a typed secret, and a code proves that it arrived', async () => {
    const olga = await signedIn(test, 'owner')
    const page = await olga
      .visit('/staff/account')
      .then((each) => each.link('Set up a second factor').click())
    const secret = secretOn(page)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const link = page.link('Open it in an app on this device').href
    const issuer = 'Praktijk%20De%20Linde'
    expect(link).toBe(
      `otpauth://totp/${issuer}:owner%40example.test?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`,
    )
    expect(readQr(page.document.querySelector('svg')?.outerHTML ?? '')).toBe(link)
    expect(page.html).not.toContain('style=')
    const wrong = await page
      .form()
      .fill({ code: codeNow(secret, 5) })
      .press('Switch on')
    expect([wrong.status, wrong.field('code').error, secretOn(wrong)]).toEqual([422, wrongCode, secret])
    expect(await isIn(await signedIn(test, 'owner'))).toBe(true)
    const done = await wrong
      .form()
      .fill({ code: codeNow(secret) })
      .press('Switch on')
    expect(done.texts('li code')).toHaveLength(10)
    expect((await done.reload()).texts('li code')).toEqual([])
    expect((await olga.visit('/staff/account')).text).toContain('10 recovery codes are left.')
  })

  it('is kept sealed, its codes hashed, and nothing of them is in the audit or the log', async () => {
    const { secret, codes } = await enrol(await signedIn(test, 'owner'))
    const data = test.db.raw.serialize()
    expect(data.includes(secret)).toBe(false)
    for (const code of codes)
      for (const form of [code, code.replace('-', '')]) expect(data.includes(form)).toBe(false)
    expect(test.lines.join()).not.toContain(secret)
    expect(audited('second-factor-on')).toMatchObject([{ user_id: 1, detail: '{"kind":"totp"}' }])
  })

  it('asks for the password once more when the sign-in is not fresh', async () => {
    const olga = await signedIn(test, 'owner')
    test.now += 601
    const page = await olga.visit(address)
    const secret = secretOn(page)
    const without = await page
      .form()
      .fill({ code: codeNow(secret) })
      .press('Switch on')
    expect([without.status, without.field('password').error]).toEqual([422, 'Enter your password'])
    const wrong = await without.form().fill({ password: 'wrong' }).press('Switch on')
    expect([wrong.status, wrong.field('password').error]).toEqual([422, 'This is not your password'])
    const done = await wrong
      .form()
      .fill({ password, code: codeNow(secret) })
      .press('Switch on')
    expect(done.texts('li code')).toHaveLength(10)
  })

  it('gives the session a new token: whoever had the old one is out', async () => {
    const olga = await signedIn(test, 'owner')
    const old = olga.cookies.get('ledig')
    await enrol(olga)
    expect([olga.cookies.get('ledig') === old, await isIn(olga)]).toEqual([false, true])
    const thief = openBrowser(test, { headers: { cookie: `ledig=${old}` } })
    expect(await isIn(thief)).toBe(false)
  })

  it('is switched off with the password, and with it go the recovery codes', async () => {
    const olga = await signedIn(test, 'owner')
    await enrol(olga)
    const page = await olga.visit(address)
    const wrong = await page
      .form('[action$="/off"]')
      .fill({ offPassword: 'wrong' })
      .press('Switch off the app')
    expect([wrong.status, wrong.field('offPassword').error]).toEqual([422, 'This is not your password'])
    const done = await wrong
      .form('[action$="/off"]')
      .fill({ offPassword: password })
      .press('Switch off the app')
    expect(done.text).toContain('The app is switched off.')
    expect(rows(test.db, 'select * from recovery_code')).toEqual([])
    expect(audited('second-factor-off')).toHaveLength(1)
    expect((await toCode()).path).toBe(home)
  })

  it('cannot be put onto another account with its form', async () => {
    const olga = await signedIn(test, 'owner')
    const page = await olga.visit(address)
    const ines = await signedIn(test, 'reception')
    const form = (await ines.visit(address)).form()
    const ticket = page.document.querySelector('[name="ticket"]')?.getAttribute('value') ?? ''
    const answer = await form
      .tamper({ ticket })
      .fill({ code: codeNow(secretOn(page)) })
      .press('Switch on')
    expect(answer.text).toContain('That took too long.')
    expect(audited('second-factor-on')).toEqual([])
  })
})

describe('the sign-in with a second factor', () => {
  let secret: string
  let codes: readonly string[]

  beforeEach(async () => {
    const enrolled = await enrol(await signedIn(test, 'owner'))
    secret = enrolled.secret
    codes = enrolled.codes
    test.now += 60
  })

  it('gives no session before the code, and leads on to where one was going', async () => {
    const browser = openBrowser(test)
    await browser.visit('/staff/follow-up')
    const page = await browser.page.form().fill({ email: 'owner@example.test', password }).press('Sign in')
    expect([page.path, page.heading]).toEqual(['/staff/sign-in/code', 'One more step'])
    expect([browser.cookies.has('ledig'), await isIn(browser)]).toEqual([false, false])
    const code = page.document.querySelector('#code')
    expect(code?.getAttribute('autocomplete')).toBe('one-time-code')
    expect(code?.getAttribute('maxlength')).toBeUndefined()
    const done = await page
      .form()
      .fill({ code: ` ${codeNow(secret).replace(/(...)/, '$1 ')} ` })
      .enter()
    expect(done.path).toBe('/staff/follow-up')
    expect(browser.cookies.has('ledig-second')).toBe(false)
  })

  // The password is always asked (Cal.com CVE-2025-66489), whatever else is sent.
  it.each([
    ['right', 'right', true],
    ['right', 'wrong', false],
    ['right', '', false],
    ['wrong', 'right', false],
    ['wrong', 'wrong', false],
    ['', 'right', false],
  ])('with a %s password and a %s code', async (typedPassword, typedCode, opens) => {
    const code = { right: codeNow(secret), wrong: codeNow(secret, 7) }[typedCode] ?? ''
    const given = { right: password, wrong: 'not this one at all' }[typedPassword] ?? ''
    const browser = openBrowser(test)
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const both = { email: 'owner@example.test', password: given, code, totp: code }
    for (const path of ['/staff/sign-in', '/staff/sign-in/code']) {
      const body = new URLSearchParams(both).toString()
      await browser.send(path, { method: 'POST', body, headers })
      if (path === '/staff/sign-in') expect(await isIn(browser)).toBe(false)
    }
    expect(await isIn(browser)).toBe(opens)
  })

  it('takes a code once, in every browser', async () => {
    const code = codeNow(secret)
    const [one, other] = [openBrowser(test), openBrowser(test)]
    const [first, second] = [await toCode(one), await toCode(other)]
    expect((await first.form().fill({ code }).enter()).path).toBe(home)
    const refused = await second.form().fill({ code }).enter()
    expect([refused.status, refused.errors()]).toEqual([422, [wrongCode]])
    expect(await isIn(other)).toBe(false)
    test.now += 30
    expect(
      (
        await refused
          .form()
          .fill({ code: codeNow(secret) })
          .enter()
      ).path,
    ).toBe(home)
  })

  it('takes each recovery code once, and says how many are left', async () => {
    const [code = ''] = codes
    const browser = openBrowser(test)
    expect((await (await toCode(browser)).form().fill({ code: code.toUpperCase() }).enter()).path).toBe(home)
    expect((await browser.visit('/staff/account')).text).toContain('9 recovery codes are left.')
    const again = await (await toCode()).form().fill({ code }).enter()
    expect([again.status, again.errors()]).toEqual([422, [wrongCode]])
    expect(audited('recovery-code-used')).toMatchObject([{ detail: '{"left":9}' }])
  })

  it('takes no recovery code of before, when new ones were made', async () => {
    const olga = openBrowser(test)
    await (await toCode(olga))
      .form()
      .fill({ code: codeNow(secret) })
      .enter()
    const page = await olga.visit(address)
    const made = await page
      .form('[action$="/codes"]')
      .fill({ codesPassword: password })
      .press('Make new recovery codes')
    const fresh = made.texts('li code')
    expect([fresh.length, fresh.some((each) => codes.includes(each))]).toEqual([10, false])
    const [old = ''] = codes
    const refused = await (await toCode()).form().fill({ code: old }).enter()
    expect(refused.status).toBe(422)
    expect(
      (
        await refused
          .form()
          .fill({ code: fresh[0] ?? '' })
          .enter()
      ).path,
    ).toBe(home)
  })

  it('answers a wrong code, a used one and a wrong recovery code alike, and writes each down', async () => {
    const answers: string[] = []
    for (const code of [codeNow(secret, 9), 'aaaaa-aaaaa', 'x']) {
      const page = await (await toCode()).form().fill({ code }).enter()
      answers.push(page.html.replace(/value="[\w-]{22}"/, ''))
    }
    expect(new Set(answers).size).toBe(1)
    expect(audited('second-factor-refused')).toHaveLength(3)
    expect(JSON.stringify(audited('second-factor-refused'))).not.toContain('aaaaa')
  })

  it('closes after five wrong codes, to strange networks too, and opens again after a quarter of an hour', async () => {
    const browser = openBrowser(test, { ip: '203.0.113.9' })
    let page = await toCode(browser)
    for (let tries = 0; tries < 5; tries++) page = await page.form().fill({ code: '000000' }).enter()
    const closed = await page
      .form()
      .fill({ code: codeNow(secret) })
      .enter()
    expect([closed.status, closed.headers.get('retry-after')]).toEqual([429, '900'])
    expect(closed.text).toContain('Too many attempts. Try again in 15 minutes.')
    const far = openBrowser(test, { ip: '198.51.100.7' })
    expect(
      (
        await (
          await toCode(far)
        )
          .form()
          .fill({ code: codeNow(secret) })
          .enter()
      ).status,
    ).toBe(429)
    test.now += 900
    expect(
      (
        await (
          await toCode(browser)
        )
          .form()
          .fill({ code: codeNow(secret) })
          .enter()
      ).path,
    ).toBe(home)
  })

  it('asks for a code where none was typed, and counts nothing', async () => {
    const page = await toCode()
    const answer = await page.form().fill({ code: '  ' }).enter()
    expect([answer.status, answer.field('code').error]).toEqual([422, 'Enter the code'])
    expect(audited('second-factor-refused')).toEqual([])
  })

  it('waits ten minutes for the code; then, or without a password, it begins again', async () => {
    const browser = openBrowser(test)
    const page = await toCode(browser)
    test.now += 601
    const late = await page
      .form()
      .fill({ code: codeNow(secret) })
      .enter()
    expect([late.path, late.text.includes('That took too long. Sign in again.')]).toEqual([
      '/staff/sign-in',
      true,
    ])
    expect((await openBrowser(test).visit('/staff/sign-in/code')).path).toBe('/staff/sign-in')
    const forged = openBrowser(test, { headers: { cookie: `ledig-second=${'A'.repeat(80)}` } })
    expect((await forged.visit('/staff/sign-in/code')).path).toBe('/staff/sign-in')
  })

  it.each([
    ['the password changes', "password_hash = 'x'"],
    ['the account is closed', 'active = 0'],
  ])('that has begun ends where %s meanwhile', async (_name, change) => {
    const browser = openBrowser(test)
    const page = await toCode(browser)
    test.db.raw.prepare(`update staff_user set ${change}`).run()
    expect(
      (
        await page
          .form()
          .fill({ code: codeNow(secret) })
          .enter()
      ).path,
    ).toBe('/staff/sign-in')
    expect(await isIn(browser)).toBe(false)
  })

  it('works in a text browser, and takes no form from another site', async () => {
    const browser = openBrowser(test, { textBrowser: true })
    const page = await toCode(browser)
    expect(
      (
        await page
          .form()
          .tamper({ formToken: 'x' })
          .fill({ code: codeNow(secret) })
          .enter()
      ).status,
    ).toBe(403)
    const again = await browser.visit('/staff/sign-in/code')
    expect(
      (
        await again
          .form()
          .fill({ code: codeNow(secret) })
          .enter()
      ).path,
    ).toBe(home)
  })
})

describe('a second factor that the practice asks for', () => {
  const ask = (of: 'nobody' | 'owners' | 'everybody') =>
    changePractice(test.db, { second_factor: of }, theSystem, test.now)

  it('is set by the owner on the page of accounts, which says who has one', async () => {
    const olga = await signedIn(test, 'owner')
    await enrol(olga)
    await addStaff(test.db, 'reception', test.now)
    const page = await olga.visit('/staff/settings/accounts')
    expect(page.texts('tbody tr').map((row) => /On$|None$/.exec(row)?.[0])).toEqual(['None', 'On'])
    const saved = await page.form('[name="secondFactor"]').choose('Everybody').press('Save')
    expect(saved.has('[name="secondFactor"][value="everybody"][checked]')).toBe(true)
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const wrong = { method: 'POST', body: 'secondFactor=some', headers }
    expect((await olga.send('/staff/settings/accounts/factor', wrong)).status).toBe(303)
    expect(rows(test.db, 'select second_factor from practice')).toEqual([{ second_factor: 'everybody' }])
  })

  it.each([
    ['nobody', 'owner', false],
    ['owners', 'owner', true],
    ['owners', 'reception', false],
    ['everybody', 'reception', true],
    ['everybody', 'practitioner', true],
  ] as const)('of %s leads the %s to set one up: %s', async (of, role, led) => {
    ask(of)
    const browser = await signedIn(test, role)
    expect((await browser.visit(home)).path).toBe(led ? address : home)
  })

  it('lets nobody past without: no page, no form, no piece of a page; and afterwards everywhere', async () => {
    const ines = await signedIn(test, 'reception')
    ask('everybody')
    for (const path of [
      home,
      '/staff/account',
      '/staff/messages',
      '/staff/nowhere',
      '/staff/account/factory',
    ])
      expect((await ines.visit(path)).path).toBe(address)
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const posted = await ines.send('/staff/account', { method: 'POST', body: 'name=X&language=en', headers })
    expect([posted.status, posted.headers.get('location')]).toEqual([303, address])
    expect(rows(test.db, "select 1 from staff_user where name = 'X'")).toEqual([])
    const piece = await ines.send(home, { headers: { 'hx-request': 'true' } })
    expect(piece.headers.get('hx-redirect')).toBe(address)
    const page = await ines.visit(address)
    expect(page.links('header nav')).toEqual([])
    expect(page.text).toContain('This practice asks for a second factor.')
    expect((await ines.visit('/staff/account/passkeys')).path).toBe('/staff/account/passkeys')
    await enrol(ines)
    expect((await ines.visit(home)).path).toBe(home)
  })

  it('lets everybody sign out without', async () => {
    const ines = await signedIn(test, 'reception')
    ask('everybody')
    const page = await ines.visit(address)
    expect((await page.form('header form').press('Sign out')).path).toBe('/staff/sign-in')
  })
})

describe('a lost second factor', () => {
  it('is reset by the owner, who is not asked for it: its sessions end, the password alone counts', async () => {
    const olga = await signedIn(test, 'owner')
    const ines = await signedIn(test, 'reception')
    await enrol(ines)
    const page = await olga.visit('/staff/settings/accounts/2')
    expect(page.text).toContain('In use: an authenticator app. 10 recovery codes are left.')
    const done = await page.press('Reset the second factor')
    expect(done.text).toContain('Ines Maas signs in with the password alone.')
    expect(await isIn(ines)).toBe(false)
    expect(rows(test.db, 'select totp_sealed, totp_step from staff_user where id = 2')).toEqual([
      { totp_sealed: null, totp_step: null },
    ])
    expect(audited('second-factor-reset')).toMatchObject([{ actor: 'staff', user_id: 1, object_id: 2 }])
    const again = openBrowser(test)
    await signIn(again, 'reception@example.test')
    expect(await isIn(again)).toBe(true)
  })

  it('of one’s own is not: that takes the password', async () => {
    const olga = await signedIn(test, 'owner')
    await enrol(olga)
    expect((await olga.visit('/staff/settings/accounts/1')).text).not.toContain('Reset the second factor')
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await olga.send('/staff/settings/accounts/1/factor', { method: 'POST', headers })
    expect([answer.status, await isIn(olga)]).toEqual([404, true])
  })

  it('is not reset by anybody else', async () => {
    const ines = await signedIn(test, 'reception')
    const headers = { 'sec-fetch-site': 'same-origin' }
    expect((await ines.send('/staff/settings/accounts/1/factor', { method: 'POST', headers })).status).toBe(
      404,
    )
  })
})
