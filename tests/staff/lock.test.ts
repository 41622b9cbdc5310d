import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/lib/password.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { setPassword } from '../../src/staff/accounts.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addStaff, password, signedIn, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const minute = 60
const hour = 3600
const newPatient = '/staff/patients/new'
const patientForm = `form[action^="${newPatient}"]`
const here = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
let test: TestApp
let ines: Browser

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

const lena = { firstName: 'Lena', lastName: 'Berg', birthDate: '27 3 1979' }
const patients = () => rows(test.db, 'select first_name, last_name from patient')
const kept = () => rows(test.db, 'select * from kept_form')
const session = () => rows(test.db, 'select * from session where ended_at is null')
const facts = { name: 'Ines de Wit', language: 'en' }

/** One's own name, typed before the lock and sent behind it: the page that the browser then stands on. */
async function sendLate(browser: Browser = ines, name = 'Ines de Wit'): Promise<Page> {
  const page = await browser.visit('/staff/account')
  test.now += 31 * minute
  return page.form('form[action="/staff/account"]').fill({ name }).press('Save')
}

const unlock = (page: Page, typed = password) =>
  page.form('form.card').fill({ password: typed }).press('Unlock')
const nameOf = (id: number) => test.db.raw.prepare('select name from staff_user where id = ?').pluck().get(id)

describe('rule 34: after its time of rest a screen locks', () => {
  it('to the second, and names who is signed in', async () => {
    test.now += 30 * minute - 1
    expect((await ines.visit('/staff/account')).status).toBe(200)
    test.now += 30 * minute
    const lock = await ines.visit('/staff/account')
    expect([lock.path, lock.heading]).toEqual(['/staff/sign-in', 'Locked'])
    expect(lock.text).toContain('Ines Maas is signed in here.')
    expect(lock.field('email').value).toBe('reception@example.test')
    expect(lock.text).not.toContain('Agenda')
    const back = await unlock(lock)
    expect(back.path).toBe('/staff/account')
  })

  it('says on each page when that will be, right at the moment it is shown', async () => {
    expect((await ines.visit('/staff/account')).texts('footer')[0]).toContain('Locks at 08:30 unless')
    test.now += 10 * minute
    expect((await ines.visit('/staff/account')).texts('footer')[0]).toContain('Locks at 08:40 unless')
    // Use is written down once a minute: the page says what counts.
    test.now += 30
    const page = await ines.visit('/staff/account')
    expect(page.document.querySelector('#lock')?.getAttribute('data-seconds')).toBe(String(30 * minute - 30))
    test.now += 30 * minute - 30
    expect((await ines.visit('/staff/account')).heading).toBe('Locked')
  })

  it('neither stays open nor speaks otherwise for a page that refreshes itself', async () => {
    const seconds: (string | undefined)[] = []
    for (const wait of [10, 10, 9]) {
      test.now += wait * minute
      const answer = await ines.send('/staff/agenda?quiet=1', { headers: { 'hx-request': 'true' } })
      seconds.push(answer.headers.get('ledig-locks')?.split(' ')[0])
      expect(await answer.text()).toContain('Locks at 08:30 unless')
    }
    expect(seconds).toEqual(['1200', '600', '60'])
    test.now += minute
    const headers = {
      'hx-request': 'true',
      'hx-current-url': 'http://localhost:3000/staff/agenda?date=2027-01-26',
    }
    const answer = await ines.send('/staff/agenda?quiet=1', { headers })
    const lock = answer.headers.get('hx-redirect') ?? ''
    expect([answer.headers.get('ledig-locks'), lock]).toEqual([
      null,
      '/staff/sign-in?next=%2Fstaff%2Fagenda%3Fdate%3D2027-01-26',
    ])
    const back = await unlock(await ines.visit(lock))
    expect([back.path, back.query.get('date')]).toEqual(['/staff/agenda', '2027-01-26'])
  })

  it('stays open by a link, without script too', async () => {
    test.now += 29 * minute
    const page = await ines.visit('/staff/stay')
    expect([page.heading, page.texts('footer')[0]]).toEqual([
      'You are signed in, Ines Maas',
      expect.stringContaining('Locks at 08:59 unless'),
    ])
    test.now += 29 * minute
    expect((await ines.visit('/staff/account')).status).toBe(200)
  })

  it('by role, and by the role that somebody has by now', async () => {
    test.db.raw.prepare('update practice set idle_minutes_reception = 60, idle_minutes_owner = 5').run()
    test.now += 59 * minute
    expect((await ines.visit('/staff/account')).status).toBe(200)
    test.db.raw.prepare("update staff_user set role = 'owner'").run()
    test.now += 5 * minute
    expect((await ines.visit('/staff/account')).heading).toBe('Locked')
  })

  it('after twelve hours of work, whatever is done; unlocking begins anew', async () => {
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      test.now += 10 * minute
      expect((await ines.send('/staff')).headers.get('location')).toBe('/staff/agenda')
    }
    expect((await ines.visit('/staff/account')).texts('footer')[0]).toContain('Locks at 20:00 unless')
    test.now += 10 * minute
    const lock = await ines.visit('/staff/account')
    expect(lock.heading).toBe('Locked')
    expect((await unlock(lock)).texts('footer')[0]).toContain('Locks at 20:30 unless')
  })

  it('where the clock was set back: an hour later it would have locked', async () => {
    await ines.visit('/staff/account')
    test.now -= 2 * minute
    expect((await ines.visit('/staff/account')).status).toBe(200)
    test.now -= hour
    expect((await ines.visit('/staff/account')).heading).toBe('Locked')
    expect((await unlock(ines.page)).path).toBe('/staff/account')
  })

  it('where the clock jumped ahead, and nothing is lost by it', async () => {
    const page = await ines.visit('/staff/account')
    test.now += 3 * 86_400
    const lock = await page.form('form[action="/staff/account"]').fill({ name: 'Ines de Wit' }).press('Save')
    const done = await (await unlock(lock)).form('form[action="/staff/account"]').enter()
    expect([done.status, nameOf(1)]).toEqual([200, 'Ines de Wit'])
  })
})

