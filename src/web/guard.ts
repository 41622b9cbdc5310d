import { sameBytes } from '../lib/token.ts'
import type { Ctx } from './env.ts'
import { readForm } from './form.ts'

/**
 * Whether a request that may change something was made on our own pages: `Sec-Fetch-Site: same-origin`, else an `Origin`
 * that is the request's own host or BASE_URL. 'unknown', where the browser says neither or `null`, is for the form token
 * to settle.
 */
export function cameFrom(c: Ctx, baseUrl: string): 'here' | 'elsewhere' | 'unknown' {
  const site = c.req.header('sec-fetch-site')
  if (site === 'same-origin') return 'here'
  const origin = c.req.header('origin')
  if (origin === 'null') return 'unknown'
  if (site === 'cross-site' || site === 'same-site') return 'elsewhere'
  if (origin === undefined) return 'unknown'
  return isOwn(origin, c.req.header('host'), baseUrl) ? 'here' : 'elsewhere'
}

/**
 * The cross-site guard of what has ambient authority (/staff, /my, sign-in): whether this request may act. `formToken` is
 * the session's; undefined lets nobody in who does not say where the form came from.
 */
export async function mayAct(c: Ctx, baseUrl: string, formToken: string | undefined): Promise<boolean> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return true
  const from = cameFrom(c, baseUrl)
  if (from !== 'unknown') return from === 'here'
  const given = (await readForm(c)).text('formToken')
  return formToken !== undefined && sameBytes(Buffer.from(given), Buffer.from(formToken))
}

function isOwn(origin: string, host: string | undefined, baseUrl: string): boolean {
  if (origin === baseUrl) return true
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  // Whoever can write pages of our host on bare http must not act on the https one.
  return url.host === host && (url.protocol === 'https:' || baseUrl.startsWith('http:'))
}
