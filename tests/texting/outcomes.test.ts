import { describe, expect, it } from 'vitest'
import type { SmsAccount, SmsProviderName } from '../../src/texting/account.ts'
import { smsProviderOf } from '../../src/texting/providers.ts'

const sms = { id: 7, ref: 'ab'.repeat(16), to: '+31612345678', from: 'Linde', text: 'x', segments: 1 }
const account: SmsAccount = { provider: '46elks', base: '', user: '', secret: '', from: '', options: {} }

/** What becomes of a message that a gateway answers so. */
function end(provider: SmsProviderName, status: number, body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = { kind: 'answer' as const, status, header: () => '', body: text, whole: true }
  const said = smsProviderOf(provider).outcome(answer, sms, account)
  return said.outcome === 'accepted' || said.outcome === 'withdrawn' ? said.outcome : said.trouble
}

describe('a refusal is told apart by its documented code', () => {
  it.each([
    [401, 'API access requires Basic HTTP authentication', 'login-refused'],
    [403, { error: 'Not enough credits' }, 'no-credit'],
    [403, 'Nicht genug', 'no-credit'],
    [400, 'Missing key message', 'message-refused'],
    [400, 'Invalid "to" number', 'address-refused'],
    [400, 'no credit card in the text, please', 'message-refused'],
    [404, 'Not found', 'message-refused'],
    [500, 'Not enough credits', 'unclear'],
  ])('46elks, %i %j: %s', (status, body, trouble) => expect(end('46elks', status, body)).toBe(trouble))

  it.each([
    [400, 21211, 'address-refused'],
    [400, 21610, 'address-refused'],
    [400, 21614, 'address-refused'],
    [400, 21602, 'message-refused'],
    [400, 21606, 'message-refused'],
    [401, 20003, 'login-refused'],
    [403, 10001, 'login-refused'],
    [403, 20005, 'login-refused'],
    [402, 20000, 'no-credit'],
    [429, 20429, 'busy'],
    [400, 21611, 'busy'],
    [400, 21730, 'busy'],
    [500, 20500, 'unclear'],
  ])('Twilio, %i %i: %s', (status, code, trouble) =>
    expect(end('twilio', status, { code, status, message: 'insufficient credit login number' })).toBe(
      trouble,
    ),
  )

  it.each([
    [400, 101, 'login-refused'],
    [400, 103, 'login-refused'],
    [400, 102, 'no-credit'],
    [400, 202, 'message-refused'],
    [400, 203, 'message-refused'],
    [400, 500, 'unclear'],
    [400, 999, 'unclear'],
    [200, 999, 'unclear'],
  ])('CM.com, %i with errorCode %i: %s', (status, errorCode, trouble) =>
    expect(end('cm', status, { details: '', errorCode, messages: [] })).toBe(trouble),
  )

  it.each([
    [301, 'message-refused'],
    [302, 'address-refused'],
    [303, 'address-refused'],
    [304, 'message-refused'],
    [305, 'message-refused'],
    [401, 'message-refused'],
    [402, 'address-refused'],
    [403, 'message-refused'],
    [500, 'unclear'],
    [999, 'unclear'],
  ])('CM.com, a message with messageErrorCode %i: %s', (messageErrorCode, trouble) => {
    const messages = [{ to: '0031612345678', status: 'Rejected', reference: sms.ref, messageErrorCode }]
    expect(end('cm', 400, { errorCode: 201, messages })).toBe(trouble)
  })

  it.each([
    [401, 106_100, 'login-refused'],
    [400, 106_101, 'login-refused'],
    [400, 106_200, 'login-refused'],
    [400, 106_201, 'login-refused'],
    [400, 106_300, 'login-refused'],
    [400, 106_301, 'login-refused'],
    [400, 106_000, 'unclear'],
    [400, 2104, 'address-refused'],
    [400, 2106, 'address-refused'],
    [400, 4003, 'message-refused'],
    [200, 3, 'busy'],
    [200, 1, 'busy'],
    [200, 4, 'unclear'],
    [200, 1000, 'unclear'],
  ])('LINK Mobility, %i with %i: %s', (status, code, trouble) => {
    const said = status === 200 ? { resultCode: code } : { status: code }
    expect(end('link', status, { ...said, description: 'insufficient credit' })).toBe(trouble)
  })

  it('LINK Mobility says how many segments it took because it is asked to', () => {
    const { body } = smsProviderOf('link').request(sms, account, '')
    expect(JSON.parse(body)).toMatchObject({ customParameters: { replySmsCount: 'true' }, refId: sms.ref })
  })
})
