import { jsonAt, jsonText, readJson } from '../lib/read-json.ts'
import { senderName } from './account.ts'
import { accepted, outcomeOf, type Refused } from './outcome.ts'
import { basicLogin, fieldOf, formBody, type SmsAnswer, type SmsProvider } from './provider.ts'

/** 46elks.se/docs/send-sms and /docs/sms-delivery-reports. */
export const elks: SmsProvider = {
  hosts: ['api.46elks.com'],
  currencies: ['SEK', 'EUR'],
  takesCallback: true,

  request: (sms, account, callback) => {
    // A text sender has no spaces there.
    const from = (account.from || senderName(sms.from)).replaceAll(' ', '')
    const report = callback === '' ? {} : { whendelivered: callback }
    // Nobody there has to read afterwards what it said.
    const form = formBody({ from, to: sms.to, message: sms.text, dontlog: 'message', ...report })
    const headers = { ...form.headers, ...basicLogin(account) }
    return { method: 'POST', url: `${account.base}/a1/sms`, headers, body: form.body }
  },

  outcome: (answer) => {
    if (answer.status !== 200 || !answer.whole) return outcomeOf(answer, refusedBy(answer))
    const body = readJson(answer.body)
    const status = jsonText(body, 'status')
    if (status === 'failed') return outcomeOf(answer, 'message')
    if (!/^(created|sent|delivered)$/.test(status)) return outcomeOf(answer, undefined)
    const [parts, cost] = [jsonAt(body, 'parts'), jsonAt(body, 'cost')]
    // In ten thousandths of the account's currency.
    const costMicros = typeof cost === 'number' ? cost * 100 : undefined
    return accepted(jsonText(body, 'id'), typeof parts === 'number' ? parts : undefined, costMicros)
  },

  reports: ({ fields, ours }) => {
    const [ref, status] = [fieldOf(fields, 'id'), fieldOf(fields, 'status')]
    if (status !== 'delivered' && status !== 'failed') return []
    return [{ ref, ours, outcome: status }]
  },
}

// Documented are the statuses: 401 the login, 403 no credit, 400 the message. Which part of it only its plain words say: those
// about the number are a guess, and whatever else they say is the message's fault, too.
function refusedBy({ status, body }: SmsAnswer): Refused {
  if (status === 403) return 'credit'
  if (status === 401) return 'login'
  if (status === 400 && /(invalid|missing|bad)[^a-z]+(key[^a-z]+)?to\b|"to"|'to'/i.test(body))
    return 'address'
  return undefined
}
