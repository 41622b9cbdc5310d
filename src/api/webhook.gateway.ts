import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { guardedLookup, isGuardedUrl, isNotPublic } from '../lib/guarded-address.ts'
import type { Post, Told, Trouble, WebhookGateway } from './webhooks.ts'

export interface Guarding {
  /** Which IP addresses may be asked; absent: those of the public internet. */
  readonly isAllowed?: (address: string) => boolean
  /** Tests have no certificate. */
  readonly plain?: boolean
  /** Milliseconds. */
  readonly patience?: number
}

/**
 * Tells other software what happened: by https, to public addresses only, judged as they are connected to; no redirect is
 * followed, and what is answered beyond the status is not read (trust.md 29).
 */
export function createWebhookGateway({
  isAllowed,
  plain = false,
  patience = 10_000,
}: Guarding = {}): WebhookGateway {
  const lookup = guardedLookup(isAllowed)

  return {
    post: ({ url, body, headers }: Post, signal: AbortSignal) =>
      new Promise<Told>((resolve) => {
        const judged = plain ? url.replace(/^http:/, 'https:') : url
        if (!isGuardedUrl(judged, isAllowed)) return resolve(refused('not-public'))
        const ends = AbortSignal.any([signal, AbortSignal.timeout(patience)])
        const length = { 'Content-Length': Buffer.byteLength(body) }
        // A connection of its own each time: one that is kept was judged long ago.
        const options = {
          method: 'POST',
          agent: false,
          lookup,
          signal: ends,
          headers: { ...headers, ...length },
        }
        const asked = (plain ? plainRequest : request)(url, options, (answer) => {
          resolve(meaningOf(answer.statusCode ?? 0))
          answer.destroy()
        })
        asked.on('error', (error) => resolve(refused(troubleOf(error, ends.aborted))))
        asked.end(body)
      }),
  }
}

function meaningOf(status: number): Told {
  if (status >= 200 && status < 300) return { outcome: 'taken' }
  if (status === 410) return { outcome: 'gone' }
  return refused(status >= 300 && status < 400 ? 'redirect' : 'status')
}

function refused(trouble: Trouble): Told {
  return { outcome: 'refused', trouble }
}

function troubleOf(error: Error, tooSlow: boolean): Trouble {
  if (isNotPublic(error)) return 'not-public'
  const code = 'code' in error ? String(error.code) : ''
  if (tooSlow) return 'too-slow'
  return /CERT|SSL|TLS|SIGNED|ALTNAME/.test(code) ? 'not-encrypted' : 'no-answer'
}
