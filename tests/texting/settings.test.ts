import { afterEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { HandOver } from '../../src/lib/hand-over.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { findSmsUrl } from '../../src/texting/account.queries.ts'
import { createTexting, type FixedTexting } from '../../src/texting.ts'
import type { World } from '../../src/web/world.ts'
import { openBrowser } from '../helpers/browser.ts'
import { openElks } from '../helpers/sms/elks.ts'
import { addStaff, signedIn, signIn } from '../helpers/staff.ts'
import { at, openDesk } from '../messages/desk.ts'

const rules = '/staff/settings/text-messages'
const gateway = `${rules}/gateway`
const monday = at('2027-01-25', '08:00')
let closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

/** A practice whose gateway is that of its settings, as the program that serves wires it. */
async function practice(fixed: Partial<FixedTexting> = {}, changes: Partial<World> = {}) {
  const test = openDesk(monday)
  await addStaff(test.db, 'owner', test.now)
  const { db, world } = test
  const texting = createTexting(
    db,
    world.keys,
    { url: undefined, caught: undefined, ...fixed },
    world.baseUrl,
  )
  const house: World = {
    ...world,
    smsServer: texting.server,
    get sms() {
      return texting.current() !== undefined
    },
    ...changes,
  }
  const browser = openBrowser(createApp(house))
  await signIn(browser, 'owner@example.test')
  return { test, texting, browser, house }
}

const elks = { user: 'u123', secret: 's3cret & more', from: 'Linde' }

describe('the gateway in the settings', () => {
  it('is chosen, kept sealed, counts at once and is never shown again', async () => {
    const { test, texting, browser } = await practice()
    expect((await browser.visit(rules)).text).toContain('None is set up')
    const choice = await (await browser.visit(rules)).link('Set one up').click()
    const page = await (await choice.link('46elks').click()).fill(elks).press('Save')
    expect([page.path, page.texts('[role="status"]')[0]]).toEqual([
      gateway,
      'Saved. It counts from the next message on: send a test now.',
    ])
    expect(page.html).not.toContain('s3cret')
    expect([page.field('user').value, page.field('secret').value, page.field('from').value]).toEqual([
      ...['u123', '', 'Linde'],
    ])
    expect(texting.current()).toBeDefined()
    expect(findPractice(test.db)?.messages.sms.ready).toBe(true)
    const sealed = test.db.raw.prepare('select sms_url_sealed from practice').pluck().get()
    expect(Buffer.isBuffer(sealed) && !sealed.includes('s3cret')).toBe(true)
    expect(findSmsUrl(test.db, test.world.keys)).toBe(
      'elks://u123:s3cret%20%26%20more@api.46elks.com?from=Linde',
    )
    expect(findSmsUrl(test.db, deriveKeys(Buffer.alloc(32, 8)))).toBeUndefined()
    expect((await browser.visit(rules)).text).toContain('Text messages leave through 46elks.')
  })

  it('keeps its secret where nothing is typed, for the same account only', async () => {
    const { test, browser } = await practice()
    const saved = await (await browser.visit(`${gateway}?with=46elks`)).fill(elks).press('Save')
    const again = await saved.fill({ from: 'Praktijk' }).press('Save')
    expect(findSmsUrl(test.db, test.world.keys)).toContain('s3cret%20%26%20more@')
    const other = await again.fill({ user: 'somebody' }).press('Save')
    expect([other.status, other.field('secret').error]).toEqual([422, 'Fill this in'])
    const link = await browser.visit(`${gateway}?with=link`)
    const moved = await link.fill({ user: 'u123', platform: 'A', partner: '1' }).press('Save')
    expect([moved.status, moved.field('secret').error]).toEqual([422, 'Fill this in'])
  })

  it('is removed, and no text message leaves from then on', async () => {
    const { test, texting, browser } = await practice()
    const saved = await (await browser.visit(`${gateway}?with=46elks`)).fill(elks).press('Save')
    const gone = await saved.press('Remove this gateway')
    expect(gone.texts('[role="status"]')[0]).toBe('Removed. No text messages leave from now on.')
    expect([texting.current(), findPractice(test.db)?.messages.sms.ready]).toEqual([undefined, false])
  })

  it.each([
    ['46elks', { user: '', secret: 'x' }, 'user', 'Fill this in'],
    ['46elks', { user: 'u', secret: '' }, 'secret', 'Fill this in'],
    ['46elks', { ...elks, from: 'Praktijk De Linde' }, 'from', /^Enter a name of 2 to 11/],
    ['46elks', { ...elks, from: '+0' }, 'from', /^Enter a name of 2 to 11/],
    ['46elks', { ...elks, secret: 'x'.repeat(201) }, 'secret', /one line, at most 200/],
    ['twilio', { user: 'me', secret: 'x' }, 'user', /^Enter the Account SID/],
    ['cm', { secret: '' }, 'secret', 'Fill this in'],
    ['link', { user: 'u', secret: 'p', platform: '', partner: '1' }, 'platform', 'Fill this in'],
    ['http', { address: 'http://sms.example.org' }, 'address', /begins with https/],
    ['http', { address: 'https://u:p@sms.example.org' }, 'address', /begins with https/],
    ['http', { address: 'http://127.0.0.1/' }, 'address', /begins with https/],
    ['http', { address: 'https://sms.example.org/' }, 'address', /Say where \{to\} and \{text\} stand/],
    ['http', { address: 'https://x.example', how: 'json', body: '{"{to}":{text}' }, 'body', /valid JSON/],
    [
      'http',
      { address: 'https://x.example', body: 'a={to}&b={text}', header: 'Host: y' },
      'header',
      /a header/,
    ],
    ['http', { address: 'https://x.example', body: 'a={to}&b={text}', id: 'a..b' }, 'id', /a path/],
  ] as const)(
    '%s with %j is refused beside the field, and nothing is kept',
    async (name, typed, field, words) => {
      const { test, browser } = await practice()
      const page = await (await browser.visit(`${gateway}?with=${name}`)).fill(typed).press('Save')
      expect(page.status).toBe(422)
      expect(page.field(field).error).toMatch(words)
      for (const [each, value] of Object.entries(typed))
        expect(page.field(each).value).toBe(each === 'secret' ? '' : value)
      expect(findSmsUrl(test.db, test.world.keys)).toBeUndefined()
    },
  )

  it.each([
    ['twilio', { user: `AC${'0a'.repeat(16)}`, secret: 't', from: '+3197012345678' }],
    ['cm', { secret: 'a-b-c', from: 'De Linde' }],
    ['link', { host: 'no.linkmobility.io', user: 'u', secret: 'p', platform: 'A', partner: '1', gate: 'g' }],
    ['http', { address: 'https://sms.example.org/x?k={secret}', secret: 'p', body: 'a={to}&b={text}' }],
    ['http', { address: 'https://x.example/?t={to}&m={text}', how: 'get', user: 'u', secret: 'p' }],
  ] as const)('%s is kept as it was typed', async (name, typed) => {
    const { texting, browser } = await practice()
    const page = await (await browser.visit(`${gateway}?with=${name}`)).fill(typed).press('Save')
    expect(page.errors()).toEqual([])
    const shown = await browser.visit(gateway)
    for (const [each, value] of Object.entries(typed))
      expect([each, shown.field(each).value]).toEqual([each, each === 'secret' ? '' : value])
    expect(texting.current()).toBeDefined()
  })

  it('shows the address for reports where somebody has to hand it in', async () => {
    const { browser } = await practice()
    for (const name of ['cm', 'link', 'http'])
      expect((await browser.visit(`${gateway}?with=${name}`)).texts('code')[0]).toMatch(
        /^http:\/\/localhost:3000\/hooks\/sms\/[\w-]{22}$/,
      )
    expect((await browser.visit(`${gateway}?with=46elks`)).texts('code')).toEqual([])
  })

  it('is refused where somebody else has changed the practice meanwhile, with everything kept', async () => {
    const { test, browser } = await practice()
    const page = (await browser.visit(`${gateway}?with=46elks`)).fill(elks)
    test.db.raw.exec('update practice set row_version = row_version + 1')
    const late = await page.press('Save')
    expect([late.status, late.field('user').value]).toEqual([409, 'u123'])
    expect(findSmsUrl(test.db, test.world.keys)).toBeUndefined()
  })

  it('of the environment wins, and the page asks for nothing but a test', async () => {
    const stand = await openElks()
    closing.push(stand.close)
    const { texting, browser } = await practice({ url: stand.url })
    const page = await browser.visit(gateway)
    expect(page.text).toContain('set where the program is started (SMS_URL)')
    expect([page.has('[name="secret"]'), page.html.includes('pass')]).toEqual([false, false])
    expect(texting.server.fixed).toBe('environment')
    const sent = await page.fill({ number: '06 12345678' }).press('Send a test message')
    expect(sent.texts('[role="status"]')[0]).toBe(
      'The gateway has taken the test. See whether it arrives. See it in the list of messages',
    )
    expect(stand.taken).toMatchObject([
      { to: '+31612345678', text: 'Test from Praktijk De Linde: text messages work.', from: 'Linde' },
    ])
  })

  it('of the demonstration lets nothing leave and nothing be set', async () => {
    const { browser } = await practice({ caught: { send: async () => ({ outcome: 'accepted', ref: 'x' }) } })
    const page = await browser.visit(gateway)
    expect(page.text).toContain('This is the demonstration')
    expect(page.forms().length).toBe((await browser.visit('/staff/settings')).forms().length)
    expect((await browser.visit(rules)).has(`a[href="${gateway}"].btn`)).toBe(false)
  })

  it('is the owner’s alone', async () => {
    const test = openDesk(monday)
    for (const role of ['reception', 'practitioner'] as const) {
      const browser = await signedIn(test, role)
      for (const path of [rules, gateway]) expect((await browser.visit(path)).status).toBe(404)
    }
  })
})

describe('a test message', () => {
  it.each<{ end: HandOver & { trouble: string }; state: string; words: string }>([
    {
      end: { outcome: 'temporary', trouble: 'login-refused', server: true },
      state: 'failed',
      words: 'The gateway does not accept this account.',
    },
    {
      end: { outcome: 'temporary', trouble: 'no-credit', server: true },
      state: 'failed',
      words: 'The account is out of credit.',
    },
    {
      end: { outcome: 'unknown', trouble: 'unclear' },
      state: 'unknown',
      words: 'The test may have left: look at the phone first.',
    },
    {
      end: { outcome: 'temporary', trouble: 'server-away', server: true },
      state: 'failed',
      words: 'The gateway does not answer there.',
    },
    // One that has no words of its own here.
    { end: { outcome: 'permanent', trouble: 'gave-up' }, state: 'failed', words: 'The test may have left' },
  ])('that ends as $end.outcome, $end.trouble says so beside the number', async ({ end, state, words }) => {
    const url = 'elks://u:p@api.46elks.com'
    const tryOut = async () => end
    const smsServer = { fixed: 'environment' as const, address: () => url, tryOut }
    const { test, browser } = await practice({}, { smsServer })
    const page = await (await browser.visit(gateway))
      .fill({ number: '0612345678' })
      .press('Send a test message')
    expect([page.status, page.field('number').value]).toEqual([422, '0612345678'])
    expect(page.field('number').error).toContain(words)
    expect(test.messages()).toMatchObject([{ kind: 'trial', state, user_id: expect.any(Number) }])
  })

  it.each(['', '0201234567', '+447400123456', '0900-1234', 'x', '06 12345678, 06 87654321'])(
    'does not go to %j',
    async (number) => {
      const stand = await openElks()
      closing.push(stand.close)
      const { browser } = await practice({ url: stand.url })
      const page = await (await browser.visit(gateway)).fill({ number }).press('Send a test message')
      expect(page.field('number').error).toBe('Enter a mobile number of one of the countries chosen')
      expect(stand.questions).toEqual([])
    },
  )

  it('leaves ten times an hour', async () => {
    const stand = await openElks()
    closing.push(stand.close)
    const { test, browser } = await practice({ url: stand.url })
    changePractice(test.db, { idle_minutes_owner: 720, sms_per_number: 100 }, theSystem, monday)
    let page = await browser.visit(gateway)
    const press = async () => page.fill({ number: '0612345678' }).press('Send a test message')
    for (let times = 0; times < 12; times++) page = await press()
    expect(stand.taken.length).toBe(10)
    expect(page.field('number').error).toBe('Enough tests for now. Try again at 09:00.')
    test.now += 3601
    await press()
    expect(stand.taken.length).toBe(11)
  })
})

describe('the rules for text messages', () => {
  const typed = {
    ...{ policy: 'email-first', from: '9', until: '18.30', perNumber: '2', perDay: '50', price: '0,0725' },
    countries: ['NL', 'DK'],
  }

  it('are kept', async () => {
    const { test, browser } = await practice()
    const page = await (await browser.visit(rules)).fill(typed).press('Save')
    expect(page.texts('[role="status"]')[0]).toBe('Saved.')
    const { messages } = findPractice(test.db) ?? {}
    expect(messages).toMatchObject({
      channelPolicy: 'email-first',
      sms: {
        ...{ fromMinute: 540, untilMinute: 1110, perNumber: 2, perDay: 50, priceMicros: 72_500 },
        countries: expect.arrayContaining(['NL', 'DK']),
      },
    })
    expect(messages?.sms.countries.length).toBe(2)
    expect([page.field('from').value, page.field('price').value]).toEqual(['09:00', '0.0725'])
  })

  it.each([
    ['from', '25', 'Enter a time'],
    ['from', '24:00', 'Enter a time'],
    ['until', '', 'Enter a time'],
    ['until', '09:00', 'The end must be later than the beginning'],
    ['perNumber', '0', 'Enter a number from 1 to 100'],
    ['perDay', '-1', 'Enter a number from 0 to'],
    ['price', 'x', 'Enter an amount from 0 to 10'],
    ['price', '10.01', 'Enter an amount from 0 to 10'],
    ['price', '-0.1', 'Enter an amount from 0 to 10'],
    ['price', '', 'Enter an amount from 0 to 10'],
  ])('%s = %j is refused, with everything kept', async (field, value, words) => {
    const { test, browser } = await practice()
    const page = await (await browser.visit(rules)).fill({ ...typed, [field]: value }).press('Save')
    expect([page.status, page.field(field).value]).toEqual([422, value])
    expect(page.field(field).error).toContain(words)
    expect(page.field('policy').value).toBe('email-first')
    expect(findPractice(test.db)?.messages.sms.perDay).toBe(200)
  })

  it('need a country, and know only those with mobile numbers of their own', async () => {
    const { test, browser } = await practice()
    const none = await (await browser.visit(rules)).fill({ ...typed, countries: [] }).press('Save')
    expect([none.status, none.errors()[0]]).toEqual([422, 'Countries: Choose at least one country'])
    expect((await browser.visit(rules)).has('[name="countries"][value="US"]')).toBe(false)
    const version = String(findPractice(test.db)?.rowVersion)
    const token = (await browser.visit(rules)).field('formToken').value
    const body = new URLSearchParams({ formToken: token, version, ...typed, countries: 'ZZ' })
    expect((await browser.send(rules, { method: 'POST', body })).status).toBe(422)
  })

  it('tell the second who saves what the first has changed', async () => {
    const { test, browser } = await practice()
    const page = (await browser.visit(rules)).fill({ ...typed, perDay: '60' })
    await (await browser.visit(rules)).fill({ perDay: '70', countries: ['NL'] }).press('Save')
    const late = await page.press('Save')
    expect([late.status, late.field('perDay').value]).toEqual([409, '60'])
    expect(late.text).toContain('Segments a day, in all: 70')
    expect(late.text).toContain('Countries: Netherlands')
    expect(findPractice(test.db)?.messages.sms.perDay).toBe(70)
  })
})

describe('O32: what text messages cost', () => {
  async function spent(month = '') {
    const { test, browser } = await practice()
    test.db.raw.exec(`update practice set sms_price_micros = 80000`)
    const texted = (values: Readonly<Record<string, string | number | null>>) => {
      const id = queueConfirmation(test.db, test.visit().attendeeId, monday)
      const sent = { channel: 'sms', state: 'sent', segments: 1, handing_over_at: monday, must_reach: 0 }
      test.set('message', id, { ...sent, ...values })
    }
    const rows = async () =>
      (await browser.visit(`${rules}?month=${month}`)).document
        .querySelectorAll('#spent tbody tr')
        .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text))
    return { test, browser, texted, rows }
  }

  it('is counted by kind, in segments, at the gateway’s price or the practice’s', async () => {
    const { texted, rows } = await spent()
    texted({})
    texted({ state: 'delivered', segments: 2 })
    texted({ kind: 'reminder', segments: 1, cost_micros: 350_000 })
    texted({ kind: 'sign-in', segments: 1 })
    expect(await rows()).toEqual([
      ['Reminder', '1', '1', '€0.35'],
      ['Appointment booked', '2', '3', '€0.24'],
      ['Sign-in code', '1', '1', '€0.08'],
      ['In all', '4', '5', '€0.67'],
    ])
  })

  it('holds what was billed and did not arrive, and what nobody knows of; not what never left', async () => {
    const { browser, texted, rows } = await spent()
    texted({ state: 'failed', reason: 'not-delivered' })
    texted({ state: 'failed', reason: 'address-refused' })
    texted({ state: 'failed', reason: 'message-refused', cost_micros: 10_000 })
    texted({ state: 'unknown', reason: 'unclear', segments: null })
    texted({ state: 'skipped', reason: 'too-late', handing_over_at: null })
    texted({ state: 'waiting', reason: 'busy' })
    texted({ channel: 'email', cost_micros: 1_000_000 })
    expect(await rows()).toEqual([
      ['Appointment booked', '3', '3', '€0.17'],
      ['In all', '3', '3', '€0.17'],
    ])
    expect((await browser.visit(rules)).text).toContain('Of one of them nobody knows whether it left')
  })

  it('belongs to the local month in which it left', async () => {
    const { browser, texted, rows } = await spent('2026-12')
    texted({ handing_over_at: at('2027-01-01', '00:00') })
    texted({ handing_over_at: at('2027-01-01', '00:00') - 1, segments: 3 })
    texted({ handing_over_at: at('2026-12-01', '00:00') - 1 })
    expect((await rows()).at(-1)).toEqual(['In all', '1', '3', '€0.24'])
    const page = await browser.visit(`${rules}?month=2026-12`)
    expect(page.texts('#spent-title')[0]).toBe('What text messages cost: December 2026')
    const next = await page.link('Next month').click()
    expect(next.texts('#spent-title')[0]).toBe('What text messages cost: January 2027')
    expect([next.has('#spent a[href*="2027-02"]'), next.has('#spent a[href*="2026-12"]')]).toEqual([
      false,
      true,
    ])
  })

  it.each(['2030-01', 'x', '2027-13', '0000-00', '<b>'])(
    'of the month %j is that of the present one',
    async (month) => {
      const { browser } = await spent()
      const page = await browser.visit(`${rules}?month=${encodeURIComponent(month)}`)
      expect([page.status, page.texts('#spent-title')[0]]).toEqual([
        200,
        'What text messages cost: January 2027',
      ])
    },
  )

  it('is nothing where nothing left', async () => {
    const { browser } = await spent()
    expect((await browser.visit(rules)).text).toContain('No text messages left in this month.')
  })
})