describe('rule 34: the button that locks', () => {
  it('locks at once, on every page, and leads back by the password', async () => {
    const page = await ines.visit('/staff/patients')
    const lock = await page.press('Lock')
    expect([lock.heading, lock.query.get('next')]).toEqual(['Locked', '/staff/patients'])
    for (const address of ['/staff/agenda', '/staff/account', '/staff/patients'])
      expect((await ines.visit(address)).heading).toBe('Locked')
    expect(session()).toMatchObject([{ locked_at: test.now }])
    const back = await unlock(lock)
    expect([back.path, back.status]).toEqual(['/staff/patients', 200])
    expect(session()).toMatchObject([{ locked_at: null }])
  })

  it('leaves nothing to whoever kept the cookie of before', async () => {
    const old = ines.cookies.get('ledig')
    await (await ines.visit('/staff/patients')).press('Lock')
    const thief = openBrowser(test, { headers: { cookie: `ledig=${old}` } })
    expect((await thief.visit('/staff/patients')).heading).not.toBe('Locked')
    expect(ines.cookies.get('ledig')).not.toBe(old)
  })

  it('asks for nothing but who it is: wrong passwords open nothing, and are counted', async () => {
    const lock = await (await ines.visit('/staff/patients')).press('Lock')
    const wrong = await unlock(lock, 'not the password')
    expect([wrong.status, wrong.heading, wrong.errors()]).toEqual([
      422,
      'Locked',
      ['This is not the password'],
    ])
    expect((await unlock(wrong, '')).field('password').error).toBe('Enter your password')
    for (let tries = 0; tries < 4; tries += 1) await unlock(ines.page, 'not the password')
    const closed = await unlock(ines.page)
    expect([closed.status, closed.heading]).toEqual([429, 'Locked'])
    test.now += 15 * minute
    expect((await unlock(ines.page)).path).toBe('/staff/patients')
  })

  it('leaves the way out open', async () => {
    const lock = await (await ines.visit('/staff/patients')).press('Lock')
    const out = await lock.press('Sign Ines Maas out')
    expect([out.path, out.text.includes('You are signed out.')]).toEqual(['/staff/sign-in', true])
    expect([session(), ines.cookies.has('ledig')]).toEqual([[], false])
  })

  it('can be pressed twice, and in two tabs', async () => {
    const [one, other] = [await ines.visit('/staff/patients'), await ines.visit('/staff/agenda')]
    await one.press('Lock')
    expect((await other.press('Lock')).heading).toBe('Locked')
    expect(kept()).toEqual([])
  })

  it('is there for a text browser, too', async () => {
    const browser = await signedIn(test, 'owner', { textBrowser: true })
    const lock = await (await browser.visit('/staff/patients')).press('Lock')
    expect(lock.heading).toBe('Locked')
    expect((await unlock(lock)).path).toBe('/staff/patients')
    await (await browser.visit('/staff/patients')).press('Lock')
    expect((await browser.page.press('Sign Olga Owner out')).text).toContain('You are signed out.')
  })

  it('speaks the language of whoever is signed in', async () => {
    test.db.raw.prepare("update staff_user set language = 'sv'").run()
    const lock = await (await ines.visit('/staff/patients')).press('Lås')
    expect([lock.lang, lock.heading]).toEqual(['sv', 'Låst'])
  })
})

