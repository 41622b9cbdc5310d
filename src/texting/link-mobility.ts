import { jsonAt, jsonText, readJson } from '../lib/read-json.ts'
import { senderName } from './account.ts'
import { accepted, outcomeOf, type Refused } from './outcome.ts'
import { basicLogin, jsonBody, type SmsProvider, type SmsReport } from './provider.ts'

/** LINK Mobility's "SMS REST API: MT and Delivery Reports", 1.18. */
export const link: SmsProvider = {
  hosts: [
    'wsx.sp247.net',
    'n-eu.linkmobility.io',
    'c-eu.linkmobility.io',
    's-eu.linkmobility.io',
    'no.linkmobility.io',
    'deb.linkmobility.io',
  ],
  currencies: [],
  takesCallback: false,

  request: (sms, account) => {
    const { platform = '', partner = '', gate = '' } = account.options
    const source = account.from || senderName(sms.from)
    const { headers, body } = jsonBody({
      source,
      sourceTON: source.startsWith('+') ? 'MSISDN' : /^\d+$/.test(source) ? 'SHORTNUMBER' : 'ALPHANUMERIC',
      destination: sms.to,
      userData: sms.text,
      platformId: platform,
      platformPartnerId: partner,
      refId: sms.ref,
      useDeliveryReport: gate !== '',
      ...(gate === '' ? {} : { deliveryReportGates: [gate] }),
      ignoreResponse: false,
      // Else the answer does not say how many segments it took.
      customParameters: { replySmsCount: 'true' },
    })
    const login = basicLogin(account)
    return { method: 'POST', url: `${account.base}/sms/send`, headers: { ...headers, ...login }, body }
  },

  outcome: (answer, sms) => {
    // Taken, with nothing said: the report will carry our reference.
    if (answer.status === 204) return accepted(sms.ref)
    const body = readJson(answer.body)
    if (answer.status !== 200 || !answer.whole) {
      const code = jsonAt(body, 'resultCode') ?? jsonAt(body, 'status')
      return outcomeOf(answer, refusedBy(Number(code)))
    }
    const code = jsonAt(body, 'resultCode')
    if (code !== 1000 && code !== 1005) return outcomeOf(answer, refusedBy(Number(code)))
    const parts = jsonAt(body, 'smsCount')
    return accepted(jsonText(body, 'messageId'), typeof parts === 'number' ? parts : undefined)
  },

  reports: ({ json }) => (Array.isArray(json) ? json : [json]).flatMap(reportIn),
}

const onTheWay = [1000, 1005, 1008, 1011, 1012, 1013]
/** "Unknown delivery": as little as we know already. */
const nobodyKnows = [4, 5, 1010]

function reportIn(said: unknown): SmsReport[] {
  const code = jsonAt(said, 'resultCode')
  if (typeof code !== 'number' || onTheWay.includes(code) || nobodyKnows.includes(code)) return []
  // Each part of a long one is reported by itself, as `id$0`, `id$1` …: it has arrived with its last part.
  const [ref = '', part] = jsonText(said, 'id').split('$')
  const count = jsonAt(said, 'segments')
  const segments = typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : undefined
  const about = { ref, ours: jsonText(said, 'refId'), ...(segments === undefined ? {} : { segments }) }
  if (code !== 1001 && code !== 1007) return [{ ...about, outcome: 'failed' }]
  const more = part !== undefined && segments !== undefined && Number(part) < segments - 1
  return more ? [] : [{ ...about, outcome: 'delivered' }]
}

// Documented of an answer: 106000 nobody knows why, 1061xx the login, 1062xx the platform's ids, 1063xx the gate for reports.
// The others are documented of reports: that an answer may carry them is a guess. 1 and 3 pass, 21xx is the number.
function refusedBy(code: number): Refused {
  if (code === 106_000) return 'unclear'
  if (code === 1 || code === 3) return 'busy'
  if (code >= 106_100 && code < 106_400) return 'login'
  if (code >= 2100 && code < 2200) return 'address'
  return (code >= 2000 && code < 2100) || (code >= 3000 && code < 5000) ? 'message' : undefined
}
