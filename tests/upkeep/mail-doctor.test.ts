import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { setMailAccount } from '../../src/messages/mail-account.commands.ts'
import { createMailDoctor } from '../../src/messages/mail-doctor.gateway.ts'
import { mailHostOf } from '../../src/messages/mail-hosts.ts'
import {
  dmarcDomains,
  dmarcState,
  parseSelector,
  spfRefersTo,
  spfState,
  spfToSet,
} from '../../src/messages/mail-records.ts'
import { parseSmtpUrl } from '../../src/messages/smtp-address.ts'
import { createPost } from '../../src/post.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { examineMail } from '../../src/upkeep/mail-doctor.commands.ts'
import { domainFindings, serverFindings } from '../../src/upkeep/mail-findings.ts'
import type { World } from '../../src/web/world.ts'
import { openApp } from '../helpers/app.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { openDns } from '../helpers/dns.ts'
import { addStaff, signedIn, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { openSmtp, openTalker } from '../messages/desk.ts'

const path = '/staff/settings/mail/doctor'
const password = 'correct horse'
const folder = mkdtempSync(join(tmpdir(), 'ledig-'))
let closing: (() => Promise<void>)[] = []

afterAll(() => rmSync(folder, { recursive: true }))
afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

async function dns(records: Parameters<typeof openDns>[0]) {
  const stub = await openDns(records)
  closing.push(stub.close)
  return stub
}

async function smtp(options: SMTPServerOptions = {}) {
  const server = await openSmtp(options)
  closing.push(server.close)
  return server
}

/** A practice that sends through a server on this machine, with an owner before the screen. */
async function practice(url: string, dnsServer: string, from = 'info@linde.example', user = '') {
  const test = openApp()
  smallPractice(test.db)
  await addStaff(test.db, 'owner', test.now)
  const patience = { connect: 500, silence: 1000, whole: 2000 }
  const doctor = { dnsServers: [dnsServer], patience, dnsTimeout: 150 }
  const post = createPost(test.db, test.world.keys, undefined, false, { doctor })
  const { port } = new URL(url)
  const account = { host: '127.0.0.1', port: Number(port), user, password: user && password, from }
  const version = findPractice(test.db)?.rowVersion ?? 0
  setMailAccount(test.db, test.world.keys, account, version, theSystem, test.now)
  const world: World = { ...test.world, mailServer: post.server }
  const browser = openBrowser(createApp(world))
  await signIn(browser, 'owner@example.test')
  return { test, browser }
}

/** Asks for everything to be looked at, as an owner does. */
async function checked(browser: Browser, selector = '') {
  const page = await (await browser.visit(path)).fill({ selector }).press('Check now')
  expect(page.via.map(({ status }) => status)).toEqual([303])
  return page
}
const found = (page: { texts(which: string): readonly string[] }) =>
  page.texts('section.card h2').map((each) => each.replace(/\s+/g, ' '))

const one = (text: string) => ({ state: 'found' as const, texts: [text] })

describe('the e-mail doctor', () => {
  it('is found from the mail settings, and looks at nothing before it is asked', async () => {
    const [server, names] = [await smtp(), await dns({})]
    const { browser } = await practice(server.url, names.address)
    const page = await (await browser.visit('/staff/settings/mail'))
      .link('Check whether e-mail arrives')
      .click()
    expect([page.path, page.heading]).toEqual([path, 'Does our e-mail arrive?'])
    expect([found(page), names.asked]).toEqual([[], []])
  })

  it('says that all is well where it is', async () => {
    const names = await dns({
      'linde.example': ['something else', 'v=spf1 include:spf.linde.example -all'],
      '_dmarc.linde.example': ['v=DMARC1; p=quarantine'],
      'key1._domainkey.linde.example': [`v=DKIM1; k=rsa; p=${'A'.repeat(392)}`],
    })
    const server = await smtp({ authOptional: false, onAuth: (_, __, done) => done(null, { user: 'linde' }) })
    const { browser } = await practice(server.url, names.address, 'info@linde.example', 'linde')
    const page = await checked(browser, 'key1')
    expect(found(page)).toEqual([
      'The server fine',
      'Encryption look at it',
      'Signing in fine',
      'Who may send for you (SPF) look at it',
      'Signature (DKIM) fine',
      'What others do with forgeries (DMARC) fine',
    ])
    expect(page.text).toContain('The server lets linde in.')
    expect(page.html).not.toContain(password)
  })

  it('follows what a record refers to, and no further than a receiver would', async () => {
    const [server, names] = [
      await smtp(),
      await dns({
        'linde.example': ['v=spf1 include:a.example ~all'],
        'a.example': ['v=spf1 include:b.example include:a.example ~all'],
        'b.example': ['v=spf1 redirect=spf.mailjet.com'],
      }),
    ]
    const doctor = createMailDoctor({ dnsServers: [names.address], dnsTimeout: 150 })
    const inspect = async () => ({ answers: true, tls: undefined, login: 'not-asked' as const, words: '' })
    const through = { smtpUrl: 'smtps://in-v3.mailjet.com', from: 'info@linde.example' }
    const { answers } = await examineMail({ ...doctor, inspect }, through, undefined)
    expect(answers.named).toEqual(['a.example', 'b.example', 'spf.mailjet.com'])
    const endless = { ...doctor, inspect, texts: async (name: string) => one(`v=spf1 include:x.${name}`) }
    const { answers: cut } = await examineMail(endless, through, undefined)
    expect(cut.named).toHaveLength(10)
    expect(server.deliveries).toEqual([])
  })

  it('asks nobody and signs in nowhere for an address that is only opened', async () => {
    let [greeted, asked] = [0, 0]
    const server = await smtp({
      onConnect: (_, done) => {
        greeted++
        done()
      },
    })
    const names = await dns({})
    const { browser } = await practice(server.url, names.address)
    for (const query of ['', '?check=1&selector=key1', '?checked=1', '?sent=1'])
      expect((await browser.visit(`${path}${query}`)).status).toBe(200)
    asked = names.asked.length
    expect([greeted, asked, server.deliveries.length]).toEqual([0, 0, 0])
    await checked(browser)
    expect(greeted).toBeGreaterThan(0)
  })

  it('says after its time what is known by then, and of the rest that it was not looked at', async () => {
    const [server, silent] = [await smtp(), await openTalker('', () => undefined)]
    closing.push(silent.close)
    const names = await dns({ 'linde.example': 'silent', '_dmarc.linde.example': ['v=DMARC1; p=reject'] })
    const parts = { dnsServers: [names.address], dnsTimeout: 5000, whole: 400 }
    const doctor = createMailDoctor({ ...parts, patience: { connect: 5000, silence: 5000, whole: 5000 } })
    const from = 'info@linde.example'
    const began = performance.now()
    const mute = await examineMail(doctor, { smtpUrl: silent.url, from }, 'key1')
    expect(performance.now() - began).toBeLessThan(3000)
    expect(mute.server).toMatchObject({ answers: 'late', words: '' })
    expect([mute.answers.spf.state, mute.answers.dmarc.state]).toEqual(['late', 'found'])
    const quick = await examineMail(doctor, { smtpUrl: server.url, from }, 'key1')
    expect([quick.server.answers, quick.answers.spf.state]).toEqual([true, 'late'])
    const format = { birthDate: () => '', dateOf: () => '' }
    const { host } = parseSmtpUrl(silent.url)
    const said = [
      ...serverFindings(mute.server, parseSmtpUrl(silent.url), format, 0),
      ...domainFindings(mute.answers, host, from),
    ]
    expect(said.map(({ topic, key }) => `${topic} ${key}`)).toEqual([
      ...['server doctor.late', 'tls doctor.late', 'login doctor.late', 'spf doctor.late'],
      ...['dkim doctor.dkim.none', 'dmarc doctor.dmarc.strict'],
    ])
  })

  it('shows what it found for ten minutes, to whoever asked, and to nobody else', async () => {
    const [server, names] = [await smtp(), await dns({})]
    const { test, browser } = await practice(server.url, names.address)
    await checked(browser)
    expect(found(await browser.visit(`${path}?checked=1`))).toHaveLength(6)
    test.now += 601
    expect(found(await browser.visit(`${path}?checked=1`))).toEqual([])
  })

  it('shows the records to set where there are none, ready to be copied', async () => {
    const [server, names] = [await smtp(), await dns({})]
    const { browser } = await practice(server.url, names.address)
    const page = await checked(browser)
    expect(found(page)).toContain('Who may send for you (SPF) mend this')
    const copied = page.document
      .querySelectorAll('[readonly]')
      .map((each) => each.getAttribute('value') ?? each.text.trim())
    expect(copied).toEqual([
      'linde.example',
      'v=spf1 a:127.0.0.1 ~all',
      '_dmarc.linde.example',
      'v=DMARC1; p=none; rua=mailto:info@linde.example',
    ])
    expect(page.text).toContain('Ask your provider for the selector')
  })

  it('says that the DNS gave no answer, instead of that nothing is there', async () => {
    const server = await smtp()
    for (const state of ['silent', 'broken'] as const) {
      const names = await dns({ 'linde.example': state, '_dmarc.linde.example': state })
      const { browser } = await practice(server.url, names.address)
      const page = await checked(browser)
      expect(page.text).toContain('The DNS of this machine gave no answer about linde.example.')
      expect(page.text).not.toContain('does not say who may send')
    }
  })

  it('repeats the refusal of a password, and never the password', async () => {
    const server = await smtp({
      authOptional: false,
      onAuth: (auth, _, done) => done(new Error(`5.7.8 not with ${auth.password} nor ever`)),
    })
    const names = await dns({})
    const { browser } = await practice(server.url, names.address, 'info@linde.example', 'linde')
    const page = await checked(browser)
    expect(found(page)).toContain('Signing in mend this')
    expect(page.text).toMatch(/The server refuses linde: “.*not with … nor ever/)
    expect(page.html).not.toContain(password)
  })

  it('never shows half a password either, nor the line that it was sent in', async () => {
    const plain = (name: string, secret: string | null | undefined) =>
      Buffer.from(`\0${name}\0${secret}`).toString('base64')
    const server = await smtp({
      authOptional: false,
      onAuth: (auth, _, done) =>
        done(new Error(`no: ${plain('linde', auth.password)} ${'x'.repeat(250)} ${auth.password}`)),
    })
    const names = await dns({})
    const { browser } = await practice(server.url, names.address, 'info@linde.example', 'linde')
    const page = await checked(browser)
    expect(page.text).toContain('no: … xxx')
    expect(page.html).not.toContain(plain('linde', password))
    for (let length = 4; length <= password.length; length++)
      expect(page.html).not.toContain(password.slice(0, length))
  })

  it('says that nobody answers at the port, or answers with something else', async () => {
    const names = await dns({})
    const gone = await practice('smtp://127.0.0.1:1', names.address)
    expect(found(await checked(gone.browser))[0]).toBe('The server mend this')
    const talker = await openTalker('HTTP/1.1 400 Bad Request\r\n\r\n', () => undefined)
    closing.push(talker.close)
    const web = await practice(talker.url, names.address)
    expect(found(await checked(web.browser))[0]).toBe('The server mend this')
    const silent = await openTalker('', () => undefined)
    closing.push(silent.close)
    const mute = await practice(silent.url, names.address)
    expect((await checked(mute.browser)).text).toContain('no answer in time')
  })

  it('sends no question about an address at which everybody can have one', async () => {
    const [server, names] = [await smtp(), await dns({})]
    const { browser } = await practice(server.url, names.address, 'praktijk@gmail.com')
    const page = await checked(browser)
    expect(page.text).toContain('an address at gmail.com, where everybody can have one')
    expect(names.asked).toEqual([])
  })

  it('keeps what it found while a test is sent, and what came of the test while it looks again', async () => {
    const refuse: NonNullable<SMTPServerOptions['onRcptTo']> = ({ address }, _, done) =>
      address.startsWith('nobody') ? done(new Error('5.1.1 no such user here')) : done()
    const [server, names] = [await smtp({ onRcptTo: refuse }), await dns({})]
    const { test, browser } = await practice(server.url, names.address)
    const looked = await checked(browser, 'ledig')
    const both = async (page: Page, words: string) => {
      expect([found(page).length, page.field('selector').value]).toEqual([6, 'ledig'])
      expect(page.text).toContain(words)
      return page
    }
    const failed = await looked.fill({ to: 'nobody@elsewhere.example' }).press('Send a test message')
    await both(failed, '5.1.1 no such user here')
    await both(await failed.fill({ to: 'me, you@x' }).press('Send a test message'), 'Enter an e-mail address')
    const sent = await failed.fill({ to: 'me@elsewhere.example' }).press('Send a test message')
    const accepted = 'The server accepted it for me@elsewhere.example.'
    await both(sent, accepted)
    await both(await sent.fill({ selector: 'ledig' }).press('Check now'), accepted)
    const version = findPractice(test.db)?.rowVersion ?? 0
    const other = { host: '127.0.0.1', port: 1, user: '', password: '', from: 'other@linde.example' }
    setMailAccount(test.db, test.world.keys, other, version, theSystem, test.now)
    expect(found(await browser.visit(`${path}?sent=1`))).toEqual([])
    test.now += 601
    expect((await browser.visit(`${path}?sent=1`)).text).not.toContain(accepted)
  })

  it('sends a real message, and shows the answer of the server word for word', async () => {
    const [server, names] = [await smtp(), await dns({})]
    const { browser } = await practice(server.url, names.address)
    const page = await (await browser.visit(path))
      .fill({ to: 'me@elsewhere.example' })
      .press('Send a test message')
    expect(page.via.map(({ status }) => status)).toEqual([303])
    expect(page.text).toContain('The server accepted it for me@elsewhere.example.')
    expect(page.text).toMatch(/The server’s answer: 250 /)
    expect(server.deliveries.map(({ recipients }) => recipients)).toEqual([['me@elsewhere.example']])
    expect((await browser.visit(path)).text).not.toContain('The server’s answer')
  })

  it('shows why a real message was refused, what was typed kept', async () => {
    const server = await smtp({ onRcptTo: (_, __, done) => done(new Error('5.1.1 no such user here')) })
    const names = await dns({})
    const { browser } = await practice(server.url, names.address)
    const page = await (await browser.visit(path))
      .fill({ to: 'me@elsewhere.example' })
      .press('Send a test message')
    expect([page.status, page.field('to').value]).toEqual([422, 'me@elsewhere.example'])
    expect(page.text).toContain('5.1.1 no such user here')
    const wrong = await page.fill({ to: 'me, you@x' }).press('Send a test message')
    expect([wrong.status, wrong.field('to').error]).toEqual([
      422,
      'Enter an e-mail address, such as name@example.org',
    ])
  })

  it('is for owners, and has nothing to look at before a server is set up or in the demonstration', async () => {
    const test = openApp()
    smallPractice(test.db)
    expect((await (await signedIn(test, 'reception')).visit(path)).status).toBe(404)
    expect((await (await signedIn(test, 'owner')).visit(path)).text).toContain('Set up the mail server first')
    const demo = openApp(test.now, { mailServer: { fixed: 'demonstration', tryOut: async () => 'accepted' } })
    smallPractice(demo.db)
    const browser = await signedIn(demo, 'owner')
    expect((await browser.visit(path)).text).toContain('This is the demonstration')
    for (const address of [path, `${path}/check`]) {
      const answer = await browser.send(address, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      expect(answer.status).toBe(404)
    }
  })
})

describe('the certificate of a server', () => {
  it('is looked at, whether it is to be believed or not', async () => {
    const made = certificate('linde.example', 3)
    if (!made) throw new Error('openssl is not installed: it makes the certificates of this test')
    const server = await smtp({ ...made, disabledCommands: [], secure: false })
    const doctor = createMailDoctor({ patience: { connect: 1000, silence: 1000, whole: 2000 } })
    const seen = await doctor.inspect({ smtpUrl: server.url, from: 'info@linde.example' }, doctor.begin())
    expect(seen).toMatchObject({ answers: true, tls: { issuer: 'linde.example', version: 'TLSv1.3' } })
    expect(seen.tls?.problem).toMatch(/SELF_SIGNED|ALTNAME/)
    expect((seen.tls?.validUntil ?? 0) - Date.now() / 1000).toBeGreaterThan(2 * 86_400)
  })
})

function certificate(name: string, days: number) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert],
    ...['-days', String(days), '-subj', `/CN=${name}`],
  ])
  return made.status === 0 ? { key: readFileSync(key), cert: readFileSync(cert) } : undefined
}

