import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { setSmsAccount } from '../../src/texting/account.commands.ts'
import { findSmsUrl } from '../../src/texting/account.queries.ts'
import type { SmsAccount } from '../../src/texting/account.ts'
import { parseSmsUrl } from '../../src/texting/account-url.ts'
import { http } from '../../src/texting/http.ts'
import { createSmsGateway } from '../../src/texting/sms.gateway.ts'
import { openPlain } from '../helpers/sms/plain.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, openDesk } from '../messages/desk.ts'

const gateway = '/staff/settings/text-messages/gateway'
const monday = at('2027-01-25', '08:00')
const sms = { id: 7, ref: 'ab'.repeat(16), to: '+31612345678', from: 'Linde', text: 'x', segments: 1 }
let closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

function accountOf(changes: Partial<SmsAccount>): SmsAccount {
  const empty = {
    provider: 'http',
    base: 'https://sms.example.org/',
    user: '',
    secret: '',
    from: '',
  } as const
  return { ...empty, options: {}, ...changes }
}

/** Whatever somebody types, but halves of signs, which no text is made of. */
const anything = fc.string({ unit: 'grapheme', maxLength: 80 })
const nasty = fc.constantFrom(
  '\r\n',
  '"',
  '\\',
  '&',
  '=',
  '#',
  '%',
  '+',
  '{secret}',
  '{to}',
  '</x>',
  '\u2028',
  '😀',
  '\0',
)
const texts = fc.array(fc.oneof(anything, nasty), { maxLength: 6 }).map((parts) => parts.join(''))
const plain = fc.stringMatching(/^[ -~]{0,40}$/)

describe('what is filled in stays what it is, wherever it stands', () => {
  it('in the query and in the path', () => {
    fc.assert(
      fc.property(texts, texts, (text, secret) => {
        const base = 'https://sms.example.org/{secret}/send?to={to}&text={text}&key=k{secret}&end=1'
        const { url, body } = http.request(
          { ...sms, text },
          accountOf({ base, secret, options: { method: 'get' } }),
          '',
        )
        const { host, pathname, searchParams, hash } = new URL(url)
        expect([host, hash, body]).toEqual(['sms.example.org', '', ''])
        expect(searchParams.get('text')).toBe(text)
        expect([...searchParams.keys()]).toEqual(['to', 'text', 'key', 'end'])
        expect([searchParams.get('to'), searchParams.get('key')]).toEqual([sms.to, `k${secret}`])
        if (!/^\.{0,2}$/.test(secret)) expect(decodeURIComponent(pathname)).toBe(`/${secret}/send`)
      }),
    )
  })

  it('in a form', () => {
    fc.assert(
      fc.property(texts, texts, (text, secret) => {
        const body = 'to={to-digits}&text={text}&k={secret}&ref={ref}&cb={callback}'
        const callback = 'https://linde.example/hooks/sms/x?ref=1&b=2'
        const asked = http.request({ ...sms, text }, accountOf({ secret, options: { body } }), callback)
        expect([...new URLSearchParams(asked.body)]).toEqual([
          ['to', '31612345678'],
          ['text', text],
          ['k', secret],
          ['ref', sms.ref],
          ['cb', callback],
        ])
      }),
    )
  })

  it('in JSON', () => {
    fc.assert(
      fc.property(texts, texts, (text, secret) => {
        const body = '{"to":["{to}"],"say":{"text":"<{text}>"},"{ref}":"{secret}"}'
        const asked = http.request(
          { ...sms, text },
          accountOf({ secret, options: { type: 'json', body } }),
          '',
        )
        const said = { to: [sms.to], say: { text: `<${text}>` }, [sms.ref]: secret }
        expect(JSON.parse(asked.body)).toEqual(said)
      }),
    )
  })

  it('in a header: one line of plain signs, or nothing leaves', () => {
    fc.assert(
      fc.property(fc.oneof(plain, texts), (secret) => {
        const options = { body: 'a={to}&b={text}', header: 'X-Key: k {secret}' }
        const ask = () => http.request(sms, accountOf({ secret, options }), '').headers['X-Key']
        if (/^[\x20-\x7e]*$/.test(secret)) expect(ask()).toBe(`k ${secret}`)
        else expect(ask).toThrow()
      }),
    )
  })

  it('on its way through a real connection', async () => {
    const stand = await openPlain()
    closing.push(stand.close)
    const account = parseSmsUrl(stand.url, true)
    const line = { account, reach: 'any' as const, callback: () => '', currency: 'EUR', patience: 5000 }
    const real = texts.filter((text) => text !== '')
    await fc.assert(
      fc.asyncProperty(real, async (text) => {
        expect(await createSmsGateway(line).send({ ...sms, text })).toMatchObject({ outcome: 'accepted' })
        expect(stand.taken.at(-1)?.text).toBe(text)
      }),
      { numRuns: 40 },
    )
  })
})

