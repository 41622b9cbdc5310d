import type { MiddlewareHandler } from 'hono'
import type { LedigEnv } from './env.ts'

/** The security headers of every answer; `frameOrigins`, `secretAddress` and so on are set by the routes that need them. */
export function securityHeaders(baseUrl: string): MiddlewareHandler<LedigEnv> {
  const secure = baseUrl.startsWith('https:')
  return async function securityHeaders(c, next) {
    c.set('frameOrigins', [])
    c.set('framesOwn', false)
    c.set('contentPolicy', '')
    c.set('secretAddress', false)
    c.set('tooMuch', false)
    await next()
    const headers = c.res.headers
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', c.get('secretAddress') ? 'strict-origin' : 'same-origin')
    if (secure) headers.set('strict-transport-security', 'max-age=31536000')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    // A redirect without it would part the small window behind a lock from the page that it unlocks.
    if (c.req.path.startsWith('/staff')) headers.set('cross-origin-opener-policy', 'same-origin')
    // Where a form leads there is no document yet that a policy could bind, and a slow phone pays for every byte.
    if (c.res.status === 303 && c.req.method === 'POST') return
    const own = c.get('contentPolicy')
    headers.set('content-security-policy', own || contentPolicy(c.get('frameOrigins'), c.get('framesOwn')))
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    headers.set('cross-origin-opener-policy', 'same-origin')
  }
}

function contentPolicy(frameOrigins: readonly string[], framesOwn: boolean): string {
  const frames = framesOwn ? "; frame-src 'self'" : ''
  const ancestors = frameOrigins.length > 0 ? `'self' ${frameOrigins.join(' ')}` : "'none'"
  return `default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${ancestors}${frames}`
}
