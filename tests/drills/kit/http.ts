import { Agent, type IncomingMessage, request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly location: string
  readonly body: string
  readonly headers: IncomingMessage['headers']
  /** From the call to the last byte. */
  readonly ms: number
}

export type Fields = Readonly<Record<string, string>>

/** Many visitors' connections to one server, kept open between requests. Rejects where the connection breaks. */
export interface Client {
  get(path: string, headers?: Fields): Promise<Answer>
  post(path: string, fields: Fields, headers?: Fields): Promise<Answer>
  send(method: string, path: string, body: string | Buffer, headers: Fields): Promise<Answer>
  close(): void
}

export function openClient(address: string, connections = 100): Client {
  // The server closes what rests for five seconds: whoever asks again at that very moment would be cut off.
  const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: 3000 })
  const { hostname, port } = new URL(address)
  const send: Client['send'] = (method, path, body, headers) =>
    new Promise((resolve, reject) => {
      const begun = performance.now()
      const sent = request({ agent, hostname, port, method, path, headers: { ...headers } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            body: Buffer.concat(chunks).toString(),
            headers: response.headers,
            ms: performance.now() - begun,
          }),
        )
      })
      sent.on('error', reject)
      // A connection that is torn in the middle of an answer ends without an error of its own.
      sent.on('close', () => reject(new Error(`${method} ${path}: closed without an answer`)))
      sent.setTimeout(60_000, () => sent.destroy(new Error(`no answer to ${method} ${path} in a minute`)))
      sent.end(body)
    })
  return {
    send,
    get: (path, headers = {}) => send('GET', path, '', headers),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams(fields).toString()
      const type = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
      }
      return send('POST', path, body, { ...type, ...headers })
    },
    close: () => agent.destroy(),
  }
}