const header = (value: string) => `#body=a%3D%7Bto%7D%26b%3D%7Btext%7D&header=${encodeURIComponent(value)}`

describe('SMS_URL of any other gateway', () => {
  it.each([
    [`https://sms.example.org/${header('X-Text: {text}')}`, 'cannot have {text} in its #header'],
    [`https://:%C3%A9@sms.example.org/${header('X-Key: {secret}')}`, 'needs plain letters'],
    ['https://{to}.example.org/?t={to}&m={text}#method=get', 'in its host'],
    ['https://{secret}/?t={to}&m={text}#method=get', 'host'],
    [
      'https://sms.example.org/#type=json&body=%7B%22a%22%3A%7Bto-digits%7D,%22b%22%3A%22%7Btext%7D%22%7D',
      'is JSON',
    ],
  ])('%s stops the start with one clear line', (text, words) => {
    let said = ''
    try {
      readConfig({ SMS_URL: text })
    } catch (error) {
      said = error instanceof Error ? error.message : ''
    }
    expect(said).toMatch(/^SMS_URL [^\n]+$/)
    expect(said).toContain(words)
  })

  it('that was stored with the text in a header loses one message after the other, and says so: it is not “away”', async () => {
    const stored = `https://sms.example.org/${header('X-Text: {text}')}`
    const account = parseSmsUrl(stored, false)
    const line = { account, reach: 'public' as const, callback: () => '', currency: 'EUR' }
    const end = await createSmsGateway(line).send({ ...sms, text: 'one\ntwo' })
    expect(end).toEqual({ outcome: 'permanent', trouble: 'message-refused' })
  })
})

async function practice() {
  let stored = (): string | undefined => undefined
  const smsServer = {
    fixed: '' as const,
    address: () => stored(),
    tryOut: async () => ({ outcome: 'accepted' as const, ref: 'x' }),
  }
  const test = openDesk(monday, {}, {}, { sms: true, smsServer })
  stored = () => findSmsUrl(test.db, test.world.keys)
  return { test, browser: await signedIn(test, 'owner') }
}