describe('rule 34: a POST that meets an ended session is carried through signing in again as the same user', () => {
  it('is kept, shown and sent on with one press', async () => {
    const lock = await sendLate()
    expect([lock.heading, lock.text.includes('What you sent is kept.')]).toEqual(['Locked', true])
    expect(nameOf(1)).toBe('Ines Maas')
    const page = await unlock(lock)
    expect([page.heading, page.texts('main li')]).toEqual(['Carry on where you were', ['Ines de Wit', 'own']])
    const done = await page.form('form[action="/staff/account"]').press('Carry on: send it now')
    expect([done.path, done.query.get('saved'), nameOf(1)]).toEqual(['/staff/account', '1', 'Ines de Wit'])
    expect(kept()).toEqual([])
  })

  it('keeps everything of the form: lists, line breaks, accents and what is wrong in it', async () => {
    const page = await ines.visit(newPatient)
    test.now += 31 * minute
    const typed = { ...lena, lastName: '<b>Ångström & Søn"', birthDate: 'once' }
    const form = page.form(patientForm)
    const names = form.entries().map(([name]) => name)
    const lock = await form.tamper(typed).tamper({ note: 'one\r\ntwo', box: 'a' }).enter()
    const carry = await unlock(lock)
    const sent = carry.form(patientForm).entries()
    expect(
      sent
        .filter(([name]) => names.includes(name))
        .map(([name]) => name)
        .sort(),
    ).toEqual([...names].sort())
    expect(sent).toContainEqual(['lastName', typed.lastName])
    expect(sent).toContainEqual(['note', 'one\r\ntwo'])
    const wrong = await carry.form(patientForm).enter()
    expect([wrong.status, wrong.field('lastName').value]).toEqual([422, typed.lastName])
  })

  it('is nowhere to be read meanwhile: not in the address, the log, the audit or the database', async () => {
    const page = await ines.visit(newPatient)
    test.now += 31 * minute
    const lock = await page.form(patientForm).tamper(lena).enter()
    expect(lock.url).not.toMatch(/Lena|Berg/)
    expect(lock.html).not.toMatch(/Lena|Berg/)
    expect(test.lines.join()).not.toMatch(/Lena|Berg/)
    expect(test.db.raw.serialize().includes('Lena')).toBe(false)
    expect(JSON.stringify(rows(test.db, 'select * from audit'))).not.toContain('Lena')
    expect(patients()).toEqual([])
  })

  it('works after the owner has ended the session elsewhere, and after a new password', async () => {
    const page = await ines.visit('/staff/account')
    test.db.raw.prepare('update session set ended_at = ?').run(test.now)
    const door = await page.form('form[action="/staff/account"]').fill({ name: 'Ines de Wit' }).press('Save')
    expect([door.heading, door.text.includes('What Ines Maas sent is kept.')]).toEqual([
      'Praktijk De Linde',
      true,
    ])
    setPassword(test.db, 1, await hashPassword('another long password'), theSystem, test.now)
    await signIn(ines, 'reception@example.test', 'another long password', door.url)
    expect(ines.page.heading).toBe('Carry on where you were')
  })

  it('counts in the tab that stayed open: its form is taken as if nothing had been', async () => {
    const [one, other] = [await ines.visit('/staff/account'), await ines.visit('/staff/patients')]
    await unlock(await other.press('Lock'))
    const done = await one.form('form[action="/staff/account"]').fill({ name: 'Ines de Wit' }).press('Save')
    expect([done.query.get('saved'), nameOf(1)]).toEqual(['1', 'Ines de Wit'])
  })

  it('counts there in a text browser, whose forms bring their token', async () => {
    const olga = await signedIn(test, 'owner', { textBrowser: true })
    const one = await olga.visit('/staff/account')
    await unlock(await (await olga.visit('/staff/patients')).press('Lock'))
    const done = await one.form('form[action="/staff/account"]').fill({ name: 'Olga O.' }).press('Save')
    expect([done.status, nameOf(2)]).toEqual([200, 'Olga O.'])
    const late = await sendLate(olga, 'Olga P.')
    await (await unlock(late)).form('form[action="/staff/account"]').enter()
    expect(nameOf(2)).toBe('Olga P.')
  })

  it('is sent once: a second press, Back and a forged repetition change nothing', async () => {
    const carry = await unlock(await sendLate())
    await carry.form('form[action="/staff/account"]').enter()
    test.db.raw.prepare("update staff_user set name = 'Ines Maas' where id = 1").run()
    const again = await carry.form('form[action="/staff/account"]').enter()
    expect([again.status, again.heading, nameOf(1)]).toEqual([
      410,
      'There is nothing to carry on with',
      'Ines Maas',
    ])
    expect((await ines.visit(carry.url)).status).toBe(410)
  })

  it('can be thrown away instead', async () => {
    const carry = await unlock(await sendLate())
    const after = await carry.press('Throw it away')
    expect([after.path, kept(), nameOf(1)]).toEqual(['/staff/account', [], 'Ines Maas'])
    expect((await ines.visit(carry.url)).status).toBe(410)
  })

  it('waits for an hour, and no longer', async () => {
    const lock = await sendLate()
    const at = test.now
    test.now = at + hour - 1
    expect((await unlock(lock)).heading).toBe('Carry on where you were')
    test.now = at + hour
    const late = await ines.visit(ines.page.url)
    expect([late.status, late.heading]).toEqual([410, 'There is nothing to carry on with'])
  })

  it('locks once more while it waits: then it is kept anew, once', async () => {
    const carry = await unlock(await sendLate())
    test.now += 31 * minute
    const lock = await carry.form('form[action="/staff/account"]').enter()
    expect([lock.heading, kept()]).toMatchObject(['Locked', [{ kept_at: test.now }]])
    await (await unlock(lock)).form('form[action="/staff/account"]').enter()
    expect(nameOf(1)).toBe('Ines de Wit')
  })

  it('without its passwords: they are neither shown nor kept, and typed again', async () => {
    const page = await ines.visit('/staff/account')
    test.now += 31 * minute
    const form = page.form('form[action="/staff/account/password"]')
    const words = { oldPassword: 'tern beacon harbour', newPassword: 'gull anchor meadow' }
    const carry = await unlock(await form.fill(words).enter())
    expect(carry.heading).toBe('Carry on where you were')
    expect(carry.html).not.toMatch(/tern beacon|gull anchor/)
    const again = await carry.form('form[action="/staff/account/password"]').enter()
    expect([again.status, again.field('oldPassword').error]).toEqual([422, 'Enter your password'])
  })

  it('shows in full what decides who gets in, and asks once more: somebody at the locked desk may have sent it', async () => {
    const olga = await signedIn(test, 'owner')
    await (await olga.visit('/staff/patients')).press('Lock')
    const body = new URLSearchParams({
      ...{ name: 'Eve', email: 'eve@evil.example', role: 'owner', language: 'en' },
    }).toString()
    const left = await olga.send('/staff/settings/accounts', { method: 'POST', body, headers: here })
    const carry = await unlock(await olga.visit(left.headers.get('location') ?? ''))
    const asked = await carry.form('form[action="/staff/settings/accounts"]').enter()
    expect([asked.status, asked.field('ownPassword').error]).toEqual([422, 'Enter your password'])
    expect([asked.field('name').value, asked.field('email').value]).toEqual(['Eve', 'eve@evil.example'])
    expect((await asked.form('form[action="/staff/settings/accounts"]').enter()).status).toBe(422)
    expect(rows(test.db, "select * from staff_user where name = 'Eve'")).toEqual([])
  })

  it('is judged by the role that its user has by then', async () => {
    const olga = await signedIn(test, 'owner')
    const page = await olga.visit('/staff/settings/rooms')
    test.now += 31 * minute
    test.db.raw.prepare("update staff_user set role = 'reception' where id = 2").run()
    const action = page.forms().find((each) => each.action.startsWith('/staff/settings'))?.action ?? ''
    const lock = await page.form(`form[action="${action}"]`).enter()
    const carry = await unlock(lock)
    expect(carry.heading).toBe('Carry on where you were')
    expect((await carry.form(`form[action="${action}"]`).enter()).status).toBe(404)
  })

  it('is not kept for an account that was closed meanwhile', async () => {
    const page = await ines.visit('/staff/account')
    test.db.raw.prepare('update staff_user set active = 0').run()
    const door = await page.form('form[action="/staff/account"]').fill({ name: 'Ines de Wit' }).press('Save')
    expect([door.heading, kept()]).toEqual(['Praktijk De Linde', []])
    expect(door.text).toContain('It was not saved')
    expect(door.text).not.toContain('Ines')
  })

  it('does not keep what another site sent, nor what says nothing of where it comes from', async () => {
    test.now += 31 * minute
    const body = new URLSearchParams(facts).toString()
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...from }
      const answer = await ines.send('/staff/account', { method: 'POST', body, headers })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/sign-in'])
    }
    expect(kept()).toEqual([])
  })

  it('keeps nothing for whoever never was signed in', async () => {
    const headers = { ...here, cookie: 'ledig=AAAAAAAAAAAAAAAAAAAAAA' }
    await openBrowser(test).send('/staff/account', { method: 'POST', body: 'name=x', headers })
    expect(kept()).toEqual([])
  })

  it('keeps ten forms of one user at most: a script that goes on fills no disk', async () => {
    test.now += 31 * minute
    for (let times = 0; times < 14; times += 1) {
      test.now += 1
      await ines.send('/staff/account', { method: 'POST', body: `name=N${times}`, headers: here })
    }
    expect(kept()).toHaveLength(10)
  })

  it('says of a file, and of what is too long, that it must be sent again', async () => {
    const olga = await signedIn(test, 'owner')
    test.now += 31 * minute
    const form = new FormData()
    form.set('logo', new File([Buffer.alloc(2000)], 'logo.png', { type: 'image/png' }))
    const sent = (body: FormData | string, type?: string) =>
      olga.send('/staff/settings/look/logo', {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin', ...(type ? { 'content-type': type } : {}) },
      })
    const withFile = await sent(form)
    const door = await olga.visit(withFile.headers.get('location') ?? '')
    expect([door.heading, door.text.includes('A file cannot be kept behind the lock.')]).toEqual([
      'Locked',
      true,
    ])
    const long = `name=${'%C3%A5'.repeat(45_000)}`
    expect((await sent(long, here['content-type'])).headers.get('location')).toContain('note=long')
    expect(kept()).toEqual([])
  })

  it('keeps a form that could have carried a file and does not', async () => {
    test.now += 31 * minute
    const form = new FormData()
    form.set('name', 'Ines de Wit')
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await ines.send('/staff/account', { method: 'POST', body: form, headers })
    expect(answer.headers.get('location')).toContain(encodeURIComponent('/staff/carry-on/'))
  })

  it('leads a search to its page: a name is typed again', async () => {
    test.now += 31 * minute
    const headers = {
      ...here,
      'hx-request': 'true',
      'hx-current-url': 'http://localhost:3000/staff/patients',
    }
    const answer = await ines.send('/staff/patients', { method: 'POST', body: 'q=berg', headers })
    expect(answer.headers.get('hx-redirect')).toBe('/staff/sign-in?next=%2Fstaff%2Fpatients')
    expect(kept()).toEqual([])
  })

  it('keeps what htmx sent, and leads the whole page to the lock', async () => {
    test.now += 31 * minute
    const headers = { ...here, 'hx-request': 'true', 'hx-current-url': 'http://localhost:3000/staff/account' }
    const body = new URLSearchParams(facts).toString()
    const answer = await ines.send('/staff/account', { method: 'POST', body, headers })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    const carry = await unlock(await ines.visit(answer.headers.get('hx-redirect') ?? ''))
    expect(carry.heading).toBe('Carry on where you were')
    expect((await carry.link('Open the page without it').click()).path).toBe('/staff/account')
  })
})

