import fc from 'fast-check'
import PostalMime from 'postal-mime'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { createMailGateway } from '../../src/messages/mail.gateway.ts'
import { findMailAccount } from '../../src/messages/mail-account.queries.ts'
import { accountOf, type MailAccount, smtpUrlOf } from '../../src/messages/mail-account.ts'
import { createPost } from '../../src/post.ts'
import type { World } from '../../src/web/world.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addStaff, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { openSmtp, openTalker } from '../messages/desk.ts'

const path = '/staff/settings/mail'
const bar = 'E-mail is not set up: confirmations and reminders wait. Settings, E-mail'
let closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

/** A practice whose mail server is that of its settings, as the program that serves wires it. */
async function practice(fixed?: Parameters<typeof createPost>[2]) {
  const test = openApp()
  smallPractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  const post = createPost(test.db, test.world.keys, fixed, false)
  const world: World = {
    ...test.world,
    mailServer: post.server,
    get mail() {
      return post.current() !== undefined
    },
  }
  const browser = openBrowser(createApp(world))
  await signIn(browser, 'owner@example.test')
  return { test, post, browser }
}

async function smtp(...options: Parameters<typeof openSmtp>) {
  const server = await openSmtp(...options)
  closing.push(server.close)
  const { hostname, port } = new URL(server.url)
  return { server, typed: { server: hostname, port, from: 'desk@linde.example' } }
}

function columns(test: TestApp) {
  return test.db.raw
    .prepare<[], { sealed: Buffer | null; mail_from: string | null }>(
      'select smtp_url_sealed as sealed, mail_from from practice',
    )
    .get()
}

const login: SMTPServerOptions = {
  authOptional: false,
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _, done) =>
    username === 'olga' && password === 'so secret & 100 %'
      ? done(null, { user: 'olga' })
      : done(new Error('no')),
}

describe('the mail server in the settings', () => {
  it('sends a test to the owner, is kept, and counts at once', async () => {
    const { server, typed } = await smtp()
    const { test, post, browser } = await practice()
    const empty = await browser.visit(path)
    expect([empty.texts('.alarm'), empty.field('port').value]).toEqual([[bar], '587'])
    expect(empty.text).toContain('The test goes to owner@example.test')
    const page = await empty.fill(typed).press('Send me a test and save')
    expect(page.texts('[role="status"]')).toEqual([
      'Saved. The mail server has taken the test: look whether it arrives at owner@example.test.',
    ])
    expect(page.texts('.alarm')).toEqual([])
    const [delivery] = server.deliveries
    expect([delivery?.from, delivery?.recipients]).toEqual(['desk@linde.example', ['owner@example.test']])
    const mail = await PostalMime.parse(delivery?.raw ?? '')
    expect(mail.subject).toBe('Test of Praktijk De Linde: e-mail works')
    expect([mail.from?.name, mail.attachments]).toEqual(['Praktijk De Linde', []])
    expect(mail.text).toContain('This is the test that you asked for at Praktijk De Linde.')
    expect(mail.html).toContain('<html lang="en">')
    expect(post.current()).toBeDefined()
    expect(test.db.raw.prepare('select count(*) from message').pluck().get()).toBe(0)
  })

  it('is the one through which the next message leaves, and after a change the new one', async () => {
    const [one, two] = [await smtp(), await smtp()]
    const { post, browser } = await practice()
    const message = { id: 1, messageId: '<1@x.example>', fromName: 'De Linde', to: 'noor@example.org' }
    const send = () =>
      post
        .current()
        ?.send({ ...message, subject: 'x', text: 'x', html: 'x', calendar: '', unsubscribeUrl: undefined })
    await (await browser.visit(path)).fill(one.typed).press('Save without a test')
    await send()
    await (await browser.visit(path)).fill(two.typed).press('Save without a test')
    await send()
    expect([one, two].map(({ server }) => server.deliveries.length)).toEqual([1, 1])
    const page = await (await browser.visit(path)).press('Remove this mail server')
    expect([page.texts('[role="status"]'), page.texts('.alarm')]).toEqual([
      ['Removed. Messages wait from now on.'],
      [bar],
    ])
    expect(post.current()).toBeUndefined()
  })

  it('keeps the password sealed, shows it to nobody, and does not ask for it again', async () => {
    const { server, typed } = await smtp(login)
    const { test, browser } = await practice()
    const secret = 'so secret & 100 %'
    const page = await (await browser.visit(path))
      .fill({ ...typed, user: 'olga', password: secret })
      .press('Send me a test and save')
    expect([page.errors(), server.deliveries.length]).toEqual([[], 1])
    expect(page.html).not.toContain('so secret')
    expect(test.db.raw.serialize().includes('so secret')).toBe(false)
    expect(test.lines.join()).not.toContain('so secret')
    expect(findMailAccount(test.db, test.world.keys)?.password).toBe(secret)
    const again = await (await browser.visit(path)).press('Send me a test and save')
    expect([again.errors(), server.deliveries.length]).toEqual([[], 2])
    expect(findMailAccount(test.db, deriveKeys(Buffer.alloc(32, 9)))).toBeUndefined()
  })

  it('asks for the password again where the server or the user is another one', async () => {
    const { typed } = await smtp(login)
    const { test, browser } = await practice()
    const first = { ...typed, user: 'olga', password: 'so secret & 100 %' }
    await (await browser.visit(path)).fill(first).press('Save without a test')
    for (const other of [{ server: 'mail.elsewhere.example' }, { user: 'eve' }, { port: '465' }]) {
      const page = await (await browser.visit(path)).fill(other).press('Save without a test')
      expect([page.status, page.field('password').error]).toEqual([422, 'Enter the password of this user'])
    }
    expect(findMailAccount(test.db, test.world.keys)?.host).toBe(typed.server)
  })
})