describe('a gateway known by its address alone', () => {
  const good = { address: 'https://sms.example.org/send', body: 'to={to}&text={text}' }
  const bare = /^This is shown again/

  it.each([
    [{ ...good, header: 'X-Text: {text}' }, 'header', /cannot stand in a header/],
    [{ ...good, header: 'X-Key: {secret}', secret: 'clé' }, 'header', /plain letters/],
    [{ ...good, header: 'X-Key: abc' }, 'header', bare],
    [{ ...good, header: 'X-Key: {user} abc' }, 'header', bare],
    [{ ...good, header: 'Authorization: Bearer abc' }, 'header', bare],
    [{ ...good, header: 'X-Customer: Basic YTpi' }, 'header', bare],
    [{ ...good, address: 'https://sms.example.org/send?apikey=abc' }, 'address', bare],
    [{ ...good, address: 'https://sms.example.org/?x=1&access_token=a{to}' }, 'address', bare],
    [{ ...good, address: 'https://sms.example.org/v1/apikey/abc/send' }, 'address', bare],
    [{ ...good, address: 'https://sms.example.org/send/key=abc' }, 'address', bare],
    [{ ...good, address: 'https://sms.example.org/bot7301:AAHk3_x9PqLm20zT/sendMessage' }, 'address', bare],
    [{ ...good, address: 'https://sms.example.org/6f1c0a3e-58b7-4a52-9d11-0c7be0f6a2d4' }, 'address', bare],
    [{ ...good, address: 'https://sms.example.org/sms-live-4f9Qz1-outgoing' }, 'address', bare],
    [{ ...good, body: 'to={to}&text={text}&password=hush' }, 'body', bare],
    [{ ...good, how: 'json', body: '{"to":"{to}","text":"{text}","auth":{"apiKey":"abc"}}' }, 'body', bare],
    [{ ...good, how: 'json', body: '{"to":"{to}","text":"{text}","token":17}' }, 'body', bare],
    [{ ...good, how: 'json', body: '{"to":{to-digits},"text":"{text}"}' }, 'body', /valid JSON/],
    [{ ...good, address: 'https://{secret}.example.org/' }, 'address', /./],
  ])('%j is refused beside the field, and nothing is kept', async (typed, field, words) => {
    const { test, browser } = await practice()
    const page = await (await browser.visit(`${gateway}?with=http`)).fill(typed).press('Save')
    expect(page.status).toBe(422)
    expect(page.field(field).error).toMatch(words)
    for (const [name, value] of Object.entries(typed))
      expect(page.field(name).value).toBe(name === 'secret' ? '' : value)
    expect(findSmsUrl(test.db, test.world.keys)).toBeUndefined()
  })

  it.each([
    { ...good, header: 'X-Key: {secret}', secret: 'abc' },
    { ...good, header: 'Accept-Language: nl' },
    { ...good, address: 'https://sms.example.org/api/v2/2015-04-01/text-messages/outgoing.php' },
    { ...good, address: 'https://sms.example.org/bulk-text-messages-v2/send_text_messages_2' },
    { ...good, address: 'https://sms.example.org/apikey/{secret}/messages', secret: 'abc' },
    { ...good, address: 'https://sms.example.org/accounts/{user}/messages', user: 'AC0123456789abcdef' },
    { ...good, header: 'Authorization: Bearer {secret}', secret: 'abc' },
    { ...good, address: 'https://sms.example.org/?apikey={secret}&keyword=linde&author=x', secret: 'abc' },
    {
      ...good,
      how: 'json',
      body: '{"to":"{to}","text":"{text}","auth":{"key":"{secret}"},"n":1}',
      secret: 'a"b',
    },
  ])('%j is kept', async (typed) => {
    const { test, browser } = await practice()
    const page = await (await browser.visit(`${gateway}?with=http`)).fill(typed).press('Save')
    expect(page.errors()).toEqual([])
    const stored = findSmsUrl(test.db, test.world.keys)
    expect(stored).toBeDefined()
  })

  it('never shows its key again: it is stored, and kept where nothing is typed', async () => {
    const { test, browser } = await practice()
    const typed = { ...good, header: 'X-Key: {secret}', secret: 'hush hush 42' }
    const saved = await (await browser.visit(`${gateway}?with=http`)).fill(typed).press('Save')
    const again = await saved.fill({ from: 'Linde' }).press('Save')
    const wrong = await again.fill({ from: '+0' }).press('Save')
    for (const page of [saved, again, wrong, await browser.visit(gateway)]) {
      expect(page.html).not.toContain('hush')
      expect(page.field('secret').value).toBe('')
    }
    expect((await browser.visit(gateway)).text).toContain('Empty: the stored one. It is never shown.')
    expect(parseSmsUrl(findSmsUrl(test.db, test.world.keys) ?? '', false)).toMatchObject({
      ...{ secret: 'hush hush 42', from: 'Linde' },
    })
  })

  it('does not show a key that was stored written out, of before: the field is empty', async () => {
    const { test, browser } = await practice()
    const options = { body: 'to={to}&text={text}&apikey=hush1', header: 'X-Key: hush2' }
    const base = 'https://sms.example.org/?token=hush3'
    const version = findPractice(test.db)?.rowVersion ?? 0
    setSmsAccount(test.db, test.world.keys, accountOf({ base, options }), version, theSystem, monday)
    const page = await browser.visit(gateway)
    expect(page.html).not.toContain('hush')
    for (const field of ['address', 'body', 'header']) expect(page.field(field).value).toBe('')
    const inPath = accountOf({ base: 'https://sms.example.org/hush4AndMore56789/send', options })
    setSmsAccount(test.db, test.world.keys, inPath, version + 1, theSystem, monday)
    expect((await browser.visit(gateway)).html).not.toContain('hush')
  })
})
