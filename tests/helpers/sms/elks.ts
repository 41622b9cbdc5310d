import { basic, isE164, openStandIn, partsOf, type StandIn } from './stand-in.ts'

/** 46elks: POST /a1/sms, a form with Basic login (46elks.se/docs/send-sms). */
export async function openElks(): Promise<StandIn & { readonly url: string }> {
  const stand = await openStandIn(({ method, path, header, body }, broke) => {
    if (header('authorization') !== basic('u1234', 'pass/word'))
      return { status: 401, body: 'API access requires Basic HTTP authentication' }
    if (method !== 'POST' || path !== '/a1/sms') return { status: 404, body: 'Not found' }
    if (!header('content-type').startsWith('application/x-www-form-urlencoded'))
      return { status: 400, body: 'Form expected' }
    const form = new URLSearchParams(body)
    const [from, to, text] = ['from', 'to', 'message'].map((name) => form.get(name) ?? '')
    if (!from || !/^([a-z0-9]{1,11}|\+\d{7,15})$/i.test(from))
      return { status: 400, body: 'Invalid key "from"' }
    if (!to || !isE164(to) || to === nobody) return { status: 400, body: 'Invalid "to" number' }
    if (!text) return { status: 400, body: 'Missing key "message"' }
    if (broke) return { status: 403, body: 'Not enough credits' }
    const id = `s${stand.questions.length.toString(16).padStart(32, '0')}`
    const parts = partsOf(text)
    const said = {
      status: 'created',
      direction: 'outgoing',
      from,
      created: '2027-01-25T07:00:00.000000',
      parts,
    }
    return {
      status: 200,
      body: JSON.stringify({ ...said, to, cost: 3500 * parts, message: text, id }),
      takes: { id, to, from, text, ref: '', callback: form.get('whendelivered') ?? '' },
    }
  })
  return Object.assign(stand, { url: `elks://u1234:pass%2Fword@127.0.0.1:${stand.port}?from=Linde` })
}

/** A number that no gateway knows. */
export const nobody = '+31600000000'
