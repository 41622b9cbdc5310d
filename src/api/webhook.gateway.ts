import { isGuardedUrl } from '../lib/guarded-address.ts'
import { askOnce, type Exchange, type Manner } from '../lib/one-request.ts'
import type { Told, Trouble, WebhookGateway } from '../lib/webhook-post.ts'

/** What tests may choose: they have no certificate. */
export type Guarding = Partial<Pick<Manner, 'reach' | 'patience' | 'resolve'>>

/**
 * Tells other software what happened: by https, to public addresses only, judged as they are connected to; no redirect is
 * followed, and what is answered beyond the status is not read (trust.md 29).
 */
export function createWebhookGateway(guarding: Guarding = {}): WebhookGateway {
  const manner: Manner = { reach: 'public', patience: 10_000, ...guarding, statusOnly: true }

  return {
    post: async ({ url, body, headers }, signal) => {
      const began = performance.now()
      const guarded = manner.reach === 'any' || isGuardedUrl(url)
      const exchange = guarded
        ? await askOnce({ method: 'POST', url, headers, body }, { ...manner, ...(signal ? { signal } : {}) })
        : forbidden
      return toldBy(exchange, Math.round(performance.now() - began))
    },
  }
}

const forbidden: Exchange = { kind: 'not-left', problem: 'forbidden' }

function toldBy(exchange: Exchange, took: number): Told {
  if (exchange.kind !== 'answer')
    return { outcome: 'refused', trouble: troubleOf(exchange), status: null, took }
  const { status } = exchange
  if (status >= 200 && status < 300) return { outcome: 'taken', status, took }
  if (status === 410) return { outcome: 'gone', status, took }
  const trouble = status >= 300 && status < 400 ? 'redirect' : 'status'
  return { outcome: 'refused', trouble, status, took }
}

function troubleOf(exchange: Exclude<Exchange, { kind: 'answer' }>): Trouble {
  if (exchange.kind === 'lost') return exchange.slow ? 'too-slow' : 'no-answer'
  const troubles = {
    away: 'no-answer',
    slow: 'too-slow',
    forbidden: 'not-public',
    'not-encrypted': 'not-encrypted',
  } as const
  return troubles[exchange.problem]
}
