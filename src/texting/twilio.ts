import { jsonAt, jsonText, readJson } from '../lib/read-json.ts'
import { isSignedByTwilio } from '../lib/twilio-signature.ts'
import { senderName } from './account.ts'
import { accepted, outcomeOf, type Refused } from './outcome.ts'
import { basicLogin, fieldOf, formBody, type SmsProvider } from './provider.ts'

/** twilio.com/docs/messaging/api/message-resource and /messaging/guides/track-outbound-message-status. */
export const twilio: SmsProvider = {
  hosts: ['api.twilio.com'],
  // The price is not known when it answers, and would be in the account's currency.
  currencies: [],
  takesCallback: true,

  request: (sms, account, callback) => {
    const from = account.from || senderName(sms.from)
    const sender = isMessagingService(from) ? { MessagingServiceSid: from } : { From: from }
    const report = callback === '' ? {} : { StatusCallback: callback }
    const form = formBody({ To: sms.to, ...sender, Body: sms.text, ...report })
    const path = `/2010-04-01/Accounts/${encodeURIComponent(account.user)}/Messages.json`
    const headers = { ...form.headers, ...basicLogin(account) }
    return { method: 'POST', url: `${account.base}${path}`, headers, body: form.body }
  },

  outcome: (answer) => {
    const body = readJson(answer.body)
    if (answer.status !== 201 || !answer.whole) return outcomeOf(answer, refusedBy(jsonAt(body, 'code')))
    const segments = Number(jsonText(body, 'num_segments') || Number.NaN)
    return accepted(jsonText(body, 'sid'), segments)
  },

  reports: ({ url, header, fields, ours }, account) => {
    if (!isSignedByTwilio(account.secret, url, fields, header('x-twilio-signature'))) return 'forged'
    const ref = fieldOf(fields, 'MessageSid') || fieldOf(fields, 'SmsSid')
    const status = fieldOf(fields, 'MessageStatus') || fieldOf(fields, 'SmsStatus')
    if (status === 'delivered' || status === 'read') return [{ ref, ours, outcome: 'delivered' }]
    if (/^(undelivered|failed|canceled)$/.test(status)) return [{ ref, ours, outcome: 'failed' }]
    return []
  },
}

/** A sender that chooses among several numbers by itself. */
export function isMessagingService(text: string): boolean {
  return /^MG[0-9a-f]{32}$/i.test(text)
}

// 21211 no number, 21214 and 21217 cannot be reached, 21265 and 21614 no mobile, 21408 country not allowed, 21610 asked
// to be left alone, 21612 no way there; 20003 login, 10001, 20005 and 30002 account shut, for want of money, too; 21611 its queue
// is full, 21730 it is being mended. 21606 and 21659–21661, the sender, stay with the message: it may be the country's.
function refusedBy(code: unknown): Refused {
  if (typeof code !== 'number') return undefined
  if ([21211, 21214, 21217, 21265, 21408, 21610, 21612, 21614].includes(code)) return 'address'
  if (code === 21611 || code === 21730) return 'busy'
  return [10001, 20003, 20005, 30002].includes(code) ? 'login' : undefined
}
