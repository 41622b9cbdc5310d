import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What a stand-in was asked, as far as it arrived. */
export interface Question {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly header: (name: string) => string
  readonly body: string
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
  /** A message that it took, and will send to a phone. */
  readonly takes?: Taken
}

export interface Taken {
  readonly id: string
  readonly to: string
  readonly from: string
  readonly text: string
  /** Our reference, as far as the API has a place for it. */
  readonly ref: string
  /** Where it was told to report to. */
  readonly callback: string
}

/**
 * What can go wrong. `hang`, `reset`, `half`, `html` and `empty` come after it has taken the message; `fault` with every
 * second one only; the others before.
 */
export const faults = [
  ...(['hang', 'reset', 'half', 'html', 'empty', 'fault'] as const),
  ...(['too-many', 'too-many-until', 'shut', 'redirect', 'login', 'endless'] as const),
] as const
export type Fault = (typeof faults)[number]

export interface StandIn {
  readonly port: number
  /** Every message it took, in order. */
  readonly taken: Taken[]
  readonly questions: Question[]
  fault: Fault | undefined
  /** Refuses every message for want of money, as its API says that. */
  broke: boolean
  close(): Promise<void>
}

/** A gateway on this machine; `answer` is its documented API. `broke`: the account has run dry. */
export async function openStandIn(answer: (question: Question, broke: boolean) => Reply): Promise<StandIn> {
  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const stand: StandIn = {
    port,
    taken: [],
    questions: [],
    fault: undefined,
    broke: false,
    close: async () => {
      server.closeAllConnections()
      server.close()
      if (server.listening) await once(server, 'close')
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = await read(request)
    stand.questions.push(question)
    const { fault } = stand
    if (fault === 'too-many') return write(response, 429, 'Too many', { 'retry-after': '7' })
    if (fault === 'too-many-until') {
      const [date, until] = [0, 90_000].map((later) => new Date(1_800_000_000_000 + later).toUTCString())
      return write(response, 429, '{}', { date: date ?? '', 'retry-after': until ?? '' })
    }
    if (fault === 'shut') return write(response, 503, '<h1>Back soon</h1>', { 'retry-after': '30' })
    if (fault === 'redirect')
      return write(response, 307, '', { location: `http://127.0.0.1:${port}/elsewhere` })
    if (fault === 'login') return write(response, 401, '')
    if (fault === 'endless') return void drip(response)
    const reply = answer(question, stand.broke)
    const fails = fault === 'fault'
    if (reply.takes && (!fails || stand.questions.length % 2 === 0)) stand.taken.push(reply.takes)
    if (fails) return write(response, 500, '<html><body>Internal error</body></html>')
    if (fault === 'hang') return
    if (fault === 'reset') return void response.socket?.destroy()
    if (fault === 'half') return half(response, reply)
    if (fault === 'html') return write(response, reply.status, '<!doctype html><title>Welcome</title>')
    if (fault === 'empty') return write(response, reply.status, '')
    write(response, reply.status, reply.body, reply.headers)
  }

  return stand
}

async function read(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand.in')
  const header = (name: string) => String(request.headers[name] ?? '')
  const body = Buffer.concat(chunks).toString('utf8')
  return { method: request.method ?? '', path: pathname, query: searchParams, header, body }
}

function write(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

function half(response: ServerResponse, { status, body }: Reply): void {
  const bytes = Buffer.from(body.padEnd(10, ' '))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(bytes.length) })
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy())
}

/** 200, and then more and more of nothing. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  // A response stays writable after its connection has gone.
  let open = true
  response.on('close', () => {
    open = false
  })
  const more = () => void (open && response.write(' '.repeat(32_768), () => setImmediate(more)))
  more()
}

/** Digits with a plus, as every one of these APIs wants them. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** As the phone network would count it: 160 of GSM-7, else 70. */
export function partsOf(text: string): number {
  const plain = /^[\n\r -Zaa-z@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¡ÄÖÑÜ§¿äöñüà]*$/.test(text)
  const [one, more] = plain ? [160, 153] : [70, 67]
  return text.length <= one ? 1 : Math.ceil(text.length / more)
}
