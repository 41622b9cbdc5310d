import { beforeEach, describe, expect, it } from 'vitest'
import { askForPassword } from '../../src/staff/forgotten.commands.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addStaff, signedIn, signIn } from '../helpers/staff.ts'
import { accepted, at, type Desk, openDesk, openPost } from '../messages/desk.ts'

const address = '/staff/sign-in/forgot'
const fresh = 'seventeen herons at dawn'
const monday = at('2027-01-25', '08:00')
let desk: Desk

beforeEach(async () => {
  desk = openDesk(monday)
  await addStaff(desk.db, 'reception', desk.now)
})

async function ask(email: string, browser: Browser = openBrowser(desk)): Promise<Page> {
  const page = await browser
    .visit('/staff/sign-in')
    .then((each) => each.link('Forgot your password?').click())
  return page.form().fill({ email }).enter()
}

/** What leaves; the link as the reader finds it. */
async function post() {
  const { gateway, mails } = openPost(() => accepted)
  await desk.sender(gateway).tick()
  const [mail] = mails
  const link = /https:\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  return { mails, mail, link: link.replace('https://book.example.org', '') }
}

describe('a forgotten password', () => {
  it('is replaced by a link that comes by e-mail, works once, and ends every session', async () => {
    const before = await signedIn(desk, 'reception')
    const page = await ask('Reception@example.test')
    expect([page.status, page.heading]).toEqual([200, 'Look at your e-mail'])
    const { mail, link } = await post()
    expect([mail?.to, mail?.subject, mail?.calendar, mail?.unsubscribeUrl]).toEqual([
      'reception@example.test',
      'Your new password, Praktijk De Linde',
      '',
      undefined,
    ])
    expect(mail?.text).toContain('The link works once, until 09:00:')
    expect(mail?.html).toContain(link)
    const browser = openBrowser(desk)
    const choose = await browser.visit(link)
    const done = await choose.form().fill({ password: fresh }).enter()
    expect([done.path, done.text.includes('Your password is changed.')]).toEqual(['/staff/sign-in', true])
    expect((await before.visit('/staff/agenda')).path).toBe('/staff/sign-in')
    expect((await browser.visit(link)).status).toBe(404)
    await signIn(browser, 'reception@example.test', fresh)
    expect(browser.cookies.has('ledig')).toBe(true)
  })

  it('gives the same page, in bytes and in writes, whoever asks for whatever address', async () => {
    await addStaff(desk.db, 'owner', desk.now)
    desk.db.raw.prepare("update staff_user set active = 0 where role = 'owner'").run()
    const answers = []
    for (const email of [
      'reception@example.test',
      'nobody@example.test',
      'owner@example.test',
      'no address',
      "'",
    ]) {
      const before = desk.db.raw.prepare('select count(*) from audit').pluck().get()
      const page = await ask(email)
      const lines = Number(desk.db.raw.prepare('select count(*) from audit').pluck().get()) - Number(before)
      answers.push([page.status, page.url, lines, page.html])
    }
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(desk.messages()).toHaveLength(1)
  })

  it('works for an hour, wakes the sender, and keeps the link nowhere', async () => {
    let woken = 0
    desk = openDesk(monday, {}, {}, { wake: () => (woken += 1) })
    await addStaff(desk.db, 'reception', desk.now)
    await ask('reception@example.test')
    const { link } = await post()
    expect(woken).toBe(1)
    const token = link.replace('/reset?token=', '')
    expect(token).toMatch(/^[\w-]{22}$/)
    expect(desk.db.raw.serialize().includes(token)).toBe(false)
    expect(desk.message(1)).toMatchObject({ kind: 'sign-in', state: 'sent', to_masked: 'r…@e….test' })
    expect(desk.message(1).text_as_sent).toContain('…')
    desk.now += 3599
    expect((await openBrowser(desk).visit(link)).status).toBe(200)
    desk.now += 1
    expect((await openBrowser(desk).visit(link)).status).toBe(404)
  })

  it('leaves as often as three times an hour, and a later link kills none', async () => {
    for (let times = 0; times < 5; times++) expect((await ask('reception@example.test')).status).toBe(200)
    const { mails } = await post()
    expect(mails).toHaveLength(3)
    for (const { text } of mails) {
      const link = /\/reset\S+/.exec(text)?.[0] ?? ''
      expect((await openBrowser(desk).visit(link)).status).toBe(200)
    }
    desk.now += 3601
    await ask('reception@example.test')
    expect((await post()).mails).toHaveLength(1)
  })

  it('does not take away the second factor', async () => {
    desk.db.raw.prepare("update staff_user set totp_sealed = x'00'").run()
    await ask('reception@example.test')
    const { link } = await post()
    const browser = openBrowser(desk)
    await (await browser.visit(link)).form().fill({ password: fresh }).enter()
    await signIn(browser, 'reception@example.test', fresh)
    expect([browser.page.path, browser.cookies.has('ledig')]).toEqual(['/staff/sign-in/code', false])
  })

  it('is not mailed too late, nor to an account that was closed meanwhile; the ledger says so', async () => {
    await ask('reception@example.test')
    desk.now += 3601
    expect((await post()).mails).toEqual([])
    await ask('reception@example.test')
    desk.db.raw.prepare('update staff_user set active = 0').run()
    expect((await post()).mails).toEqual([])
    expect(desk.messages().map(({ state, reason }) => [state, reason])).toEqual([
      ['skipped', 'too-late'],
      ['skipped', 'account-closed'],
    ])
    const olga = await signedIn(desk, 'owner')
    const ledger = await olga.visit('/staff/messages')
    expect(ledger.texts('tbody tr').every((row) => row.includes('Signing in (staff)'))).toBe(true)
    expect(ledger.text).toContain('The account is closed')
    const one = await olga.visit('/staff/messages/1')
    expect([one.status, one.heading]).toEqual([200, 'Signing in (staff)'])
  })

  it('leaves although messages to patients are off, and is unclear after a crash', async () => {
    desk.db.raw.prepare('update practice set messages_on = 0').run()
    await ask('reception@example.test')
    expect((await post()).mails).toHaveLength(1)
    await ask('reception@example.test')
    desk.db.raw.prepare("update message set state = 'handing-over' where id = 2").run()
    const { recoverMessages } = await import('../../src/messages/recovery.commands.ts')
    expect(recoverMessages(desk.db, desk.now)).toEqual({ waiting: 0, unknown: 1 })
    expect(desk.message(2)).toMatchObject({ state: 'unknown', reason: 'interrupted' })
  })

  it('stops no message to a patient, nor the other way round', async () => {
    await ask('reception@example.test')
    const { attendeeId } = desk.visit({ startsAt: at('2027-01-29', '10:00') })
    const { queueConfirmation } = await import('../../src/messages/messages.commands.ts')
    queueConfirmation(desk.db, attendeeId, desk.now)
    const { mails } = await post()
    expect(mails.map(({ to }) => to)).toEqual(['reception@example.test', 'sanne.bakker@example.org'])
  })

  it('asks for the address, and keeps to twenty an hour of one network', async () => {
    const browser = openBrowser(desk, { ip: '203.0.113.5' })
    const empty = await ask(' ', browser)
    expect([empty.status, empty.field('email').error]).toEqual([422, 'Enter your e-mail address'])
    for (let times = 0; times < 20; times++) await ask(`x${times}@example.test`, browser)
    const closed = await ask('reception@example.test', browser)
    expect([closed.status, closed.headers.get('retry-after'), desk.messages()]).toEqual([429, '3600', []])
    expect((await ask('reception@example.test')).status).toBe(200)
  })

  it('where no e-mail is set up says whom to ask, and queues nothing', async () => {
    desk = openDesk(monday, {}, {}, { mail: false })
    await addStaff(desk.db, 'reception', desk.now)
    const page = await openBrowser(desk).visit(address)
    expect(page.text).toContain('Ask an owner of the practice')
    expect(page.forms()).toEqual([])
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const init = { method: 'POST', body: 'email=reception@example.test', headers }
    expect((await desk.request(address, init)).status).toBe(303)
    expect(rows(desk.db, 'select * from message')).toEqual([])
  })

  it('takes no form from another site', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
    const init = { method: 'POST', body: 'email=reception@example.test', headers }
    expect((await desk.request(address, init)).status).toBe(403)
    expect(desk.messages()).toEqual([])
  })

  it('is all or nothing: where the mail cannot be queued there is no link either', () => {
    const fail = () => {
      throw new Error('the disk is full')
    }
    expect(() => askForPassword(desk.db, desk.world.keys, 'reception@example.test', fail, desk.now)).toThrow(
      'the disk is full',
    )
    expect(rows(desk.db, 'select * from one_time_token')).toEqual([])
  })
})
