import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'
import { type HTMLElement, NodeType, parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'

type Files = Readonly<Record<string, string>>

const root = fileURLToPath(new URL('..', import.meta.url))
const eta = new Eta({ views: join(root, 'views'), autoEscape: true, varName: 'it' })

const HTMX =
  /^hx-(get|post|target|swap|swap-oob|select|select-oob|push-url|replace-url|trigger|sync|indicator|include|disable|encoding|validate|vals|preserve|ignore|morph-skip(-children)?|history-elt|status:\w+)$/
/** These say something about an element that makes no request of its own. */
const HTMX_ALONE = /^hx-(swap-oob|preserve|ignore|morph-skip(-children)?|history-elt)$/

/** Every breach of the views' rules in these files (views/… and src/…, path → source), one line each. */
function breaches(files: Files): string[] {
  const views = viewsOf(files)
  return [
    ...views.flatMap((view) => view.wrong.map((line) => `${view.path}: ${line}`)),
    ...orphansOf(views, files),
    ...views.flatMap((view) => breachesOfFragments(view, views)),
  ]
}

interface View {
  readonly path: string
  /** What names it: `booking/times`; of a message's three files `emails/booked`. */
  readonly name: string
  readonly source: string
  /** The views it includes or lies in, as names. */
  readonly includes: readonly string[]
  readonly html: HTMLElement
  readonly wrong: readonly string[]
}

function viewsOf(files: Files): View[] {
  const paths = Object.keys(files).filter((path) => /^views\/.+\.eta$/.test(path))
  const names = paths.map((path) => path.slice('views/'.length, -'.eta'.length))
  return paths.map((path) => {
    const source = files[path] ?? ''
    const name = path.slice('views/'.length, -'.eta'.length)
    const isHtml = !/\.(text|subject)\.eta$/.test(path)
    const wrong = /(?<!xmlns(?::\w+)?=")https?:\/\//.test(source) ? ['names another host'] : []
    try {
      eta.compile(source)
    } catch (error) {
      const why =
        error instanceof Error ? error.message.split('\n').filter(Boolean).slice(0, 3).join(' ') : ''
      return {
        path,
        name,
        source,
        includes: [],
        html: parse(''),
        wrong: [...wrong, `does not compile: ${why}`],
      }
    }
    const { code, html: text } = takeApart(source)
    const html = parse(text, { blockTextElements: { script: true, style: true } })
    const includes = includesOf(name, code)
    wrong.push(
      ...includes
        .filter((each) => !names.includes(each))
        .map((each) => `includes ${each}, which is not there`),
      ...code.filter(({ raw, text }) => raw && !isInclusion(text)).map(({ text }) => `prints raw: ${text}`),
      ...(isHtml ? html.querySelectorAll('*').flatMap((each) => breachesOfElement(each, path)) : []),
    )
    return {
      path,
      name: name.replace(/^(emails\/.+)\.(subject|text|html)$/, '$1'),
      source,
      includes,
      html,
      wrong,
    }
  })
}

interface Code {
  readonly raw: boolean
  readonly text: string
}

/** The code of a view, and its HTML with `⟦expression⟧` for what it prints, whichever branch it takes. */
function takeApart(source: string): { code: Code[]; html: string } {
  const expressions: string[] = []
  const parts = eta.parse(source)
  const html = parts.map((part) => {
    if (typeof part === 'string') return part.replace(/\\n/g, '\n').replace(/\\(['\\])/g, '$1')
    if (part.t === 'e') return ''
    const text = part.val.trim()
    const known = expressions.indexOf(text)
    return `⟦${known < 0 ? expressions.push(text) - 1 : known}⟧`
  })
  const code = parts.flatMap((part) =>
    typeof part === 'string' ? [] : [{ raw: part.t === 'r', text: part.val.trim() }],
  )
  return { code, html: html.join('') }
}

function includesOf(name: string, code: readonly Code[]): string[] {
  return code
    .flatMap(({ text }) => [
      ...text.matchAll(/\b(?:include|includeAsync|layout)\s*\(\s*(['"`])([^'"`$]+)\1/g),
    ])
    .map(([, , path = '']) => (path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(name), path)))
    .map((path) => path.replace(/\.eta$/, ''))
}

/** Raw output is one call of include or block, or the body of a layout, and nothing more. */
function isInclusion(text: string): boolean {
  if (/^it\.body$/.test(text)) return true
  const call = /^(?:await\s+)?(?:include|includeAsync|block)\s*\(([\s\S]*)\)$/.exec(text)?.[1]
  if (call === undefined) return false
  let depth = 0
  const outside = call.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/g, '')
  return [...outside].every((letter) => {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0
    return depth >= 0
  })
}

function breachesOfElement(element: HTMLElement, path: string): string[] {
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  )
  const has = (pattern: RegExp) => attributes.some(([name]) => pattern.test(name))
  const tag = element.rawTagName.toLowerCase()
  const isMail = path.startsWith('views/emails/') || path === 'views/layouts/email.eta'
  const found: string[] = []
  const refuse = (breach: boolean, line: string) => void (breach && found.push(`<${tag}> ${line}`))

  refuse(has(/^style$/) && !isMail, 'has an inline style')
  refuse(tag === 'style' && !isMail, 'is an inline style sheet')
  refuse(tag === 'script' && !has(/^src$/), 'is an inline script')
  for (const [name, value] of attributes) {
    refuse(/^on\w/.test(name), `has the handler ${name}`)
    refuse(/^\s*javascript:/i.test(value), `has a javascript: address in ${name}`)
    refuse(/^\s*\/\//.test(value), `names another host in ${name}`)
    refuse(/^(data-)?hx-/.test(name) && !HTMX.test(name), `may not use ${name}`)
    refuse(/^hx-/.test(name) && /^\s*(js|javascript):/i.test(value), `has script in ${name}`)
    refuse(name === 'hx-trigger' && value.includes('['), 'has an event filter in hx-trigger')
  }
  const asks = has(/^hx-(get|post)$/)
  refuse(
    !asks && attributes.some(([name]) => HTMX.test(name) && !HTMX_ALONE.test(name)),
    'has htmx attributes but no hx-get or hx-post',
  )
  refuse(
    asks && !(has(/^hx-target$/) && has(/^hx-swap$/)),
    'asks without an hx-target and an hx-swap of its own',
  )
  for (const method of ['get', 'post'] as const) {
    const address = element.getAttribute(`hx-${method}`)
    refuse(
      address !== undefined && !worksWithoutScript(element, method, address),
      `does not do ${method} ${address} without script`,
    )
  }
  return found
}

/** The element, or the form around a button or input, asks for the same address in the same way by itself. */
function worksWithoutScript(element: HTMLElement, method: 'get' | 'post', address: string): boolean {
  const tag = element.rawTagName.toLowerCase()
  const same = (other: string | undefined) =>
    other?.replace(/#[\w-]+$/, '') === address.replace(/#[\w-]+$/, '')
  if (tag === 'a') return method === 'get' && same(element.getAttribute('href'))
  const form = tag === 'form' ? element : ['button', 'input'].includes(tag) ? element.closest('form') : null
  if (!form) return false
  const action = element.getAttribute('formaction') ?? form.getAttribute('action')
  const used = element.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get'
  return same(action) && used.toLowerCase() === method
}

/** A view is used where a source or another view names it. */
function orphansOf(views: readonly View[], files: Files): string[] {
  const sources = Object.entries(files).filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'))
  return views
    .filter(({ name }) => {
      const named = new RegExp(`(?<![\\w-])${name}(?![\\w-]|\\.ts\\b)`)
      const others = views.filter((other) => other.name !== name)
      const used = others.some((other) => other.includes.includes(name) || named.test(other.source))
      return !used && !sources.some(([, source]) => named.test(source))
    })
    .map(({ path }) => `${path}: nothing shows this view`)
}

/** What `hx-target="#x"` swaps, `_x.eta`, is one element with that id. */
function breachesOfFragments(view: View, views: readonly View[]): string[] {
  const targets = view.html
    .querySelectorAll('[hx-target]')
    .map((element) => /^#([\w-]+)$/.exec(element.getAttribute('hx-target') ?? '')?.[1])
  return [...new Set(targets)].flatMap((id) =>
    views
      .filter(({ name }) => posix.basename(name) === `_${id}`)
      .filter(({ name }) => posix.dirname(name) === posix.dirname(view.name) || view.includes.includes(name))
      .filter(({ html }) => !isOneElement(html, id ?? ''))
      .map(({ path }) => `${path}: is the target #${id} of ${view.path}, but not one element with that id`),
  )
}

function isOneElement(html: HTMLElement, id: string): boolean {
  const parts = html.childNodes.filter(
    (node) => node.nodeType === NodeType.ELEMENT_NODE || node.text.trim() !== '',
  )
  return parts.length === 1 && html.children[0]?.getAttribute('id') === id
}

describe('the views', () => {
  const files = readProject()
  const views = Object.keys(files).filter((path) => path.startsWith('views/'))

  it('hold', () => {
    expect(breaches(files)).toEqual([])
  })

  it('were looked at', () => {
    expect(views.length).toBeGreaterThan(files['src/main.ts'] === undefined ? 0 : 10)
  })

  it('may be like these', () => {
    expect(breaches(SOUND)).toEqual([])
  })

  it.each(PLANTED())('refuse %s', (_name, path, source, complaint) => {
    expect(breaches({ ...SOUND, [path]: source }).join('\n')).toMatch(complaint)
  })
})

function readProject(): Files {
  const read = (folder: string, ending: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')])
  return Object.fromEntries([...read('src', '.ts'), ...read('views', '.eta')])
}

const SOUND: Files = {
  'src/booking/booking.routes.ts': "page(c, world, 'booking/times', {})\npage(c, world, 'visit/move', {})",
  'src/messages/compose.ts': "render('emails/booked')",
  'views/layouts/public.eta':
    '<!doctype html><html><head><script src="/app.js"></script></head><%~ it.body %></html>',
  'views/layouts/email.eta': '<div style="color: green"><%~ it.body %></div>',
  'views/shared/_field.eta':
    '<label><%= it.label %></label><% if (it.error) { %><p class="em">it\'s</p><% } %>',
  'views/booking/times.eta': `<% layout('/layouts/public') %>
    <%~ include('./_times', { day: (it.day) }) %>
    <a href="<%= it.next %>" hx-get="<%=it.next%>" hx-target="#times" hx-swap="outerHTML">Later</a>
    <form method="post" action="/book/check#errors" hx-post="/book/check" hx-target="#main" hx-swap="outerHTML">
      <%~ include('../shared/_field', { label: t('a)') }) %>
    </form>
    <form role="search" action="/staff/patients">
      <input name="q" hx-get="/staff/patients" hx-trigger="input changed delay:300ms" hx-target="#hits" hx-swap="outerHTML">
    </form>
    <svg xmlns="http://www.w3.org/2000/svg"></svg>`,
  'views/booking/_times.eta':
    '<section id="times" <% if (it.day) { %>class="day"<% } %>><p>One</p></section>\n',
  'views/visit/move.eta': '<p hx-ignore><%= it.note %></p>',
  'views/emails/booked.subject.eta': '<%= it.subject %>',
  'views/emails/booked.text.eta': '<%= it.name %>: see you <if you can>',
  'views/emails/booked.html.eta': "<% layout('/layouts/email') %><p><%= it.name %></p>",
}

function PLANTED(): [name: string, path: string, source: string, complaint: RegExp][] {
  const move = 'views/visit/move.eta'
  const ask = 'hx-target="#main" hx-swap="outerHTML"'
  return [
    [
      'a view that does not compile',
      move,
      '<% if (it.a { %>',
      /move\.eta: does not compile: Bad template syntax/,
    ],
    ['a tag left open', move, '<p><%= it.a </p>', /does not compile: unclosed tag/],
    ['a view nobody shows', 'views/visit/lost.eta', '', /lost\.eta: nothing shows this view/],
    ['a view that only a longer name names', 'views/booking/time.eta', '', /time\.eta: nothing shows/],
    ['a message nobody sends', 'views/emails/lost.text.eta', '', /lost\.text\.eta: nothing shows/],
    [
      'a fragment that only includes itself',
      'views/visit/_a.eta',
      "<%~ include('./_a') %>",
      /_a\.eta: nothing shows/,
    ],
    ['an include of nothing', move, "<%~ include('./_gone') %>", /includes visit\/_gone, which is not there/],
    [
      'a layout of nothing',
      move,
      "<% layout('/layouts/lost') %>",
      /includes layouts\/lost, which is not there/,
    ],
    [
      'a fragment of two elements',
      'views/booking/_times.eta',
      '<p id="times"></p><p></p>',
      /not one element/,
    ],
    [
      'a fragment in two branches',
      'views/booking/_times.eta',
      '<% if (1) { %><p id="times"></p><% } else { %><p></p><% } %>',
      /not one element/,
    ],
    [
      'a fragment with text around it',
      'views/booking/_times.eta',
      'So: <p id="times"></p>',
      /not one element/,
    ],
    [
      'a fragment with another id',
      'views/booking/_times.eta',
      '<p id="time"></p>',
      /not one element with that id/,
    ],
    [
      'a link that needs script',
      move,
      `<a hx-get="/x" ${ask}>x</a>`,
      /<a> does not do get \/x without script/,
    ],
    ['a link to elsewhere', move, `<a href="/y" hx-get="/x" ${ask}>x</a>`, /does not do get/],
    ['a link that posts', move, `<a href="/x" hx-post="/x" ${ask}>x</a>`, /does not do post/],
    [
      'another printed address',
      move,
      `<a href="<%= it.a %>" hx-get="<%= it.b %>" ${ask}>x</a>`,
      /does not do get/,
    ],
    [
      'a form by another method',
      move,
      `<form action="/x" hx-post="/x" ${ask}></form>`,
      /<form> does not do post/,
    ],
    ['a form without an action', move, `<form method="post" hx-post="/x" ${ask}></form>`, /does not do post/],
    ['a button outside a form', move, `<button hx-post="/x" ${ask}>x</button>`, /<button> does not do post/],
    [
      "a button unlike its form's",
      move,
      `<form action="/x"><button hx-get="/y" ${ask}>x</button></form>`,
      /does not do get \/y/,
    ],
    [
      'a div that asks',
      move,
      `<form action="/x"><div hx-get="/x" ${ask}></div></form>`,
      /<div> does not do get/,
    ],
    ['an inherited target', move, '<div hx-target="#main"></div>', /<div> has htmx attributes but no hx-get/],
    [
      'an inheriting attribute',
      move,
      '<div hx-target:inherited="#main"></div>',
      /may not use hx-target:inherited/,
    ],
    ['a request without a target', move, '<a href="/x" hx-get="/x">x</a>', /asks without an hx-target/],
    ['hx-boost', move, '<a href="/x" hx-boost="true">x</a>', /may not use hx-boost/],
    ['hx-on', move, '<a href="/x" hx-on:click="x">x</a>', /may not use hx-on:click/],
    ['another method', move, '<a href="/x" hx-delete="/x">x</a>', /may not use hx-delete/],
    ['a disguised attribute', move, '<a href="/x" data-hx-get="/x">x</a>', /may not use data-hx-get/],
    [
      'an event filter',
      move,
      `<form action="/x" hx-get="/x" hx-trigger="keyup[x]" ${ask}></form>`,
      /an event filter/,
    ],
    [
      'script in a value',
      move,
      `<form action="/x" hx-get="/x" hx-vals="js:{}" ${ask}></form>`,
      /script in hx-vals/,
    ],
    ['a javascript: address', move, '<a href="javascript:x()">x</a>', /a javascript: address/],
    ['a handler', move, '<p onclick="x()">x</p>', /has the handler onclick/],
    ['an inline style', move, '<p style="color: red">x</p>', /has an inline style/],
    ['a style sheet', move, '<style>p { color: red }</style>', /is an inline style sheet/],
    ['an inline script', move, '<script>x()</script>', /is an inline script/],
    ['raw output', move, '<%~ it.html %>', /prints raw: it\.html/],
    ['raw output behind an include', move, "<%~ include('../shared/_field') + (it.html) %>", /prints raw/],
    ['another host', move, '<a href="https://example.org">x</a>', /names another host/],
    ['another host in code', move, "<% const a = 'http://example.org' %>", /names another host/],
    [
      'another host without a scheme',
      move,
      '<img src="//example.org/a.png" alt="">',
      /names another host in src/,
    ],
  ]
}
