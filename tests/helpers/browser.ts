import { type HTMLElement, parse } from 'node-html-parser'
import {
  type ButtonChoice,
  choicesOf,
  controlsOf,
  createForm,
  type Field,
  type Form,
  fieldOf,
  formOf,
  isButton,
  isPressed,
  show,
  type Value,
} from './form.ts'
import { fail, isNamed, list, type Name, nameOf, textOf, visibleText } from './text.ts'

/** `app.request` of Hono, or `(path, init) => fetch(base + path, init)` for a server that runs. */
export type Send = (path: string, init: RequestInit) => Response | Promise<Response>

export interface BrowserOptions {
  /** Sent as `X-Forwarded-For`: believed under `TRUST_PROXY=1`. */
  readonly ip?: string
  /** Sent with every request, over what the browser would say itself. */
  readonly headers?: Readonly<Record<string, string>>
  /** Says nothing of where a request comes from (no Origin, no Sec-Fetch-*), as w3m and lynx do. */
  readonly textBrowser?: boolean
  /** The address the visitor sees: `http://localhost:3000` unless told. */
  readonly origin?: string
}

export interface Browser {
  /** Types an address; redirects are followed. */
  visit(address: string): Promise<Page>
  /** One bare request with this browser's cookies and headers; follows nothing. */
  send(address: string, init?: RequestInit): Promise<Response>
  /** The page on the screen. */
  readonly page: Page
  readonly cookies: ReadonlyMap<string, string>
  forgetCookies(): void
}

export type { ButtonChoice, Field, Form, Value } from './form.ts'
export interface Link {
  readonly name: string
  readonly href: string
  readonly element: HTMLElement
  click(): Promise<Page>
}

export interface Page {
  readonly status: number
  readonly headers: Headers
  /** The address without query and fragment. */
  readonly path: string
  readonly query: URLSearchParams
  readonly url: string
  /** The body as it came, HTML or not. */
  readonly html: string
  /** What a reader without styles sees, hidden texts (`.vh`) and alternative texts included; spaces made plain. */
  readonly text: string
  readonly title: string
  readonly heading: string
  readonly lang: string
  /** The redirects on the way here. */
  readonly via: readonly { readonly status: number; readonly location: string }[]
  readonly document: HTMLElement
  has(selector: string): boolean
  texts(selector: string): readonly string[]
  links(within?: string): readonly Link[]
  link(name: Name, within?: string): Link
  forms(): readonly Form[]
  /** By selector or number; without either the only form there is. */
  form(which?: string | number): Form
  fill(values: Readonly<Record<string, Value>>): Page
  choose(label: Name): Page
  choose(name: string, value: string): Page
  press(button: ButtonChoice): Promise<Page>
  /** The error summary, link by link. */
  errors(): readonly string[]
  field(name: string): Field
  reload(): Promise<Page>
}

interface Trip {
  readonly method: string
  readonly site: 'none' | 'same-origin'
  readonly from?: Page
  readonly body?: URLSearchParams | FormData
}

/** A small browser without JavaScript: what works here works for everybody. */
export function openBrowser(app: Send | { request: Send }, options: BrowserOptions = {}): Browser {
  const ask: Send = typeof app === 'function' ? app : (path, init) => app.request(path, init)
  const origin = options.origin ?? 'http://localhost:3000'
  const jar = new Map<string, string>()
  let current: Page | undefined

  const send = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address, origin)
    const headers = new Headers(init.headers)
    headers.set('host', url.host)
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    if (options.ip) headers.set('x-forwarded-for', options.ip)
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value)
    const response = await ask(url.pathname + url.search, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) keepCookie(jar, cookie)
    return response
  }

  const go = async (address: URL, trip: Trip): Promise<Page> => {
    if (address.origin !== origin) throw new Error(`${address.href} is not on ${origin}`)
    const via: { status: number; location: string }[] = []
    let url = address
    let { method, body } = trip
    for (;;) {
      const init: RequestInit = { method, headers: headersOf({ ...trip, method }, origin, options) }
      const response = await send(url.href, body ? { ...init, body } : init)
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || location === null) {
        current = await readPage(response, url, via, go)
        return current
      }
      via.push({ status: response.status, location })
      if (via.length > 10)
        throw new Error(`more than 10 redirects: ${via.map((each) => each.location).join(' → ')}`)
      const next = new URL(location, url)
      if (next.origin !== origin) throw new Error(`${url.href} leads to another site: ${location}`)
      if (next.hash === '') next.hash = url.hash
      if (response.status < 307) {
        method = 'GET'
        body = undefined
      }
      url = next
    }
  }

  return {
    visit: (address) => go(new URL(address, current?.url ?? origin), { method: 'GET', site: 'none' }),
    send,
    get page() {
      if (!current) throw new Error('no page yet: visit one first')
      return current
    },
    cookies: jar,
    forgetCookies: () => jar.clear(),
  }
}

