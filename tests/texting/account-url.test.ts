import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSender, type SmsAccount, senderName } from '../../src/texting/account.ts'
import { parseSmsUrl, smsUrlOf } from '../../src/texting/account-url.ts'
import { root } from '../helpers/app.ts'

const sid = `AC${'0a'.repeat(16)}`

describe('SMS_URL', () => {
  it.each([
    ['elks://u1:p%2Fw@api.46elks.com?from=Linde', '46elks', 'https://api.46elks.com', 'u1', 'p/w', 'Linde'],
    ['elks://u1:pw@api.46elks.com', '46elks', 'https://api.46elks.com', 'u1', 'pw', ''],
    [`twilio://${sid}:t@api.twilio.com?from=+3197012345678`, 'twilio', '', sid, 't', '+3197012345678'],
    [
      `twilio://${sid}:t@api.twilio.com?from=MG${'0a'.repeat(16)}`,
      'twilio',
      '',
      sid,
      't',
      `MG${'0a'.repeat(16)}`,
    ],
    ['cm://a-b-c@gw.messaging.cm.com?from=De%20Linde', 'cm', '', '', 'a-b-c', 'De Linde'],
    ['link://u:p@no.linkmobility.io?from=2333&platform=A&partner=1', 'link', '', 'u', 'p', '2333'],
    ['https://u:p@sms.example.org/x?to={to}&m={text}#method=get', 'http', '', 'u', 'p', ''],
  ])('%s', (text, provider, base, user, secret, from) => {
    const account = parseSmsUrl(text, false)
    expect(account).toMatchObject({ provider, user, secret, from })
    if (base !== '') expect(account.base).toBe(base)
    expect(parseSmsUrl(smsUrlOf(account), false)).toEqual(account)
  })

  it.each([
    ['', 'must begin with'],
    ['elks', 'must begin with'],
    ['smtp://u:p@api.46elks.com', 'must begin with'],
    ['elks://u:p@api.46elks.com.evil.example', 'needs the host api.46elks.com'],
    ['elks://u:p@evil.example', 'needs the host api.46elks.com'],
    ['elks://u:p@api.46elks.com:8443', 'needs the host api.46elks.com'],
    ['elks://u:p@127.0.0.1:9', 'needs the host api.46elks.com'],
    ['elks://u:p@api.46elks.com/other', 'has no path'],
    ['elks://u:p@api.46elks.com?to=1', 'knows no option but from'],
    ['elks://u:p@api.46elks.com?from=Praktijk%20De%20Linde', 'at most 11'],
    ['elks://u:p@api.46elks.com?from=%0d%0aX', '%25'],
    ['elks://u:100%@api.46elks.com', '%25'],
    ['elks://u@api.46elks.com', 'needs a user and a password'],
    ['elks://api.46elks.com', 'needs a user and a password'],
    ['twilio://me:t@api.twilio.com', 'Account SID'],
    ['cm://gw.cmtelecom.com', 'needs a token'],
    ['link://u:p@no.linkmobility.io?platform=A', 'platform=…&partner=…'],
    ['http://sms.example.org/?to={to}&m={text}#method=get', 'must be https://'],
    ['http://127.0.0.1/?to={to}&m={text}#method=get', 'must be https://'],
    ['https://sms.example.org/?to={to}#method=get', '{text}'],
    ['https://sms.example.org/{to}/{text}#method=get', '{text}'],
    ['https://sms.example.org/#body=to={to}&m={text}', 'knows after # only'],
    ['https://sms.example.org/#type=json&body={%22to%22:{to},', '{text}'],
    ['https://sms.example.org/#type=json&body=%7B%22to%22:%22%7Bto%7D%22,%22t%22:%7Btext%7D', 'is JSON'],
    ['https://sms.example.org/?to={to}&m={text}#method=put', 'knows after # only'],
    ['https://sms.example.org/?to={to}&m={text}#header=Host:%20evil', 'Name:value'],
    ['https://sms.example.org/?to={to}&m={text}#header=X%0d%0aY:1', '%25'],
    ['https://sms.example.org/?to={to}&m={text}#id=a..b', 'a path'],
    ['https://sms.example.org/?to={to}&m={text}#from=%C3%85', 'at most 11'],
  ])('%j is refused in one line that names it', (text, words) => {
    const said = refusal(text, false)
    expect(said).toMatch(/^SMS_URL [^\n]+$/)
    expect(said).toContain(words)
  })

  it('of whoever starts the program may lead to this machine, without encryption; elsewhere never', () => {
    expect(parseSmsUrl('elks://u:p@127.0.0.1:4711', true).base).toBe('http://127.0.0.1:4711')
    expect(parseSmsUrl('elks://u:p@localhost:4711', true).base).toBe('http://localhost:4711')
    expect(parseSmsUrl('http://[::1]:1/?to={to}&m={text}#method=get', true).provider).toBe('http')
    expect(refusal('elks://u:p@10.0.0.1:4711', true)).toContain('needs the host')
    expect(refusal('http://10.0.0.1/?to={to}&m={text}', true)).toContain('must be https://')
  })

  it('is understood as the manual writes it', () => {
    const manual = readFileSync(`${root}/docs/operating.md`, 'utf8')
    const examples = [...manual.matchAll(/`((?:elks|twilio|cm|link):\/\/[^`]+)`/g)].map(
      ([, text = '']) => text,
    )
    expect(examples.length).toBe(4)
    for (const text of examples)
      expect(parseSmsUrl(text.replace('ACCOUNT_SID', sid), false).from).toMatch(/^(Linde|\+3197012345678)$/)
    const [, other = ''] = /`(https:\/\/:KEY@sms[^`]+)`/.exec(manual) ?? []
    const [address = '', options = ''] = other.split('#')
    const encoded = options.replace(/=([^&]*)/g, (_, value: string) => `=${encodeURIComponent(value)}`)
    expect(parseSmsUrl(`${address}#${encoded}`, false)).toMatchObject({
      ...{ provider: 'http', base: 'https://sms.example.org/send', secret: 'KEY' },
      options: {
        type: 'json',
        header: 'X-Key: {secret}',
        body: '{"to":"{to}","message":"{text}"}',
        id: 'id',
      },
    })
  })

  it('never says a secret in what it refuses', () => {
    const texts = [
      'elks://u:hush@evil.example',
      'https://u:hush@x.example/#body=1',
      'twilio://x:hush@api.twilio.com',
    ]
    for (const text of texts) expect(refusal(text, false)).not.toContain('hush')
  })

  it('comes back as it was, whatever the secrets hold', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    const fit = words.filter((text) => !/\p{Cc}|\p{Cs}/u.test(text))
    fc.assert(
      fc.property(fit, fit, (user, secret) => {
        const elks: SmsAccount = {
          ...{ provider: '46elks', base: 'https://api.46elks.com', from: 'Linde' },
          ...{ user, secret, options: {} },
        }
        expect(parseSmsUrl(smsUrlOf(elks), false)).toEqual(elks)
        const options = { method: 'post', type: 'form', body: 'a={to}&b={text}', header: 'X-Key: {secret}' }
        const http: SmsAccount = { ...elks, provider: 'http', base: 'https://x.example/?a=1', options }
        expect(parseSmsUrl(smsUrlOf(http), false)).toEqual(http)
      }),
    )
  })
})

describe('the sender', () => {
  it.each([
    ['Praktijk De Linde', 'Praktijk De'],
    ['Tandläkarna Åkesson', 'Tandlakarna'],
    ['Fysio 2', 'Fysio 2'],
    ['Øyelegen', 'Oyelegen'],
    ['Huisarts’n & Co.', 'Huisarts n'],
    ['Ä', 'Ledig'],
    ['歯科', 'Ledig'],
    ['123', 'Ledig'],
    ['', 'Ledig'],
  ])('%j becomes %j', (name, sender) => {
    expect(senderName(name)).toBe(sender)
    expect(isSender(senderName(name))).toBe(true)
  })

  it('of any name is one that phones can show', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => isSender(senderName(name))))
  })

  it.each(['Linde', '+46701234567', '2333', 'Ab'])('%s can be one', (text) =>
    expect(isSender(text)).toBe(true),
  )
  it.each(['', 'L', 'Praktijk Linde', 'Lindé', ' Linde', '+0', '12', '123456789', 'Linde\n', '12 34'])(
    '%j cannot',
    (text) => expect(isSender(text)).toBe(false),
  )
})

function refusal(text: string, own: boolean): string {
  try {
    parseSmsUrl(text, own)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}