describe('a mail server that refuses', () => {
  const answer = (responseCode: number) => Object.assign(new Error('no'), { responseCode })
  const refusals: readonly [string, SMTPServerOptions, string, RegExp][] = [
    ['the user', login, 'password', /does not accept this user and password \(olga\)/],
    [
      'the sender',
      { onMailFrom: (_, __, done) => done(answer(550)) },
      'from',
      /does not let this user send as desk@linde\.example/,
    ],
    [
      'the recipient',
      { onRcptTo: (_, __, done) => done(answer(550)) },
      'server',
      /does not take a message to your own address/,
    ],
    ['for now', { onRcptTo: (_, __, done) => done(answer(451)) }, 'server', /has said “later” for now/],
  ]

  it.each(refusals)(
    '%s: said beside the field, everything but the password kept, nothing saved',
    async (_, options, field, words) => {
      const { typed } = await smtp(options)
      const { test, browser } = await practice()
      const all = {
        ...typed,
        user: field === 'password' ? 'olga' : '',
        password: field === 'password' ? 'wrong' : '',
      }
      const page = await (await browser.visit(path)).fill(all).press('Send me a test and save')
      expect([page.status, page.errors()]).toEqual([422, [expect.stringMatching(words)]])
      expect(page.field(field).error).toMatch(words)
      expect([page.field('server').value, page.field('from').value, page.field('password').value]).toEqual([
        typed.server,
        typed.from,
        '',
      ])
      expect(columns(test)).toEqual({ sealed: null, mail_from: null })
    },
  )

  it('nothing answers there', async () => {
    const { server, typed } = await smtp()
    await server.close()
    closing = []
    const { browser } = await practice()
    const page = await (await browser.visit(path)).fill(typed).press('Send me a test and save')
    expect(page.field('server').error).toBe(
      `Nothing answers at 127.0.0.1, port ${typed.port}. Check both for a typing error.`,
    )
  })

  it('breaks off after the message: it may have left', async () => {
    const talker = await openTalker('220 hi\r\n', (line, socket) => {
      if (line === '.') socket.destroy()
      else if (/^DATA/i.test(line)) socket.write('354 go\r\n')
      else if (/^(EHLO|HELO|MAIL|RCPT)/i.test(line)) socket.write('250 ok\r\n')
    })
    closing.push(talker.close)
    const { hostname, port } = new URL(talker.url)
    const { browser } = await practice()
    const page = await (await browser.visit(path))
      .fill({ server: hostname, port, from: 'desk@linde.example' })
      .press('Send me a test and save')
    expect(page.field('server').error).toContain('The test may have left')
  })
})