type Go = (address: URL, trip: Trip) => Promise<Page>

function headersOf(trip: Trip, origin: string, options: BrowserOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  const policy = trip.from?.headers.get('referrer-policy') ?? ''
  if (trip.from && policy !== 'no-referrer') headers.referer = referrerOf(new URL(trip.from.url), policy)
  if (options.textBrowser) return headers
  if (trip.method === 'POST') headers.origin = policy === 'no-referrer' ? 'null' : origin
  headers['sec-fetch-site'] = trip.site
  headers['sec-fetch-mode'] = 'navigate'
  headers['sec-fetch-dest'] = 'document'
  headers['sec-fetch-user'] = '?1'
  return headers
}

function referrerOf(from: URL, policy: string): string {
  return policy === 'origin' || policy === 'strict-origin'
    ? `${from.origin}/`
    : from.origin + from.pathname + from.search
}

/** A cookie that says it is over goes, by whatever clock the server runs; `__Host-` must keep its promise. */
function keepCookie(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim())
  const [name = '', ...value] = pair.split('=')
  const attribute = (wanted: string) => {
    const found = attributes.find((each) => each.toLowerCase().split('=')[0] === wanted)
    return found === undefined ? undefined : found.slice(wanted.length + 1)
  }
  const promised =
    attribute('secure') !== undefined && attribute('path') === '/' && attribute('domain') === undefined
  if (name.startsWith('__Host-') && !promised) throw new Error(`a browser refuses this cookie: ${cookie}`)
  const expires = attribute('expires')
  const over =
    Number(attribute('max-age') ?? 1) <= 0 || (expires !== undefined && Date.parse(expires) <= 86_400_000)
  if (over) jar.delete(name)
  else jar.set(name, value.join('='))
}

