import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/lib/password.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { setPassword } from '../../src/staff/accounts.commands.ts'
import { forgetSessions } from '../../src/staff/sessions.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addStaff, password, signedIn, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const minute = 60
const home = '/staff/agenda'
let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

/** Any page behind the door; the staff's own root leads on to the agenda. */
async function isIn(browser: { send: (address: string) => Promise<Response> }): Promise<boolean> {
  const answer = await browser.send('/staff')
  expect(answer.status).toBe(303)
  return answer.headers.get('location') === home
}

function post(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { ...type, ...headers } }
}

const sameOrigin = { 'sec-fetch-site': 'same-origin' }

describe('the sign-in', () => {
  it.each([
    ['owner@example.test', password, true],
    [' OWNER@example.test ', password, true],
    ['owner@example.test', `${password} `, false],
    ['owner@example.test', password.toUpperCase(), false],
    ['owner@example.test', '', false],
    ['', password, false],
    ['nobody@example.test', password, false],
    ['owner@example.test', 'x'.repeat(20_000), false],
    ["owner@example.test' or 1=1 --", password, false],
  ])('answers %s with the password %.30s', async (email, typed, opens) => {
    await addStaff(test.db, 'owner', test.now)
    const browser = openBrowser(test)
    await signIn(browser, email, typed)
    expect(browser.page.status).toBe(opens ? browser.page.status : 422)
    expect(browser.page.via.map(({ status, location }) => [status, location])).toEqual(
      opens ? [[303, home]] : [],
    )
    expect(await isIn(browser)).toBe(opens)
  })

  it('gives the same page for an unknown account and a wrong password, with the address kept', async () => {
    await addStaff(test.db, 'owner', test.now)
    const wrong = openBrowser(test)
    await signIn(wrong, 'owner@example.test', 'not the password')
    const unknown = openBrowser(test)
    await signIn(unknown, 'other@example.test', 'not the password')
    const bytes = (html: string, address: string) =>
      html.replaceAll(address, '').replace(/value="[\w-]{22}"/, '')
    expect(bytes(wrong.page.html, 'owner@')).toBe(bytes(unknown.page.html, 'other@'))
    expect(wrong.page.errors()).toEqual(['The e-mail address or the password is wrong'])
    expect(wrong.page.title).toMatch(/^Error: Sign in/)
    expect(wrong.page.field('email').value).toBe('owner@example.test')
    expect(wrong.page.field('password').value).toBe('')
    expect(wrong.page.html).not.toContain('not the password')
  })

  it('asks for what is missing beside the fields', async () => {
    const browser = openBrowser(test)
    await signIn(browser, '', '')
    expect(browser.page.errors()).toEqual(['Enter your e-mail address', 'Enter your password'])
    expect(browser.page.field('email').error).toBe('Enter your e-mail address')
    expect(browser.page.field('password')).toMatchObject({ error: 'Enter your password', invalid: true })
  })

  it('speaks the language of the practice, the pages behind it that of the user', async () => {
    test.db.raw.prepare(`update practice set languages = '["sv", "en"]'`).run()
    await addStaff(test.db, 'owner', test.now, 'nb')
    const browser = openBrowser(test)
    const door = await browser.visit('/staff/sign-in')
    expect(door.lang).toBe('sv')
    await door.form().fill({ email: 'owner@example.test', password }).press('Logga in')
    expect((await browser.visit('/staff/nowhere')).lang).toBe('nb')
  })

  it('leads whoever is signed in to the agenda', async () => {
    const browser = await signedIn(test, 'owner')
    expect((await browser.send('/staff/sign-in')).headers.get('location')).toBe(home)
  })

  it('makes a new session each time: a cookie from before is worth nothing', async () => {
    const browser = await signedIn(test, 'owner')
    const first = browser.cookies.get('ledig')
    await browser.send('/staff/sign-in', post({ email: 'owner@example.test', password }, sameOrigin))
    expect(browser.cookies.get('ledig')).not.toBe(first)
    const old = await test.request('/staff', { headers: { cookie: `ledig=${first}` } })
    expect(old.headers.get('location')).toMatch(/^\/staff\/sign-in/)

    await addStaff(test.db, 'reception', test.now)
    const planted = 'AAAAAAAAAAAAAAAAAAAAAA'
    const headers = { ...sameOrigin, cookie: `ledig=${planted}` }
    const answer = await test.request(
      '/staff/sign-in',
      post({ email: 'reception@example.test', password }, headers),
    )
    expect(answer.headers.getSetCookie().join()).not.toContain(planted)
    const fixed = await test.request('/staff', { headers: { cookie: `ledig=${planted}` } })
    expect(fixed.headers.get('location')).toMatch(/^\/staff\/sign-in/)
  })

  it('keeps the token itself nowhere but in the cookie', async () => {
    const browser = await signedIn(test, 'owner')
    const token = browser.cookies.get('ledig') ?? ''
    expect(token).toMatch(/^[\w-]{22}$/)
    expect(test.db.raw.serialize().includes(token)).toBe(false)
    expect(test.lines.join()).not.toContain(token)
  })

  it.each([
    ['http://localhost:3000', 'ledig', 'HttpOnly; SameSite=Lax'],
    ['https://book.example.org', '__Host-ledig', 'HttpOnly; Secure; SameSite=Lax'],
  ])('at %s sets the cookie %s', async (baseUrl, name, attributes) => {
    test = openApp(undefined, { baseUrl })
    smallPractice(test.db)
    await addStaff(test.db, 'owner', test.now)
    const answer = await test.request(
      '/staff/sign-in',
      post({ email: 'owner@example.test', password }, sameOrigin),
    )
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith(`${name}=`))
    expect(cookie).toBe(`${name}=${cookie?.split(/[=;]/)[1]}; Path=/; ${attributes}`)
  })

  it('does not open for an account that was closed', async () => {
    const browser = await signedIn(test, 'reception')
    test.db.raw.prepare('update staff_user set active = 0').run()
    expect(await isIn(browser)).toBe(false)
    await signIn(browser, 'reception@example.test')
    expect(await isIn(browser)).toBe(false)
  })
})

