import { beforeEach, describe, expect, it } from 'vitest'
import { findUser } from '../../src/staff/accounts.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { form, rows } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { addStaff, password, signedIn, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const address = '/staff/account'
const passwordForm = '[action$="/account/password"]'
const emailForm = '[action$="/account/email"]'
const factsForm = `form[action="${address}"]`
let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.send('/staff')).headers.get('location') === '/staff/agenda'
}

const audited = (action: string) => rows(test.db, `select * from audit where action = '${action}'`)

describe('your account', () => {
  it.each(['owner', 'practitioner', 'reception'] as const)('is one click away for the %s', async (role) => {
    const browser = await signedIn(test, role)
    const agenda = await browser.visit('/staff/agenda')
    const [own] = agenda.links('.me')
    const page = await own?.click()
    expect([page?.path, page?.heading]).toEqual([address, 'Your account'])
    expect(page?.text).toContain(`You sign in with ${role}@example.test.`)
  })

  it('changes name and language, which count at once, and nothing else', async () => {
    const browser = await signedIn(test, 'reception')
    const page = await browser.visit(address)
    const tampered = page.form(factsForm).tamper({ role: 'owner', active: '', email: 'x@example.org' })
    const saved = await tampered.fill({ name: 'Ines de Wit', language: 'sv' }).press('Save')
    expect([saved.status, saved.lang, saved.texts('[role="status"]')]).toEqual([200, 'sv', ['Sparat.']])
    expect(findUser(test.db, 1)).toMatchObject({
      name: 'Ines de Wit',
      role: 'reception',
      email: 'reception@example.test',
    })
    expect(audited('changed').at(-1)).toMatchObject({ user_id: 1, detail: '{"settings":"name language"}' })
  })

  it('keeps what was typed and says what is wrong', async () => {
    const browser = await signedIn(test, 'reception')
    const page = await browser.visit(address)
    const answer = await page.form(factsForm).fill({ name: ' ', language: 'nl' }).press('Save')
    expect([answer.status, answer.field('name').error, answer.field('language').value]).toEqual([
      422,
      'Enter a name',
      'nl',
    ])
  })

  it('J47: offers the tick for booking mails only to whom a calendar belongs, and keeps it otherwise', async () => {
    const browser = await signedIn(test, 'practitioner')
    expect((await browser.visit(address)).has('[type="checkbox"][name="mailOnBooking"]')).toBe(false)
    test.db.raw.prepare('update calendar set user_id = 1 where id = 1').run()
    const page = await browser.visit(address)
    expect(page.has('[name="mailOnBooking"][checked]')).toBe(false)
    await page.form(factsForm).fill({ mailOnBooking: true }).press('Save')
    expect(findUser(test.db, 1)?.mailOnBooking).toBe(true)
    await (await browser.visit(address)).form(factsForm).fill({ mailOnBooking: false }).press('Save')
    expect(findUser(test.db, 1)?.mailOnBooking).toBe(false)
  })
})

