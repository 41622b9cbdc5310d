import { beforeEach, describe, expect, it } from 'vitest'
import { findUser, findUserByEmail } from '../../src/staff/accounts.queries.ts'
import { findCalendar } from '../../src/staff/calendars.queries.ts'
import { createSetupToken } from '../../src/staff/set-up-token.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addStaff, password, signedIn, signIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const list = '/staff/settings/accounts'
let test: TestApp
let practice: SmallPractice
let olga: Browser
let owner: number
let reception: number

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  owner = await addStaff(test.db, 'owner', test.now)
  reception = await addStaff(test.db, 'reception', test.now)
  olga = await signedIn(test, 'owner')
})

type Typed = Parameters<Page['fill']>[0]

const pageOf = (id = reception) => olga.visit(`${list}/${id}`)
const save = async (typed: Typed, id = reception): Promise<Page> =>
  (await pageOf(id)).form('[novalidate]').fill(typed).press('Save')
const ines = () => findUser(test.db, reception)
const isIn = async (browser: Browser) => (await browser.visit('/staff/agenda')).path === '/staff/agenda'

describe('the page of an account', () => {
  it('is reached from the list and says what each role may do', async () => {
    const page = await (await olga.visit(list)).link('Ines Maas').click()
    expect([page.path, page.heading, page.field('role').value]).toEqual([
      `${list}/${reception}`,
      'Ines Maas',
      'reception',
    ])
    for (const words of ['Runs the day:', 'works through the follow-up list', 'May do everything'])
      expect(page.text).toContain(words)
    expect(page.field('email').value).toBe('reception@example.test')
  })

  it('changes name, role and language, which count at once', async () => {
    const browser = await signedIn(test, 'reception')
    await save({ name: 'Ines de Wit', role: 'practitioner', language: 'nl' })
    expect(ines()).toMatchObject({ name: 'Ines de Wit', role: 'practitioner', language: 'nl' })
    const page = await browser.visit('/staff/schedule')
    expect([page.lang, page.texts('.me .mut')]).toEqual(['nl', ['Ines de Wit']])
    expect((await browser.visit('/staff/messages')).status).toBe(404)
    const [line] = rows(test.db, "select detail from audit where action = 'changed' order by id desc")
    expect(line?.detail).toBe('{"settings":"name role language"}')
  })

  it('J47, J48: holds the switch for e-mails about bookings by others, off by default', async () => {
    expect((await pageOf()).has('input[name="mailOnBooking"][checked]')).toBe(false)
    const saved = await save({ mailOnBooking: true })
    expect([ines()?.mailOnBooking, saved.has('input[name="mailOnBooking"][checked]')]).toEqual([true, true])
    await save({ mailOnBooking: false })
    expect(ines()?.mailOnBooking).toBe(false)
  })

  it('gives and takes calendars, and says whose they are', async () => {
    const ownerOf = (id: number) => findCalendar(test.db, id)?.userId
    await save({ calendar: [practice.anna, practice.selim].map(String) })
    expect([ownerOf(practice.anna), ownerOf(practice.selim)]).toEqual([reception, reception])
    const other = await pageOf(owner)
    expect(other.text).toContain('Anna de Vries (now of Ines Maas)')
    await save({ calendar: [String(practice.anna)] }, owner)
    expect([ownerOf(practice.anna), ownerOf(practice.selim)]).toEqual([owner, reception])
    await save({ calendar: [] })
    expect([ownerOf(practice.anna), ownerOf(practice.selim)]).toEqual([owner, null])
  })

  it('says what is wrong beside the fields, keeps everything and changes nothing', async () => {
    const before = ines()
    const answer = await save({ name: ' ', role: 'owner', mailOnBooking: true })
    expect([answer.status, answer.errors()]).toEqual([422, ['Name: Enter a name']])
    expect([answer.field('role').value, answer.has('input[name="mailOnBooking"][checked]')]).toEqual([
      'owner',
      true,
    ])
    const refused = await post(`${list}/${reception}`, { name: 'Ines', role: 'root', language: 'xx' })
    expect([refused.status, ines()]).toEqual([422, before])
  })

  it('is not overwritten unseen', async () => {
    const [one, other] = [await pageOf(), await pageOf()]
    await one.form('[novalidate]').fill({ name: 'First' }).press('Save')
    const answer = await other.form('[novalidate]').fill({ name: 'Second' }).press('Save')
    expect([answer.status, ines()?.name, answer.field('name').value]).toEqual([409, 'First', 'Second'])
    await answer.form('[novalidate]').press('Save')
    expect(ines()?.name).toBe('Second')
  })

  it('nor does it take back unseen a calendar that was given elsewhere', async () => {
    const [account, other] = [await pageOf(), await pageOf(owner)]
    const anna = await olga.visit(`/staff/settings/practitioners/${practice.anna}`)
    await anna
      .form('main form')
      .fill({ account: String(reception) })
      .press('Save')
    const answer = await account.form('[novalidate]').fill({ name: 'Ines' }).press('Save')
    expect([answer.status, findCalendar(test.db, practice.anna)?.userId]).toEqual([409, reception])
    await other
      .form('[novalidate]')
      .fill({ calendar: [String(practice.anna)] })
      .press('Save')
    expect((await answer.form('[novalidate]').press('Save')).status).toBe(409)
    expect(findCalendar(test.db, practice.anna)?.userId).toBe(owner)
  })

  it('is not there for an account that is not, nor for anybody but the owner', async () => {
    for (const id of ['0', '99', 'x']) expect((await olga.visit(`${list}/${id}`)).status).toBe(404)
    const browser = await signedIn(test, 'reception')
    expect((await browser.visit(`${list}/${reception}`)).status).toBe(404)
    expect((await browser.send(`${list}/${owner}/reset`, { method: 'POST', headers })).status).toBe(404)
  })
})