describe('a session', () => {
  it('rests for half an hour at most', async () => {
    const browser = await signedIn(test, 'owner')
    test.now += 30 * minute - 1
    expect(await isIn(browser)).toBe(true)
    test.now += 30 * minute - 1
    expect(await isIn(browser)).toBe(true)
    test.now += 30 * minute
    expect(await isIn(browser)).toBe(false)
  })

  it('rests as long as the practice says', async () => {
    test.db.raw.prepare('update practice set idle_minutes_owner = 5').run()
    const browser = await signedIn(test, 'owner')
    test.now += 5 * minute
    expect(await isIn(browser)).toBe(false)
  })

  it('ends after twelve hours of work', async () => {
    const browser = await signedIn(test, 'owner')
    const start = test.now
    while (test.now < start + 12 * 3600 - 10 * minute) {
      test.now += 10 * minute
      expect(await isIn(browser)).toBe(true)
    }
    test.now = start + 12 * 3600
    expect(await isIn(browser)).toBe(false)
  })

  it('is not kept alive by a page that refreshes itself', async () => {
    const browser = await signedIn(test, 'owner')
    for (let minutes = 0; minutes < 29; minutes += 1) {
      test.now += minute
      await browser.send('/staff?quiet=1')
    }
    test.now += 2 * minute
    expect(await isIn(browser)).toBe(false)
  })

  it('writes that it was used once a minute', async () => {
    const browser = await signedIn(test, 'owner')
    const seen = () => test.db.raw.prepare('select seen_at from session').pluck().get()
    const start = test.now
    test.now = start + 59
    await isIn(browser)
    expect(seen()).toBe(start)
    test.now = start + 60
    await isIn(browser)
    expect(seen()).toBe(start + 60)
  })

  it('ends with signing out', async () => {
    const browser = await signedIn(test, 'owner')
    const token = browser.cookies.get('ledig')
    const page = await browser.visit('/staff/nowhere')
    expect(page.status).toBe(404)
    const answer = await browser.send('/staff/sign-out', post({}, sameOrigin))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/sign-in?note=out'])
    expect(browser.cookies.has('ledig')).toBe(false)
    const stolen = await test.request('/staff', { headers: { cookie: `ledig=${token}` } })
    expect(stolen.headers.get('location')).toMatch(/^\/staff\/sign-in/)
  })

  it('ends with a new password', async () => {
    const browser = await signedIn(test, 'owner')
    setPassword(test.db, 1, await hashPassword('another long password'), theSystem, test.now)
    expect(await isIn(browser)).toBe(false)
    await signIn(browser, 'owner@example.test')
    expect(browser.page.status).toBe(422)
    await signIn(browser, 'owner@example.test', 'another long password')
    expect(await isIn(browser)).toBe(true)
  })

  it('that has ended leads a page to the door and back', async () => {
    const browser = await signedIn(test, 'owner')
    test.now += 31 * minute
    const page = await browser.visit('/staff/nowhere?date=2027-01-26&quiet=1')
    expect([page.heading, page.lang]).toEqual(['Locked', 'en'])
    const back = await page.form('form.card').fill({ password }).press('Unlock')
    expect(back.via.at(-1)?.location).toBe('/staff/nowhere?date=2027-01-26')
  })

  it('of which nothing is known any more says of a form that it was not saved', async () => {
    const browser = await signedIn(test, 'owner')
    test.now += 30 * 86_400
    forgetSessions(test.db, test.now)
    const headers = { ...sameOrigin, referer: 'http://localhost:3000/staff/schedule?week=2027-01-25' }
    const answer = await browser.send('/staff/account', post({ name: 'Olga' }, headers))
    expect(answer.status).toBe(303)
    const door = await browser.visit(answer.headers.get('location') ?? '')
    expect(door.text).toContain('It was not saved')
    expect(door.query.get('next')).toBe('/staff/schedule?week=2027-01-25')
  })

  it('that has ended sends an htmx request to the door by a header', async () => {
    const headers = {
      'hx-request': 'true',
      'hx-current-url': 'http://localhost:3000/staff/agenda?date=2027-01-26',
    }
    for (const method of ['GET', 'POST']) {
      const answer = await openBrowser(test).send('/staff', { method, headers })
      expect([answer.status, await answer.text()]).toEqual([200, ''])
      expect(answer.headers.get('hx-redirect')).toBe(
        '/staff/sign-in?next=%2Fstaff%2Fagenda%3Fdate%3D2027-01-26',
      )
    }
  })
})