describe('rule 34: somebody else takes over the desk in one step', () => {
  beforeEach(async () => {
    await addStaff(test.db, 'owner', test.now)
  })

  it('at the agenda of the same date, with their own rights, and the first one is out', async () => {
    await ines.visit('/staff/agenda?date=2027-01-26')
    const lock = await ines.page.press('Lock')
    const other = await lock.link('Someone else').click()
    expect([other.heading, other.field('email').value]).toEqual(['Praktijk De Linde', ''])
    expect(other.text).toContain('Sign in, and Ines Maas is signed out here.')
    const page = await other
      .form('form.card')
      .fill({ email: 'owner@example.test', password })
      .press('Sign in')
    expect([page.path, page.query.get('date')]).toEqual(['/staff/agenda', '2027-01-26'])
    expect(page.texts('.me a')).toEqual(['Olga Owner'])
    expect(session()).toMatchObject([{ user_id: 2 }])
  })

  it('and may turn back', async () => {
    const lock = await (await ines.visit('/staff/patients')).press('Lock')
    const back = await (await lock.link('Someone else').click()).link('Back to Ines Maas').click()
    expect((await unlock(back)).path).toBe('/staff/patients')
  })

  it('lands nowhere that only the first one may see', async () => {
    const olga = openBrowser(test)
    await signIn(olga, 'owner@example.test')
    const lock = await (await olga.visit('/staff/settings/accounts')).press('Lock')
    const other = await lock.link('Someone else').click()
    const wrong = await other
      .form('form.card')
      .fill({ email: 'reception@example.test', password: 'no' })
      .enter()
    expect([wrong.status, wrong.heading]).toEqual([422, 'Praktijk De Linde'])
    const page = await wrong.form('form.card').fill({ password }).enter()
    expect([page.path, page.status]).toEqual(['/staff/agenda', 200])
  })

  it('what the first one had sent is dropped, with words before and after', async () => {
    const lock = await sendLate()
    const other = await lock.link('Someone else').click()
    expect(other.text).toContain('Ines Maas has sent something that is not saved yet.')
    const page = await other
      .form('form.card')
      .fill({ email: 'owner@example.test', password })
      .press('Sign in')
    expect([page.path, page.texts('.note[role="status"]')]).toEqual([
      '/staff/agenda',
      ['What your predecessor at this desk had typed but not saved was thrown away.'],
    ])
    expect([kept(), nameOf(1), nameOf(2)]).toEqual([[], 'Ines Maas', 'Olga Owner'])
  })

  it('the kept form of another user is there for nobody else, however its address is come by', async () => {
    const lock = await sendLate()
    const address = lock.query.get('next') ?? ''
    const olga = openBrowser(test)
    await signIn(olga, 'owner@example.test')
    const page = await olga.visit(address)
    expect([page.status, page.heading]).toEqual([410, 'There is nothing to carry on with'])
    expect(page.html).not.toContain('Ines de Wit')
    await olga.send(`${address}/drop`, { method: 'POST', headers: here, body: '' })
    const carried = new URLSearchParams({ ...facts, carriedOn: address.split('/').at(-1) ?? '' }).toString()
    const forged = await olga.send('/staff/account', { method: 'POST', headers: here, body: carried })
    expect([forged.status, nameOf(2), kept().length]).toEqual([410, 'Olga Owner', 1])
  })

  it('a form of the first one that is sent from another tab is nobody’s', async () => {
    const form = (await ines.visit('/staff/account')).form('form[action="/staff/account"]')
    const lock = await (await ines.visit('/staff/patients')).press('Lock')
    const other = await lock.link('Someone else').click()
    await other.form('form.card').fill({ email: 'owner@example.test', password }).press('Sign in')
    const refused = await form.fill({ name: 'Ines de Wit' }).press('Save')
    expect([refused.status, refused.heading]).toEqual([403, 'This form was somebody else’s'])
    expect(refused.text).toContain('The page was opened by Ines Maas, and you are signed in as Olga Owner.')
    expect([nameOf(1), nameOf(2)]).toEqual(['Ines Maas', 'Olga Owner'])
  })

  it('a forged, sealed or copied form opens for nobody', async () => {
    const address = (await sendLate()).query.get('next') ?? ''
    await unlock(ines.page)
    for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '..%2f..', address.slice(-21)])
      expect((await ines.visit(`/staff/carry-on/${token}`)).status).toBe(410)
    test.db.raw.prepare('update kept_form set user_id = 2').run()
    const olga = openBrowser(test)
    await signIn(olga, 'owner@example.test')
    expect((await olga.visit(address)).status).toBe(410)
  })
})
