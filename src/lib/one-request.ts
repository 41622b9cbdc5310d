import { type IncomingMessage, request as requestPlainly } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { isIP } from 'node:net'
import { guardedLookup, isNotPublic, type Resolve } from './guarded-address.ts'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'

/** A request to a machine that is not ours. */
export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** '' where there is none. */
  readonly body: string
}

/** `not-left`: nothing can have arrived. `lost`: it may have, and nobody said so. */
export type Exchange =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly header: (name: string) => string
      readonly body: string
      /** False where the answer broke off or was longer than anybody needs. */
      readonly whole: boolean
    }
  | { readonly kind: 'not-left'; readonly problem: NotLeft }
  /** `slow`: the patience came to its end. */
  | { readonly kind: 'lost'; readonly slow: boolean }

type NotLeft = 'away' | 'slow' | 'not-encrypted' | 'forbidden'

export interface Manner {
  /**
   * `public`: https, and only to addresses of the internet at large, whatever the name resolves to at the moment of
   * connecting (trust.md row 29). `any`: what whoever starts the program has set; plain http to this machine only.
   */
  readonly reach: 'public' | 'any'
  /** In milliseconds, for the whole of it. */
  readonly patience: number
  /** What the answer says beyond its status and header is not even read. */
  readonly statusOnly?: boolean
  /** Ends it at once: `lost`, or not left. */
  readonly signal?: AbortSignal
  /** For tests: how a name is resolved. */
  readonly resolve?: Resolve
}

const longestAnswer = 64 * 1024

/** Asks once, on a connection of its own, follows no redirect and never throws. */
export async function askOnce(asked: Asked, manner: Manner): Promise<Exchange> {
  try {
    return await ask(asked, manner)
  } catch {
    // What is no address or no header is not even begun.
    return notLeft('away')
  }
}

function ask(asked: Asked, manner: Manner): Promise<Exchange> {
  const url = new URL(asked.url)
  const secure = url.protocol === 'https:'
  const allowed = allowedBy(manner.reach, secure)
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) !== 0 && !allowed(literal)) return Promise.resolve(notLeft('forbidden'))
  return new Promise((resolve) => {
    let left = false
    const send = secure ? requestSecurely : requestPlainly
    const request = send(url, {
      method: asked.method,
      headers: { ...asked.headers, 'content-length': String(Buffer.byteLength(asked.body)) },
      // A kept connection that the other side has just shut would leave open whether anything arrived.
      agent: false,
      lookup: guardedLookup(allowed, manner.resolve),
      ...(manner.signal ? { signal: manner.signal } : {}),
      ...(secure ? { minVersion: 'TLSv1.2' as const } : {}),
    })
    let slow = false
    const timer = setTimeout(() => {
      slow = true
      request.destroy(new Error('too slow'))
    }, manner.patience)
    const end = (exchange: Exchange) => {
      clearTimeout(timer)
      resolve(exchange)
    }
    request.on('socket', (socket) =>
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        left = true
      }),
    )
    request.on('response', manner.statusOnly ? readStatus(end) : readAnswer(end))
    request.on('error', (error) =>
      end(left ? { kind: 'lost', slow } : notLeft(slow ? 'slow' : problemOf(error))),
    )
    request.end(asked.body)
  })
}

type Reading = (end: (exchange: Exchange) => void) => (response: IncomingMessage) => void

const readStatus: Reading = (end) => (response) => {
  end(answered(response, '', false))
  response.destroy()
}

const readAnswer: Reading = (end) => (response) => {
  const chunks: Buffer[] = []
  let length = 0
  const finish = (whole: boolean) => end(answered(response, Buffer.concat(chunks).toString('utf8'), whole))
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > longestAnswer) response.destroy()
    else chunks.push(chunk)
  })
  response.on('end', () => finish(response.complete))
  response.on('error', () => finish(false))
  response.on('close', () => finish(response.complete && length <= longestAnswer))
}

function answered(
  { statusCode: status = 0, headers }: IncomingMessage,
  body: string,
  whole: boolean,
): Exchange {
  const header = (name: string) => String(headers[name.toLowerCase()] ?? '')
  return { kind: 'answer', status, header, body, whole }
}

/** https anywhere that is allowed; http without encryption to this machine alone. */
function allowedBy(reach: Manner['reach'], secure: boolean): (address: string) => boolean {
  if (reach === 'public') return (address) => secure && isPublicAddress(address)
  return secure ? () => true : isLoopbackAddress
}

function problemOf(error: Error): Exclude<NotLeft, 'slow'> {
  if (isNotPublic(error)) return 'forbidden'
  const code = 'code' in error ? String(error.code) : ''
  return /CERT|SIGNATURE|^ERR_(TLS|SSL)|^EPROTO$/.test(code) ? 'not-encrypted' : 'away'
}

function notLeft(problem: NotLeft): Exchange {
  return { kind: 'not-left', problem }
}
