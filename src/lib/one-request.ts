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
  | { readonly kind: 'not-left'; readonly problem: 'away' | 'not-encrypted' | 'forbidden' }
  | { readonly kind: 'lost' }

export interface Manner {
  /**
   * `public`: https, and only to addresses of the internet at large, whatever the name resolves to at the moment of
   * connecting (trust.md row 29). `any`: what whoever starts the program has set; plain http to this machine only.
   */
  readonly reach: 'public' | 'any'
  /** In milliseconds, for the whole of it. */
  readonly patience: number
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
      ...(secure ? { minVersion: 'TLSv1.2' as const } : {}),
    })
    const timer = setTimeout(() => request.destroy(new Error('too slow')), manner.patience)
    const end = (exchange: Exchange) => {
      clearTimeout(timer)
      resolve(exchange)
    }
    request.on('socket', (socket) =>
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        left = true
      }),
    )
    request.on('response', (response) => readAnswer(response, end))
    request.on('error', (error) => end(left ? { kind: 'lost' } : notLeft(problemOf(error))))
    request.end(asked.body)
  })
}

function readAnswer(response: IncomingMessage, end: (exchange: Exchange) => void): void {
  const chunks: Buffer[] = []
  let length = 0
  const finish = (whole: boolean) => {
    const { statusCode: status = 0, headers } = response
    const header = (name: string) => String(headers[name.toLowerCase()] ?? '')
    end({ kind: 'answer', status, header, body: Buffer.concat(chunks).toString('utf8'), whole })
  }
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > longestAnswer) response.destroy()
    else chunks.push(chunk)
  })
  response.on('end', () => finish(response.complete))
  response.on('error', () => finish(false))
  response.on('close', () => finish(response.complete && length <= longestAnswer))
}

/** https anywhere that is allowed; http without encryption to this machine alone. */
function allowedBy(reach: Manner['reach'], secure: boolean): (address: string) => boolean {
  if (reach === 'public') return (address) => secure && isPublicAddress(address)
  return secure ? () => true : isLoopbackAddress
}

function problemOf(error: Error): 'away' | 'not-encrypted' | 'forbidden' {
  if (isNotPublic(error)) return 'forbidden'
  const code = 'code' in error ? String(error.code) : ''
  return /CERT|^ERR_(TLS|SSL)|^EPROTO$/.test(code) ? 'not-encrypted' : 'away'
}

function notLeft(problem: 'away' | 'not-encrypted' | 'forbidden'): Exchange {
  return { kind: 'not-left', problem }
}
