import { jsonAt, jsonText, readJson } from '../../../src/lib/read-json.ts'
import { nobody } from './elks.ts'
import { openStandIn, partsOf, type StandIn } from './stand-in.ts'

export const cmToken = '00000000-0000-4000-8000-000000000000'

/** CM.com: POST /v1.0/message, JSON with a product token (developers.cm.com/messaging). */
export async function openCm(): Promise<StandIn & { readonly url: string }> {
  const stand = await openStandIn(({ method, path, header, body }, broke) => {
    if (method !== 'POST' || path !== '/v1.0/message') return { status: 404, body: '' }
    const json = readJson(body)
    if (json === undefined) return whole(400, 202, 'The request is malformed')
    if (header('x-cm-producttoken') !== cmToken)
      return whole(400, 101, 'No account found for the given authentication')
    if (broke) return whole(400, 102, 'Insufficient balance.')
    const message = jsonAt(json, 'messages.msg.0')
    if (message === undefined) return whole(400, 203, 'No MSG nodes found')
    const [from, number, text, reference] = ['from', 'to.0.number', 'body.content', 'reference'].map((name) =>
      jsonText(message, name),
    )
    const about = { to: number ?? '', reference: reference ?? '' }
    if (!from || from.length > 16) return one(about, 301, 'Invalid from')
    if (!number || !/^00[1-9]\d{6,14}$/.test(number) || number === nobody.replace('+', '00'))
      return one(about, 303, `Gsm '${number}' is not a number.`)
    if (!text) return one(about, 304, 'A body without content was found')
    if (!reference || !/^[\w-]{1,32}$/.test(reference)) return one(about, 305, 'Invalid reference')
    const said = { to: number, status: 'Accepted', reference, parts: partsOf(text) }
    return {
      ...whole(200, 0, 'Created 1 message(s)', [{ ...said, messageDetails: null, messageErrorCode: 0 }]),
      takes: { id: '', to: number.replace('00', '+'), from, text, ref: reference, callback: '' },
    }
  })
  return Object.assign(stand, { url: `cm://${cmToken}@127.0.0.1:${stand.port}?from=De%20Linde` })
}

function one(about: { readonly to: string; readonly reference: string }, code: number, words: string) {
  const rejected = { ...about, status: 'Rejected', parts: 0, messageDetails: words, messageErrorCode: code }
  return whole(400, 201, 'Created 0 message(s)', [rejected])
}

function whole(status: number, errorCode: number, details: string, messages: readonly unknown[] = []) {
  return { status, body: JSON.stringify({ details, errorCode, messages }) }
}