describe('records', () => {
  it.each([
    [one('v=spf1 include:_spf.google.com ~all'), 'fine'],
    [one('v=spf1 include:other.example -all'), 'missing'],
    [one('v=spf1 +all'), 'open'],
    [one('v=spf1 all'), 'open'],
    [one('spf1'), 'none'],
    [{ state: 'found' as const, texts: ['v=spf1 -all', 'v=spf1 mx -all'] }, 'several'],
    [{ state: 'none' as const }, 'none'],
    [{ state: 'failed' as const }, 'failed'],
  ])('SPF: %j is %s', (answer, state) => {
    const named = answer.state === 'found' ? answer.texts.flatMap(spfRefersTo) : []
    expect(spfState(answer, '_spf.google.com', named)).toBe(state)
  })

  it('SPF: the record to set keeps what is there, names the sender once and ends as it did', () => {
    const set = (texts: readonly string[]) =>
      spfToSet('linde.example', texts, 'include:spf.mailjet.com').value
    expect(set([])).toBe('v=spf1 include:spf.mailjet.com ~all')
    expect(set(['v=spf1 mx ip4:192.0.2.1 -all'])).toBe('v=spf1 mx ip4:192.0.2.1 include:spf.mailjet.com -all')
    expect(set(['v=spf1 mx +all'])).toBe('v=spf1 mx include:spf.mailjet.com ~all')
    expect(set(['v=spf1 a -all', 'v=spf1 mx ~all'])).toBe('v=spf1 a mx include:spf.mailjet.com -all')
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 3 }), (texts) => {
        const value = set(texts.map((text) => `v=spf1 ${text}`))
        expect(value.startsWith('v=spf1 ')).toBe(true)
        expect(value.split(' ').filter((word) => word === 'include:spf.mailjet.com')).toHaveLength(1)
        expect(value).toMatch(/ [~-]all$/i)
      }),
    )
  })

  it.each([
    ['v=DMARC1; p=none', 'watch'],
    ['v=DMARC1;p=reject; rua=mailto:a@b.c', 'strict'],
    ['v=DMARC1; p=maybe', 'broken'],
    ['v=DMARC1', 'broken'],
    ['dmarc', 'none'],
  ])('DMARC: %s is %s', (text, state) => {
    expect(dmarcState(one(text))).toBe(state)
    expect(dmarcDomains('mail.linde.example')).toEqual(['mail.linde.example', 'linde.example'])
  })

  it('DKIM: a selector is a name, however it is pasted', () => {
    expect(parseSelector(' Selector1 ')).toBe('selector1')
    expect(parseSelector('s1._domainkey.linde.example')).toBe('s1')
    for (const wrong of ['', 'a b', '../x', '-a', 'a..b', 'é', 'x'.repeat(101)])
      expect(parseSelector(wrong)).toBe(undefined)
  })

  it('the company behind a server is known by its name, not by one that looks like it', () => {
    expect(mailHostOf('smtp.gmail.com')?.include).toBe('_spf.google.com')
    expect(mailHostOf('SMTP.OFFICE365.COM')?.name).toBe('Microsoft 365')
    for (const other of ['notgmail.com', 'gmail.com.evil.example', 'mail.linde.example'])
      expect(mailHostOf(other)).toBe(undefined)
  })
})