describe('a closed account', () => {
  it('is out at once, everywhere, cannot sign in, and can be opened again', async () => {
    const browser = await signedIn(test, 'reception')
    const saved = await save({ active: false })
    expect(saved.texts('.st')).toEqual(['Closed'])
    expect(await isIn(browser)).toBe(false)
    await signIn(browser, 'reception@example.test')
    expect(await isIn(browser)).toBe(false)
    await save({ active: true })
    expect(await isIn(browser)).toBe(false)
    await signIn(browser, 'reception@example.test')
    expect(await isIn(browser)).toBe(true)
  })

  it('is offered no new password', async () => {
    await save({ active: false })
    expect((await pageOf()).forms().flatMap((form) => form.buttons())).not.toContain(
      'Make a link to a new password',
    )
    expect((await post(`${list}/${reception}/reset`, {})).status).toBe(404)
  })
})

describe('the last owner', () => {
  it.each([
    ['demoted', { role: 'reception' }],
    ['closed', { active: false }],
  ])('cannot be %s', async (_, typed) => {
    const answer = await save(typed, owner)
    expect([answer.status, answer.field('role').error]).toEqual([
      422,
      'This is the only owner. Make somebody else an owner first',
    ])
    expect(findUser(test.db, owner)).toMatchObject({ role: 'owner', active: true })
  })

  it('is the last, too, where the other owner is closed', async () => {
    await save({ role: 'owner', active: false })
    expect((await save({ role: 'reception' }, owner)).status).toBe(422)
  })

  it('may go when there is another; whoever demotes themselves lands where they may be', async () => {
    await save({ role: 'owner' })
    const page = await save({ role: 'reception' }, owner)
    expect([page.status, page.path]).toEqual([200, '/staff/agenda'])
    expect(findUser(test.db, owner)?.role).toBe('reception')
  })
})

