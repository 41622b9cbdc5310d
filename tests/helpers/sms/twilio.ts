import { nobody } from './elks.ts'
import { basic, isE164, openStandIn, partsOf, type StandIn } from './stand-in.ts'

export const twilioAccount = `AC${'0a'.repeat(16)}`
export const twilioToken = '12345'

/** Twilio: POST /2010-04-01/Accounts/{sid}/Messages.json (twilio.com/docs/messaging/api/message-resource). */
export async function openTwilio(): Promise<StandIn & { readonly url: string }> {
  const stand = await openStandIn(({ method, path, header, body }, broke) => {
    if (header('authorization') !== basic(twilioAccount, twilioToken))
      return refused(401, 20003, 'Authenticate')
    if (method !== 'POST' || path !== `/2010-04-01/Accounts/${twilioAccount}/Messages.json`)
      return refused(404, 20404, 'The requested resource was not found')
    const form = new URLSearchParams(body)
    const [to, from, text] = ['To', 'From', 'Body'].map((name) => form.get(name) ?? '')
    if (!to || !isE164(to) || to === nobody) return refused(400, 21211, `Invalid 'To' Phone Number: ${to}`)
    if (!from || from.length > 16) return refused(400, 21603, "A 'From' phone number is required.")
    if (!text) return refused(400, 21602, 'Message body is required.')
    if (broke) return refused(402, 20000, 'Payment Required')
    const callback = form.get('StatusCallback') ?? ''
    if (callback !== '' && !URL.canParse(callback)) return refused(400, 21609, "Invalid 'StatusCallback'")
    const id = `SM${stand.questions.length.toString(16).padStart(32, '0')}`
    const said = { sid: id, account_sid: twilioAccount, status: 'queued', to, from, body: text }
    const counted = { num_segments: String(partsOf(text)), price: null, price_unit: 'USD', error_code: null }
    return {
      status: 201,
      body: JSON.stringify({ ...said, ...counted }),
      takes: { id, to, from, text, ref: '', callback },
    }
  })
  return Object.assign(stand, {
    url: `twilio://${twilioAccount}:${twilioToken}@127.0.0.1:${stand.port}?from=+3197012345678`,
  })
}

function refused(status: number, code: number, message: string) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`
  return { status, body: JSON.stringify({ code, message, more_info, status }) }
}
