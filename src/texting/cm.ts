import type { HandOver } from '../lib/hand-over.ts'
import { jsonAt, jsonText, readJson } from '../lib/read-json.ts'
import { senderName } from './account.ts'
import { accepted, outcomeOf, type Refused, unclear } from './outcome.ts'
import { jsonBody, type SmsAnswer, type SmsProvider, type SmsReport } from './provider.ts'

/** developers.cm.com/messaging: docs/sms, docs/responses-errors-json and docs/incoming-status-report. */
export const cm: SmsProvider = {
  // The second one leads through a processor in the United States.
  hosts: ['gw.cmtelecom.com', 'gw.messaging.cm.com'],
  currencies: [],
  takesCallback: false,

  request: (sms, account) => {
    const message = {
      from: account.from || senderName(sms.from),
      to: [{ number: sms.to.replace(/^\+/, '00') }],
      body: { type: 'auto', content: sms.text },
      reference: sms.ref,
      minimumNumberOfMessageParts: 1,
      maximumNumberOfMessageParts: 8,
      allowedChannels: ['SMS'],
    }
    const { headers, body } = jsonBody({ messages: { msg: [message] } })
    const login = { 'x-cm-producttoken': account.secret }
    return { method: 'POST', url: `${account.base}/v1.0/message`, headers: { ...headers, ...login }, body }
  },

  outcome: (answer, sms) => {
    const body = readJson(answer.body)
    const code = jsonAt(body, 'errorCode')
    if (answer.status >= 500 || answer.status === 429) return outcomeOf(answer, undefined)
    // The message's own error says more than that of the whole.
    const own = jsonAt(body, 'messages.0.messageErrorCode')
    if (answer.status !== 200 || !answer.whole) return refusal(answer, own, code)
    if (jsonText(body, 'messages.0.status') !== 'Accepted') return refusal(answer, own, code)
    const parts = jsonAt(body, 'messages.0.parts')
    return accepted(sms.ref, typeof parts === 'number' ? parts : undefined)
  },

  reports: ({ json }) => {
    const said = jsonAt(json, 'messages.msg')
    return (Array.isArray(said) ? said : [said]).flatMap((each): SmsReport[] => {
      const ours = jsonText(each, 'reference')
      const code = jsonText(each, 'status.code')
      if (code === '2') return [{ ref: '', ours, outcome: 'delivered' }]
      return code === '1' || code === '3' ? [{ ref: '', ours, outcome: 'failed' }] : []
    })
  },
}

function refusal(answer: SmsAnswer, own: unknown, code: unknown): HandOver {
  const refused = refusedBy(own) ?? refusedBy(code)
  // 500 and 999 are faults of theirs: with whatever status, nobody says what became of the message.
  return [own, code].some((each) => each === 500 || each === 999) ? unclear : outcomeOf(answer, refused)
}

// 101 and 103 the login, 102 no balance, 302 and 303 the number, 402 a number on a black list; the rest is the message.
function refusedBy(code: unknown): Refused {
  if (typeof code !== 'number' || code === 0 || code === 201) return undefined
  if (code === 101 || code === 103) return 'login'
  if (code === 102) return 'credit'
  if (code === 302 || code === 303 || code === 402) return 'address'
  return code >= 202 && code <= 403 ? 'message' : undefined
}
