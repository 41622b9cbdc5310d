import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isTokenShape } from '../lib/token.ts'
import type { Ctx } from './env.ts'

export const signInPath = '/staff/sign-in'
export const homePath = '/staff/agenda'

/** What the session's cookie holds, or undefined where it holds nothing that can be a token. */
export function readSessionCookie(c: Ctx, baseUrl: string): string | undefined {
  return tokenIn(getCookie(c, nameOf('ledig', baseUrl)))
}

/** A session cookie in the browser's sense: it goes when the browser is closed; how long it counts is the server's to say. */
export function writeSessionCookie(c: Ctx, baseUrl: string, token: string): void {
  setCookie(c, nameOf('ledig', baseUrl), token, attributes(baseUrl))
}

export function clearSessionCookie(c: Ctx, baseUrl: string): void {
  deleteCookie(c, nameOf('ledig', baseUrl), attributes(baseUrl))
}

/** The form token of somebody who has no session yet, for browsers that do not say where a form comes from. */
export function readDoorCookie(c: Ctx, baseUrl: string): string | undefined {
  return tokenIn(getCookie(c, nameOf('ledig-door', baseUrl)))
}

export function writeDoorCookie(c: Ctx, baseUrl: string, token: string): void {
  setCookie(c, nameOf('ledig-door', baseUrl), token, { ...attributes(baseUrl), maxAge: 1800 })
}

export function clearDoorCookie(c: Ctx, baseUrl: string): void {
  deleteCookie(c, nameOf('ledig-door', baseUrl), attributes(baseUrl))
}

/** Who has given the right password and still owes the second factor: no session, a ticket for a few minutes. */
export function readSecondStepCookie(c: Ctx, baseUrl: string): string | undefined {
  const text = getCookie(c, nameOf('ledig-second', baseUrl))
  return text !== undefined && /^[\w-]{1,400}$/.test(text) ? text : undefined
}

export function writeSecondStepCookie(c: Ctx, baseUrl: string, ticket: string): void {
  setCookie(c, nameOf('ledig-second', baseUrl), ticket, { ...attributes(baseUrl), maxAge: secondStepSeconds })
}

export function clearSecondStepCookie(c: Ctx, baseUrl: string): void {
  deleteCookie(c, nameOf('ledig-second', baseUrl), attributes(baseUrl))
}

/** How long the second step of a sign-in may take. */
export const secondStepSeconds = 600

/** Whether a page asked for itself, as the agenda does every minute: that is no sign of somebody being there (rule 34). */
export function isQuiet(c: Ctx): boolean {
  return c.req.method === 'GET' && c.req.query('quiet') === '1'
}

/** Where to go on after signing in: an address below /staff/ of this very site, else the agenda. */
export function safeNext(text: string | undefined): string {
  if (!text || text.length > 500 || !/^\/staff\/[\w./?=&%:+~-]*$/.test(text)) return homePath
  const url = new URL(text, 'http://ledig.invalid')
  url.searchParams.delete('quiet')
  const inside = url.host === 'ledig.invalid' && /^\/staff\/./.test(url.pathname)
  return inside && !url.pathname.startsWith('/staff/sign-') ? `${url.pathname}${url.search}` : homePath
}

/** Why somebody stands in front of the door. */
export type DoorNote = '' | 'ended' | 'unsaved' | 'file' | 'long'

/** To the door, and from there on to `next`. */
export function toSignIn(c: Ctx, next: string, note: DoorNote): Response {
  const query = new URLSearchParams(next === homePath ? {} : { next })
  if (note !== '') query.set('note', note)
  const address = query.size > 0 ? `${signInPath}?${query}` : signInPath
  // htmx would follow a redirect by itself and put the door into a corner of the page.
  if (c.req.header('hx-request') === 'true') return c.body(null, 200, { 'HX-Redirect': address })
  return c.redirect(address, 303)
}

/** The page that somebody looks at, to be shown again; where it is not known, the agenda. */
export function pageAround(c: Ctx): string {
  return safeNext(addressOfPage(c))
}

/** The page that was looked at: of a form, and of a piece of a page, what can be shown again is the page around it. */
export function addressOfPage(c: Ctx): string | undefined {
  const url = new URL(c.req.url)
  if (c.req.method === 'GET' && c.req.header('hx-request') !== 'true') return `${url.pathname}${url.search}`
  const page = c.req.header('hx-current-url') ?? c.req.header('referer') ?? ''
  if (!URL.canParse(page)) return undefined
  const { host, pathname, search } = new URL(page)
  return host === c.req.header('host') ? `${pathname}${search}` : undefined
}

function tokenIn(text: string | undefined): string | undefined {
  return text !== undefined && isTokenShape(text) ? text : undefined
}

// The prefix binds a cookie to this host and to https, which a bare http address cannot promise.
function nameOf(name: string, baseUrl: string): string {
  return baseUrl.startsWith('https:') ? `__Host-${name}` : name
}

function attributes(baseUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: baseUrl.startsWith('https:') } as const
}
