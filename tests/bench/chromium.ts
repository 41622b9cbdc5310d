import { existsSync } from 'node:fs'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { pause } from '../drills/kit/child.ts'

/** One request as the browser saw it. `bytes`: head and body as they came over the wire, without TCP and TLS. */
export interface Asked {
  readonly url: string
  readonly type: string
  readonly status: number
  readonly bytes: number
}

export interface Tab {
  readonly page: Page
  readonly cdp: CDPSession
  /** What was asked for since the last call, after the net has been quiet for half a second. */
  taken(): Promise<readonly Asked[]>
}

/** A phone with an empty cache, script on or off. */
export async function withTab<T>(script: boolean, fn: (tab: Tab) => Promise<T>): Promise<T> {
  const browser = await launch()
  try {
    const context = await browser.newContext({
      ...{ javaScriptEnabled: script, locale: 'en-GB', viewport: { width: 360, height: 740 } },
      ...{ deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    return await fn({ page, cdp, taken: recorder(cdp) })
  } finally {
    await browser.close()
  }
}

/** Slow 3G as WebPageTest has it, 400 kbit/s and 400 ms, on a processor so many times slower. */
export async function slowDown(cdp: CDPSession, cpu: number): Promise<void> {
  const bytesPerSecond = 400_000 / 8
  await cdp.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 400, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond },
  })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

/** When the largest thing on the page was painted, in milliseconds after the click. */
export async function largestPaint(page: Page): Promise<number> {
  const found: unknown = await page.evaluate(`new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
      .observe({ type: 'largest-contentful-paint', buffered: true })
  })`)
  return Number(found)
}

export function sum(list: readonly Asked[]): number {
  return list.reduce((bytes, each) => bytes + each.bytes, 0)
}

function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath))
    throw new Error(`no browser at ${executablePath}: apt-get install chromium`)
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
    ],
  })
}

interface Seen {
  url: string
  type: string
  status: number
  bytes: number
  cached: boolean
}

function recorder(cdp: CDPSession): () => Promise<readonly Asked[]> {
  const open = new Map<string, Seen>()
  const done: Seen[] = []
  let last = performance.now()
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type, redirectResponse }) => {
    last = performance.now()
    const before = open.get(requestId)
    if (before && redirectResponse)
      done.push({ ...before, status: redirectResponse.status, bytes: redirectResponse.encodedDataLength })
    if (/^https?:/.test(request.url))
      open.set(requestId, { url: request.url, type: type ?? 'Other', status: 0, bytes: 0, cached: false })
  })
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    const seen = open.get(requestId)
    if (seen) Object.assign(seen, { status: response.status, cached: response.fromDiskCache ?? false })
  })
  cdp.on('Network.requestServedFromCache', ({ requestId }) => {
    const seen = open.get(requestId)
    if (seen) seen.cached = true
  })
  const end = (requestId: string, bytes: number): void => {
    last = performance.now()
    const seen = open.get(requestId)
    // What comes out of the cache has no bytes on the wire, whatever else is said of it.
    if (seen && !seen.cached && bytes > 0) done.push({ ...seen, bytes })
    open.delete(requestId)
  }
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => end(requestId, encodedDataLength))
  cdp.on('Network.loadingFailed', ({ requestId }) => end(requestId, 0))
  return async () => {
    while (open.size > 0 || performance.now() - last < 500) await pause(25)
    return done.splice(0)
  }
}