describe('your own password', () => {
  const fresh = 'seventeen herons at dawn'

  it('is changed with the old one; every other session ends, this one goes on under a new token', async () => {
    const [here, there] = [await signedIn(test, 'reception'), await signedIn(test, 'reception')]
    const old = here.cookies.get('ledig')
    const page = await here.visit(address)
    const done = await page
      .form(passwordForm)
      .fill({ oldPassword: password, newPassword: fresh })
      .press('Change the password')
    expect(done.text).toContain('Your password is changed.')
    expect([await isIn(here), await isIn(there), here.cookies.get('ledig') === old]).toEqual([
      true,
      false,
      false,
    ])
    expect(await isIn(openBrowser(test, { headers: { cookie: `ledig=${old}` } }))).toBe(false)
    const again = openBrowser(test)
    await signIn(again, 'reception@example.test', password)
    expect(await isIn(again)).toBe(false)
    await signIn(again, 'reception@example.test', fresh)
    expect(await isIn(again)).toBe(true)
    expect(audited('password-changed')).toMatchObject([{ user_id: 1, object_id: 1 }])
  })

  it('is changed once by a double click, and stays where the session was ended meanwhile', async () => {
    const change = (browser: Browser, newPassword: string, oldPassword: string) => {
      const own = { 'sec-fetch-site': 'same-origin', cookie: `ledig=${browser.cookies.get('ledig')}` }
      return test.app.request(`${address}/password`, form({ oldPassword, newPassword }, own))
    }
    const twice = await signedIn(test, 'reception')
    const both = await Promise.all([change(twice, fresh, password), change(twice, fresh, password)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(both.filter(({ headers }) => headers.has('set-cookie')).length).toBe(1)
    const here = openBrowser(test)
    await signIn(here, 'reception@example.test', fresh)
    // The owner ends it while the password is being worked on.
    const late = change(here, 'eighteen herons at dusk', fresh)
    test.db.raw.prepare('update session set ended_at = ?').run(test.now)
    expect((await late).headers.has('set-cookie')).toBe(false)
    expect([await isIn(here), audited('password-changed').length]).toEqual([false, 1])
  })

  it.each([
    ['the old one is wrong', 'not this one', fresh, 'oldPassword', 'This is not your password'],
    ['the old one is missing', '', fresh, 'oldPassword', 'Enter your password'],
    ['the new one is short', password, 'heron', 'newPassword', 'Use at least 12 characters'],
  ])(
    'stays where %s, and nothing typed comes back',
    async (_name, oldPassword, newPassword, field, error) => {
      const browser = await signedIn(test, 'reception')
      const page = await browser.visit(address)
      const answer = await page.form(passwordForm).fill({ oldPassword, newPassword }).enter()
      expect([answer.status, answer.field(field).error]).toEqual([422, error])
      expect(answer.html).not.toContain(newPassword)
      expect(audited('password-changed')).toEqual([])
    },
  )

  it('cannot be guessed at an unlocked desk', async () => {
    const browser = await signedIn(test, 'reception')
    let page = await browser.visit(address)
    for (let tries = 0; tries < 5; tries++)
      page = await page.form(passwordForm).fill({ oldPassword: 'wrong', newPassword: fresh }).enter()
    const closed = await page.form(passwordForm).fill({ oldPassword: password, newPassword: fresh }).enter()
    expect(closed.field('oldPassword').error).toBe('Too many attempts. Try again in 15 minutes.')
    expect([audited('password-refused').length, audited('password-changed')]).toEqual([5, []])
  })
})

describe('your own e-mail address', () => {
  it('is changed with the password, and signs in from then on', async () => {
    const browser = await signedIn(test, 'reception')
    const page = await browser.visit(address)
    const form = page.form(emailForm)
    const done = await form.fill({ email: 'Ines@Example.org', emailPassword: password }).enter()
    expect(done.text).toContain('From now on you sign in with the new address.')
    const again = openBrowser(test)
    await signIn(again, 'ines@example.org')
    expect(await isIn(again)).toBe(true)
    await signIn(openBrowser(test), 'reception@example.test')
    expect(audited('email-changed')).toMatchObject([{ user_id: 1, detail: '{}' }])
  })

  it.each([
    ['a wrong password', 'ines@example.org', 'wrong', 'emailPassword', 'This is not your password'],
    ['no address', 'ines', password, 'email', 'Enter an e-mail address, such as name@example.org'],
    [
      'that of a colleague',
      'OWNER@example.test',
      password,
      'email',
      'Another account signs in with this address',
    ],
  ])('stays with %s, and keeps the address that was typed', async (_name, email, typed, field, error) => {
    await addStaff(test.db, 'owner', test.now)
    const browser = await signedIn(test, 'reception')
    const page = await browser.visit(address)
    const answer = await page.form(emailForm).fill({ email, emailPassword: typed }).enter()
    expect([answer.status, answer.field(field).error, answer.field('email').value]).toEqual([
      422,
      error,
      email,
    ])
    expect(findUser(test.db, 2)?.email).toBe('reception@example.test')
  })

  it('of a colleague is changed by the owner, and open links to the old one die', async () => {
    const olga = await signedIn(test, 'owner')
    await addStaff(test.db, 'reception', test.now)
    const list = '/staff/settings/accounts'
    await (await olga.visit(`${list}/2`)).press('Make a link to a new password')
    const page = await olga.visit(`${list}/2`)
    await page.form('[novalidate]').fill({ email: 'ines@example.org' }).press('Save')
    expect(findUser(test.db, 2)?.email).toBe('ines@example.org')
    expect(rows(test.db, 'select * from one_time_token')).toEqual([])
    const taken = await olga.visit(`${list}/2`)
    const refused = await taken.form('[novalidate]').fill({ email: 'owner@example.test' }).press('Save')
    expect([refused.status, refused.field('email').error]).toEqual([
      422,
      'Another account signs in with this address',
    ])
    const wrong = await refused.form('[novalidate]').fill({ email: 'ines' }).press('Save')
    expect([wrong.status, wrong.field('email').value]).toEqual([422, 'ines'])
  })

  it('is not changed on the page of accounts without the password', async () => {
    const olga = await signedIn(test, 'owner')
    const page = await olga.visit('/staff/settings/accounts/1')
    expect(page.has('[name="email"]')).toBe(false)
    await page.form('[novalidate]').tamper({ email: 'x@example.org' }).press('Save')
    expect(findUser(test.db, 1)?.email).toBe('owner@example.test')
  })
})

describe('where you are signed in', () => {
  it('is listed; one session is ended, or all but this one', async () => {
    const here = await signedIn(test, 'reception')
    const [second, third] = [await signedIn(test, 'reception'), await signedIn(test, 'reception')]
    const olga = await signedIn(test, 'owner')
    const page = await here.visit(address)
    expect(page.texts('tbody tr')).toHaveLength(3)
    const done = await page.press('Sign out everywhere else')
    expect(done.text).toContain('You are signed out everywhere else.')
    expect([await isIn(here), await isIn(second), await isIn(third), await isIn(olga)]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(done.text).not.toContain('Sign out everywhere else')
    await done.form('[action$="/sessions"]').press(/^End/)
    expect(await isIn(here)).toBe(false)
  })

  it('ends nobody else’s session', async () => {
    const here = await signedIn(test, 'reception')
    const olga = await signedIn(test, 'owner')
    const theirs = (await olga.visit(address)).document.querySelector('[name="session"]')
    const page = await here.visit(address)
    const session = theirs?.getAttribute('value') ?? ''
    await page.form('[action$="/sessions"]').tamper({ session }).press(/^End/)
    expect(await isIn(olga)).toBe(true)
  })
})