describe('a new password', () => {
  const typed = 'a heron and a lantern'

  async function makeLink(): Promise<string> {
    const page = await (await pageOf()).press('Make a link to a new password')
    const link = page.document.querySelector('#link')?.getAttribute('value') ?? ''
    return link.replace('http://localhost:3000', '')
  }

  it('is chosen behind a link that is shown once, works once and ends every session', async () => {
    const before = await signedIn(test, 'reception')
    const link = await makeLink()
    expect(link).toMatch(/^\/reset\?token=[\w-]{22}$/)
    expect((await pageOf()).has('#link')).toBe(false)
    const page = await openBrowser(test).visit(link)
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'strict-origin'])
    expect(page.text).toContain('For Ines Maas, who signs in with reception@example.test.')
    expect(page.headers.getSetCookie()).toEqual([])
    expect(await isIn(before)).toBe(true)
    const done = await page.form().fill({ password: typed }).press('Save the password')
    expect(done.via.map(({ status, location }) => [status, location])).toEqual([
      [303, '/staff/sign-in?note=password'],
    ])
    expect(done.text).toContain('Your password is changed. Sign in with the new one.')
    expect(await isIn(before)).toBe(false)
    const browser = openBrowser(test)
    await signIn(browser, 'reception@example.test')
    expect(await isIn(browser)).toBe(false)
    await signIn(browser, 'reception@example.test', typed)
    expect(await isIn(browser)).toBe(true)
    expect((await openBrowser(test).visit(link)).status).toBe(404)
    const audited = rows(test.db, "select action from audit where object = 'staff-user'").map(
      (row) => row.action,
    )
    expect(audited).toEqual(expect.arrayContaining(['password-link-made', 'password-changed']))
  })

  it('is not shown once it is too old', async () => {
    const page = await pageOf()
    const action = page.document.querySelector(`[action$="/reset"]`)?.getAttribute('action') ?? ''
    await post(action, {})
    test.now += 86_400
    olga = await signedIn(test, 'owner')
    expect((await pageOf()).has('#link')).toBe(false)
  })

  it('changes nothing by looking: the old one counts until the new one is saved', async () => {
    const link = await makeLink()
    await openBrowser(test).visit(link)
    const browser = openBrowser(test)
    await signIn(browser, 'reception@example.test', password)
    expect(await isIn(browser)).toBe(true)
  })

  it('is refused where it is weak, and then asked again', async () => {
    const page = await openBrowser(test).visit(await makeLink())
    const weak = await page.form().fill({ password: 'heron' }).press('Save the password')
    expect([weak.status, weak.field('password').error, weak.field('password').value]).toEqual([
      422,
      'Use at least 12 characters',
      '',
    ])
    expect((await weak.form().fill({ password: typed }).press('Save the password')).path).toBe(
      '/staff/sign-in',
    )
  })

  it('is chosen by one of two who press at once', async () => {
    const token = (await makeLink()).split('=')[1] ?? ''
    const send = (text: string) =>
      test.request('/reset', { method: 'POST', body: new URLSearchParams({ token, password: text }) })
    const answers = await Promise.all([send(typed), send(`${typed} two`)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
  })

  it('needs the newest link, within a day, of an account that is open', async () => {
    const [older, newer] = [await makeLink(), await makeLink()]
    const status = async (link: string) => (await openBrowser(test).visit(link)).status
    expect([await status(older), await status(newer)]).toEqual([404, 200])
    test.now += 86_400
    expect(await status(newer)).toBe(404)
    test.now -= 86_400
    await save({ active: false })
    await save({ active: true })
    expect(await status(newer)).toBe(404)
    expect(count(test.db, 'one_time_token')).toBe(0)
  })

  it('looks the same for a link that is wrong and for one that is unknown', async () => {
    createSetupToken(test.db, test.now)
    const pages = new Set<string>()
    for (const token of ['', 'x', 'AAAAAAAAAAAAAAAAAAAAAA', `${createSetupToken(test.db, test.now)}`]) {
      const page = await openBrowser(test).visit(`/reset?token=${token}`)
      expect(page.status).toBe(404)
      pages.add(page.heading)
    }
    expect(pages.size).toBe(1)
    const body = new URLSearchParams({ token: 'AAAAAAAAAAAAAAAAAAAAAA', password: typed })
    expect((await test.request('/reset', { method: 'POST', body })).status).toBe(404)
  })

  it('stores no token, and speaks the language of the account', async () => {
    await save({ language: 'nb' })
    const link = await makeLink()
    expect((await openBrowser(test).visit(link)).heading).toBe('Velg et nytt passord')
    const token = link.split('=')[1] ?? ''
    expect(JSON.stringify(rows(test.db, 'select * from one_time_token'))).not.toContain(token)
    expect(test.lines.join('\n')).not.toContain(token)
    expect(findUserByEmail(test.db, 'reception@example.test')?.id).toBe(reception)
  })
})

describe('the sessions of an account', () => {
  it('are listed while they count, and ended one by one', async () => {
    const [desk, phone] = [
      await signedIn(test, 'reception', { headers: { 'user-agent': 'Desk' } }),
      await signedIn(test, 'reception', { headers: { 'user-agent': 'Phone <1>' } }),
    ]
    const page = await pageOf()
    expect(page.texts('tbody small').toSorted()).toEqual(['Desk', 'Phone <1>'])
    const form = page.forms().find(({ action, element }) => {
      return action.endsWith('/sessions') && element.closest('tr')?.textContent.includes('Desk')
    })
    await form?.enter()
    expect([await isIn(desk), await isIn(phone)]).toEqual([false, true])
    expect((await pageOf()).texts('tbody small')).toEqual(['Phone <1>'])
    test.now += 31 * 60
    olga = await signedIn(test, 'owner')
    expect((await pageOf()).text).toContain('Nowhere.')
  })

  it('mark the one in which the page is read, and end it, too', async () => {
    const page = await pageOf(owner)
    expect(page.texts('.st.ok')).toEqual(['This is you, here'])
    const after = await page.form(`[action="${list}/${owner}/sessions"]`).enter()
    expect(after.path).toBe('/staff/sign-in')
  })

  it('are no one else’s to end', async () => {
    const browser = await signedIn(test, 'reception')
    const key = (await pageOf()).document.querySelector('input[name="session"]')?.getAttribute('value') ?? ''
    for (const session of ['', 'x', 'A'.repeat(43)])
      expect((await post(`${list}/${reception}/sessions`, { session })).status).toBe(303)
    await post(`${list}/${owner}/sessions`, { session: key })
    expect(await isIn(browser)).toBe(true)
    await post(`${list}/${reception}/sessions`, { session: key })
    expect(await isIn(browser)).toBe(false)
  })
})

const headers = { 'sec-fetch-site': 'same-origin' }

function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return olga.send(path, { method: 'POST', body: new URLSearchParams(fields), headers })
}