async function readPage(response: Response, url: URL, via: Page['via'], go: Go): Promise<Page> {
  const html = await response.text()
  const isHtml = /html/.test(response.headers.get('content-type') ?? '')
  const document = parseHtml(isHtml ? html : '', url)
  const main = document.querySelector('main') ?? document
  const all = (selector: string) => document.querySelectorAll(selector)
  const words = (selector: string) => textOf(document.querySelector(selector))
  const where = `${url.pathname}${url.search} (${response.status})`

  const page: Page = {
    status: response.status,
    headers: response.headers,
    path: url.pathname,
    query: url.searchParams,
    url: url.href,
    html,
    text: isHtml ? visibleText(document.querySelector('body') ?? document) : html,
    title: words('title'),
    heading: textOf(main.querySelector('h1')),
    lang: document.querySelector('html')?.getAttribute('lang') ?? '',
    via,
    document,
    has: (selector) => document.querySelector(selector) !== null,
    texts: (selector) => all(selector).map((element) => textOf(element)),
    links: (within = 'html, body, a') => linksOf(all(within), url, page, go),
    link: (name, within) => {
      const links = page.links(within)
      const found = links.filter((link) => isNamed(link.name, name))
      const [first] = found
      if (!first)
        throw new Error(`no link ${name} on ${where}; there are: ${list(links.map((link) => link.name))}`)
      if (found.some((link) => link.href !== first.href))
        throw new Error(`several links ${name} on ${where}: ${list(found.map((link) => link.href))}`)
      return first
    },
    forms: () => forms,
    form: (which) => {
      if (typeof which === 'number')
        return forms[which] ?? fail(`no form ${which} on ${where}; there are ${forms.length}`)
      const inMain = forms.filter((form) => form.element.closest('main'))
      const wanted = which === undefined ? undefined : all(which).map((element) => element.closest('form'))
      const found = wanted
        ? forms.filter((form) => wanted.includes(form.element))
        : inMain.length > 0
          ? inMain
          : forms
      const [first] = found
      if (first && found.length === 1) return first
      const actions = list((first ? found : forms).map((form) => `${form.method} ${form.action}`))
      return fail(`${first ? 'several forms' : 'no form'} ${which ?? ''} on ${where}; there are: ${actions}`)
    },
    fill: (values) => {
      for (const [name, value] of Object.entries(values)) holderOf(name).fill({ [name]: value })
      return page
    },
    choose: (label: Name, value?: string) => {
      if (value !== undefined && typeof label === 'string') holderOf(label).choose(label, value)
      else {
        const form = forms.find((each) => choicesOf(controlsOf(each.element, document), label).length > 0)
        if (!form) throw new Error(`nothing to choose called ${label} on ${where}`)
        form.choose(label)
      }
      return page
    },
    press: (button) => {
      const buttons = all('button, input').filter(isButton)
      const ownerOf = (each: HTMLElement) => formOf(each, document)
      const found = buttons.filter((each) => isPressed(each, button))
      const [first] = found
      if (!first)
        throw new Error(`no button ${show(button)} on ${where}; there are: ${list(buttons.map(nameOf))}`)
      if (found.length > 1 && new Set(found.map(ownerOf)).size > 1)
        throw new Error(`buttons ${show(button)} in several forms on ${where}: use form(…).press`)
      const form = ownerOf(first)
      if (!form) throw new Error(`the button ${show(button)} on ${where} belongs to no form`)
      return forms.find((each) => each.element === form)?.press(button) ?? fail(`no form on ${where}`)
    },
    errors: () => page.texts('.es a'),
    field: (name) => fieldOf(name, document, where),
    reload: () => go(url, { method: 'GET', site: 'same-origin', from: page }),
  }
  const forms = all('form').map((element) =>
    createForm(element, document, url, (target, body) =>
      go(target, {
        method: body ? 'POST' : 'GET',
        site: 'same-origin',
        from: page,
        ...(body ? { body } : {}),
      }),
    ),
  )
  const holderOf = (name: string): Form => {
    const found = forms.filter((form) =>
      controlsOf(form.element, document).some((each) => each.name === name),
    )
    const [first] = found
    if (!first)
      throw new Error(
        `no field ${name} on ${where}; there are: ${list(all('[name]').map((each) => each.getAttribute('name') ?? ''))}`,
      )
    if (found.length > 1)
      throw new Error(`${found.length} forms with a field ${name} on ${where}: use form(…).fill`)
    return first
  }
  return page
}

/** The parser is small and drops what stands in an element left open: better a loud word than a lost form. */
function parseHtml(html: string, url: URL): HTMLElement {
  const document = parse(html, { blockTextElements: { script: true, style: true } })
  const bare = html.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi, '')
  const written = bare.match(/<[a-z][^\s/>]*/gi)?.map((tag) => tag.slice(1).toLowerCase()) ?? []
  const read = document.querySelectorAll('*').map((element) => element.rawTagName.toLowerCase())
  const count = (tags: readonly string[], tag: string) => tags.filter((each) => each === tag).length
  const lost = ['form', 'select', 'option', 'button', 'a', 'p'].find(
    (tag) => count(written, tag) !== count(read, tag),
  )
  if (lost)
    throw new Error(`a <${lost}> on ${url.pathname} is lost: is an element inside or before it left open?`)
  return document
}

function linksOf(roots: readonly HTMLElement[], url: URL, page: Page, go: Go): Link[] {
  const elements = roots.flatMap((root) =>
    root.matches('a[href]') ? [root] : root.querySelectorAll('a[href]'),
  )
  return [...new Set(elements)].map((element) => {
    const href = element.getAttribute('href') ?? ''
    const name = nameOf(element)
    return {
      name,
      href,
      element,
      click: async () => {
        const target = new URL(href, url)
        if (target.origin !== url.origin) throw new Error(`the link ${name} leaves this site: ${href}`)
        const isHere = href.startsWith('#')
        return isHere ? page : go(target, { method: 'GET', site: 'same-origin', from: page })
      },
    }
  })
}