describe('the way back', () => {
  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/staff/agenda',
    'javascript:alert(1)',
    '/staff/../../evil',
    '/staff/..//evil.example',
    '/staff/%2e%2e//evil.example',
    '/staff/../book',
    '/staffing',
    '/staff',
    '/staff/',
    '/staff/\t/evil.example',
    '/staff/agenda\r\nSet-Cookie: a=b',
    '/staff/sign-out',
    '/staff/sign-in?next=/staff/sign-in',
    'staff/agenda',
    '@evil.example',
    `/staff/${'a'.repeat(600)}`,
  ])('does not lead to %s', async (next) => {
    await addStaff(test.db, 'owner', test.now)
    const browser = openBrowser(test)
    const fields = { email: 'owner@example.test', password, next }
    const answer = await browser.send('/staff/sign-in', post(fields, sameOrigin))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, home])
    const again = await browser.send(`/staff/sign-in?${new URLSearchParams({ next })}`)
    expect(again.headers.get('location')).toBe(home)
  })
})

describe('the cross-site guard', () => {
  const elsewhere: [string, Record<string, string>][] = [
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['a sibling', { origin: 'http://evil.localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['another port', { origin: 'http://localhost:4000' }],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['no word of where it comes from', {}],
    ['Origin: null', { origin: 'null' }],
  ]
  const bodies: [string, string][] = [
    ['application/x-www-form-urlencoded', 'formToken=AAAAAAAAAAAAAAAAAAAAAA'],
    ['application/json', '{"formToken":"AAAAAAAAAAAAAAAAAAAAAA"}'],
    ['text/plain', 'formToken=AAAAAAAAAAAAAAAAAAAAAA'],
    ['', ''],
  ]

  it.each(elsewhere)('refuses %s at every kind of body', async (_name, headers) => {
    const browser = await signedIn(test, 'owner')
    for (const [type, body] of bodies) {
      const init = {
        method: 'POST',
        body,
        headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
      }
      expect((await browser.send('/staff/sign-out', init)).status).toBe(403)
      expect((await openBrowser(test).send('/staff/sign-in', init)).status).toBe(403)
    }
    expect(await isIn(browser)).toBe(true)
  })

  it.each([
    ['its own Origin', { origin: 'http://localhost:3000' }],
    ['Sec-Fetch-Site: same-origin', sameOrigin],
    ['a privacy tool that hides the Origin', { ...sameOrigin, origin: 'null' }],
  ])('lets %s act', async (_name, headers) => {
    const browser = await signedIn(test, 'owner')
    expect((await browser.send('/staff/sign-out', post({}, headers))).status).toBe(303)
    expect(await isIn(browser)).toBe(false)
  })

  it('on https does not take the word of a page on bare http', async () => {
    test = openApp(undefined, { baseUrl: 'https://book.example.org' })
    smallPractice(test.db)
    const browser = await signedIn(test, 'owner', { origin: 'https://book.example.org' })
    const refused = await browser.send('/staff/sign-out', post({}, { origin: 'http://book.example.org' }))
    expect(refused.status).toBe(403)
    const done = await browser.send('/staff/sign-out', post({}, { origin: 'https://book.example.org' }))
    expect(done.status).toBe(303)
  })

  it('lets a text browser sign in and out by the token in its forms', async () => {
    const browser = await signedIn(test, 'owner', { textBrowser: true })
    expect(await isIn(browser)).toBe(true)
    const token = String(test.db.raw.prepare('select form_token from session').pluck().get())
    expect((await browser.send('/staff/sign-out', post({ formToken: token }))).status).toBe(303)
    expect(await isIn(browser)).toBe(false)
  })

  it('does not take the token of somebody else', async () => {
    const [owner, ines] = [await signedIn(test, 'owner'), await signedIn(test, 'reception')]
    const tokens = test.db.raw.prepare('select form_token from session order by user_id').pluck().all()
    const [ownersToken] = tokens.map(String)
    expect((await ines.send('/staff/sign-out', post({ formToken: ownersToken ?? '' }))).status).toBe(403)
    expect((await owner.send('/staff/sign-out', post({ formToken: ownersToken ?? '' }))).status).toBe(303)
  })

  it('gives a page that was open too long another chance', async () => {
    await addStaff(test.db, 'owner', test.now)
    const browser = openBrowser(test, { textBrowser: true })
    const page = await browser.visit('/staff/sign-in')
    browser.forgetCookies()
    const stale = await page.form().fill({ email: 'owner@example.test', password }).press('Sign in')
    expect([stale.status, stale.errors()]).toEqual([403, ['This page was open for too long. Sign in again.']])
    await stale.form().fill({ password }).press('Sign in')
    expect(await isIn(browser)).toBe(true)
  })
})

describe('the throttle', () => {
  const wrong = async (ip: string, email = 'owner@example.test', typed = 'wrong') =>
    openBrowser(test, { ip }).send('/staff/sign-in', post({ email, password: typed }, sameOrigin))

  beforeEach(async () => {
    await addStaff(test.db, 'owner', test.now)
  })

  it('slows down, then closes the account to that network and says until when', async () => {
    const answers: number[] = []
    for (let tries = 0; tries < 6; tries += 1) answers.push((await wrong('203.0.113.5')).status)
    expect(answers).toEqual([422, 422, 422, 422, 422, 429])
    expect(test.pauses).toEqual([500, 1000, 2000])
    test.now += 5 * minute
    const closed = await wrong('203.0.113.5', 'owner@example.test', password)
    expect([closed.status, closed.headers.get('retry-after')]).toEqual([429, '600'])
    expect(await closed.text()).toContain('Try again in 10 minutes.')
    test.now += 10 * minute
    expect((await wrong('203.0.113.5', 'owner@example.test', password)).status).toBe(303)
  })

  it('does not lock the owner out elsewhere', async () => {
    for (let tries = 0; tries < 6; tries += 1) await wrong('203.0.113.5')
    expect((await wrong('198.51.100.7', 'OWNER@example.test', password)).status).toBe(303)
  })

  it('does the same for an account that is not there', async () => {
    const answers: number[] = []
    for (let tries = 0; tries < 6; tries += 1)
      answers.push((await wrong('203.0.113.5', 'no@example.test')).status)
    expect(answers).toEqual([422, 422, 422, 422, 422, 429])
  })

  it('closes a network that tries many accounts', async () => {
    for (let tries = 0; tries < 20; tries += 1) await wrong('2001:db8:1:2::1', `user${tries}@example.test`)
    expect((await wrong('2001:db8:1:2::ffff', 'owner@example.test', password)).status).toBe(429)
    expect((await wrong('2001:db8:1:3::1', 'owner@example.test', password)).status).toBe(303)
  })

  it('closes an account that is tried from everywhere, but not to where it was signed into before', async () => {
    expect((await wrong('198.51.100.7', 'owner@example.test', password)).status).toBe(303)
    for (let tries = 0; tries < 20; tries += 1) await wrong(`203.0.113.${tries}`)
    expect((await wrong('203.0.113.200')).status).toBe(429)
    expect((await wrong('198.51.100.7', 'owner@example.test', password)).status).toBe(303)
  })

  it('counts tries that come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong('203.0.113.5')))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
  })

  it('forgets a slip of the keyboard', async () => {
    for (let round = 0; round < 4; round += 1) {
      for (let tries = 0; tries < 3; tries += 1) expect((await wrong('203.0.113.5')).status).toBe(422)
      expect((await wrong('203.0.113.5', 'owner@example.test', password)).status).toBe(303)
    }
  })
})
