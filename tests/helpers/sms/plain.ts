import { jsonText, readJson } from '../../../src/lib/read-json.ts'
import { nobody } from './elks.ts'
import { isE164, openStandIn, type StandIn } from './stand-in.ts'

/** A small gateway of its own kind: JSON with a key in a header. */
export async function openPlain(): Promise<StandIn & { readonly url: string }> {
  const stand = await openStandIn(({ method, path, header, body }, broke) => {
    if (header('x-key') !== 'k&y') return { status: 403, body: '{"error":"key"}' }
    if (method !== 'POST' || path !== '/send') return { status: 404, body: '{}' }
    const json = readJson(body)
    const [to, text, from = '', ref = '', callback = ''] = ['to', 'text', 'from', 'ref', 'report'].map(
      (name) => jsonText(json, name),
    )
    if (!to || !isE164(to) || to === nobody || !text) return { status: 400, body: '{"error":"fields"}' }
    if (broke) return { status: 402, body: '{"error":"money"}' }
    const id = `m-${stand.questions.length}`
    return {
      status: 202,
      body: JSON.stringify({ status: 'queued', data: [{ id }] }),
      takes: { id, to, from, text, ref, callback },
    }
  })
  const body = '{"to":"{to}","text":"{text}","from":"{from}","ref":"{ref}","report":"{callback}"}'
  const options = {
    ...{ type: 'json', body, header: 'X-Key: {secret}' },
    ...{ id: 'data.0.id', ok: 'status:queued', from: 'Linde' },
  }
  const fragment = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return Object.assign(stand, { url: `http://:k%26y@127.0.0.1:${stand.port}/send#${fragment.join('&')}` })
}