describe('what is typed as a mail server', () => {
  it.each([
    [{ server: '' }, 'server', 'Enter the name of the server, such as mail.example.org'],
    [{ server: 'not a server' }, 'server', 'Enter the name of the server, such as mail.example.org'],
    [
      { server: 'http://mail.example.org' },
      'server',
      'Enter the name of the server, such as mail.example.org',
    ],
    [{ server: 'olga@mail.example.org' }, 'server', 'Enter the name of the server, such as mail.example.org'],
    [{ server: '1.2.3.400' }, 'server', 'Enter the name of the server, such as mail.example.org'],
    [{ server: '-x.example' }, 'server', 'Enter the name of the server, such as mail.example.org'],
    [{ port: '0' }, 'port', 'Enter a number from 1 to 65535'],
    [{ port: '70000' }, 'port', 'Enter a number from 1 to 65535'],
    [{ port: 'smtp' }, 'port', 'Enter a number from 1 to 65535'],
    [{ from: 'desk' }, 'from', 'Enter an e-mail address, such as name@example.org'],
    [{ from: 'Desk <desk@linde.example>' }, 'from', 'Enter an e-mail address, such as name@example.org'],
    [{ user: 'olga' }, 'password', 'Enter the password of this user'],
    [{ password: 'lonely' }, 'user', 'Enter the user that the password belongs to'],
    [
      { password: 'x'.repeat(201), user: 'o' },
      'password',
      'Enter the password in one line, at most 200 characters',
    ],
  ] as const)('%j is refused beside the field, and nothing is kept', async (typed, field, words) => {
    const { test, browser } = await practice()
    const all = { server: 'mail.example.org', port: '587', from: 'desk@linde.example', ...typed }
    const page = await (await browser.visit(path)).fill(all).press('Save without a test')
    expect([page.status, page.field(field).error]).toEqual([422, words])
    for (const [name, value] of Object.entries(all))
      expect(page.field(name).value).toBe(name === 'password' ? '' : value)
    expect(columns(test)).toEqual({ sealed: null, mail_from: null })
  })

  it.each([
    ['smtp://mail.example.org:2525', '', 'mail.example.org', 2525],
    ['mail.example.org:465/', '', 'mail.example.org', 465],
    [' Mail.Example.org ', '', 'mail.example.org', 587],
    ['mail.example.org:25', '587', 'mail.example.org', 587],
    ['localhost', '25', 'localhost', 25],
  ])('%j with port %j is understood', async (server, port, host, wanted) => {
    const { test, browser } = await practice()
    const page = await (await browser.visit(path))
      .fill({ server, port, from: 'desk@linde.example' })
      .press('Save without a test')
    expect(page.errors()).toEqual([])
    expect(findMailAccount(test.db, test.world.keys)).toMatchObject({
      host,
      port: wanted,
      from: 'desk@linde.example',
    })
  })

  it('comes back as it was typed, whatever the user and the password hold', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => !/\p{Cc}|\p{Cs}/u.test(text))
    const host = fc.constantFrom('mail.example.org', '127.0.0.1', 'localhost')
    const account = fc.record({
      host,
      port: fc.integer({ min: 1, max: 65_535 }),
      user: words,
      password: words,
    })
    fc.assert(
      fc.property(account, (each) => {
        const whole: MailAccount = { ...each, from: 'desk@linde.example' }
        expect(accountOf(smtpUrlOf(whole), whole.from)).toEqual(whole)
      }),
    )
  })

  it('is refused where somebody else has changed the practice meanwhile, with everything kept', async () => {
    const { test, browser } = await practice()
    const page = (await browser.visit(path)).fill({ server: 'mail.example.org', from: 'desk@linde.example' })
    test.db.raw.exec('update practice set row_version = row_version + 1')
    const late = await page.press('Save without a test')
    expect([late.status, late.field('server').value]).toEqual([409, 'mail.example.org'])
    expect(late.text).toContain('someone else has changed these settings meanwhile')
    expect((await late.press('Save without a test')).texts('[role="status"]')[0]).toContain('Saved.')
  })

  it('is refused then also after a mistake has been corrected', async () => {
    const { test, browser } = await practice()
    const page = await browser.visit(path)
    const typed = { server: 'mail.example.org', from: 'desk@linde.example' }
    test.db.raw.exec('update practice set row_version = row_version + 1')
    const wrong = await page.fill({ ...typed, from: 'desk' }).press('Save without a test')
    expect(wrong.status).toBe(422)
    expect((await wrong.fill(typed).press('Save without a test')).status).toBe(409)
  })
})

describe('a mail server of the environment', () => {
  it('wins over the settings, and the page says so instead of asking', async () => {
    const { server } = await smtp()
    const fixed = createMailGateway({ smtpUrl: server.url, from: 'env@linde.example' })
    const { test, post, browser } = await practice(fixed)
    const page = await browser.visit(path)
    expect(page.text).toContain('E-mail is set where the program is started (SMTP_URL and MAIL_FROM).')
    expect([page.has('[name="server"]'), page.texts('.alarm')]).toEqual([false, []])
    const formToken = String(test.db.raw.prepare('select form_token from session').pluck().get())
    const body = new URLSearchParams({ formToken, server: 'mail.evil.example', from: 'a@b.nl' })
    expect((await browser.send(path, { method: 'POST', body })).status).toBe(404)
    expect(post.current()).toBe(fixed)
  })

  it('is the catcher in the demonstration: nothing can be set', () => {
    const test = openApp()
    const { server } = createPost(
      test.db,
      test.world.keys,
      { send: async () => ({ outcome: 'accepted', ref: '' }) },
      true,
    )
    expect(server.fixed).toBe('demonstration')
  })
})

beforeEach(() => {
  closing = []
})
