import { existsSync } from 'node:fs'
import axeCore, { type AxeResults, type RunOptions } from 'axe-core'
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
  type Response,
} from 'playwright-core'
import { afterAll } from 'vitest'

export interface Visit
  extends Pick<
    BrowserContextOptions,
    | 'javaScriptEnabled'
    | 'viewport'
    | 'colorScheme'
    | 'locale'
    | 'baseURL'
    | 'extraHTTPHeaders'
    | 'reducedMotion'
  > {
  /** Complaints that this visit is about, such as the one page that must be refused. */
  readonly tolerate?: RegExp
}

let launched: Promise<Browser> | undefined

afterAll(async () => {
  await (await launched)?.close()
})

/**
 * A fresh visitor in Debian's Chromium. When the visit is over it fails with all that the browser complained of: console
 * errors (the content security policy's too), script errors, missing files, requests to another host.
 */
export async function withPage<T>(
  visit: Visit,
  fn: (page: Page, complaints: readonly string[]) => Promise<T>,
): Promise<T> {
  const { tolerate, ...options } = visit
  launched ??= launch(chromiumPath())
  const context = await (await launched).newContext({ viewport: { width: 375, height: 812 }, ...options })
  try {
    const page = await context.newPage()
    const complaints = collectComplaints(page)
    const result = await fn(page, complaints)
    const left = complaints.filter((complaint) => !tolerate?.test(complaint))
    if (left.length > 0) throw new Error(`the browser complained:\n${left.join('\n')}`)
    return result
  } finally {
    await context.close()
  }
}

/** Where the browser is. One clear line where there is none: these tests are never skipped. */
export function chromiumPath(path = process.env.CHROMIUM ?? '/usr/bin/chromium'): string {
  if (existsSync(path)) return path
  const error = new Error(`no browser at ${path}: apt-get install chromium (or set CHROMIUM to where one is)`)
  error.stack = error.message
  throw error
}

/**
 * Waits until the page listens to its script, and what it asked for by itself has come and is put in its place. A page
 * that stands there already may do neither yet: its words can be seen before.
 */
export async function ready(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page
    .locator('.htmx-request, .htmx-swapping, .htmx-added, .htmx-settling')
    .first()
    .waitFor({ state: 'detached' })
}

/** Does what leads to another page, and waits until that one is there. */
export async function leave(page: Page, act: () => Promise<unknown>): Promise<void> {
  await ready(page)
  await Promise.all([page.waitForEvent('load'), act()])
}

/** Types into a form that answers meanwhile, and waits until what stands there answers all of it. */
export async function ask(page: Page, field: Locator, text: string): Promise<void> {
  await ready(page)
  const name = await field.getAttribute('name')
  const whole = new URLSearchParams({ [name ?? '']: (await field.inputValue()) + text }).toString()
  const isAsked = (answer: Response) => (answer.request().postData() ?? '').split('&').includes(whole)
  await Promise.all([page.waitForResponse(isAsked), field.pressSequentially(text, { delay: 20 })])
  await ready(page)
}

/**
 * What axe finds, one line for each element, frames included; needs script. `only`: those rules and no others. It is put
 * into a page once: opening a window of its own for each look, as its builder for Playwright does, takes five times as long.
 */
export async function axe(page: Page, only?: readonly string[]): Promise<string[]> {
  await ready(page)
  for (const frame of page.frames())
    if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(`${axeCore.source};${everyFrame}`)
  const options: RunOptions = only ? { runOnly: [...only] } : { rules: { 'target-size': { enabled: true } } }
  const ask = JSON.stringify({ ...options, resultTypes: ['violations'] })
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${ask})`)
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${help}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  )
}

const everyFrame = `axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })`

/** What axe finds, and whether the page has to be scrolled sideways. */
export async function faults(page: Page, where: string): Promise<readonly string[]> {
  const found = [...(await axe(page)), ...(await tooWide(page))]
  return found.map((each) => `${where}: ${each}`)
}

/** The same in light and in dark; only the colours differ, so dark is looked at for these. */
export async function faultsInBoth(page: Page, where: string): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = (await axe(page, ['color-contrast'])).map((each) => `${where}, dark: ${each}`)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...dark, ...(await faults(page, where))]
}

/** How wide the page is where it is wider than the window, and what of an appointment is cut off at its edge. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  await ready(page)
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
  const { width } = page.viewportSize() ?? { width: 320 }
  const cut = Number(
    await page.evaluate(
      '[...document.querySelectorAll(".tick, .tick div")].filter((e) => e.scrollWidth > e.clientWidth).length',
    ),
  )
  return [...(wide > width ? [`${wide} px wide`] : []), ...(cut > 0 ? ['the appointment is cut off'] : [])]
}

/** Presses Tab until the field or button of that name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  await ready(page)
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(
      'document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent || ""',
    )
    if (name.test(String(focused))) return
  }
  throw new Error(`${name} cannot be reached by Tab`)
}

/** Keeps a picture of the whole page in .shots/ where `SHOTS=1` asks for it. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS === '1') await page.screenshot({ path: `.shots/${name}.png`, fullPage: true })
}

function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page's own 4xx is an answer and no complaint; that of a style sheet or picture is one. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${why}`)
  })
  page.on('request', (request) => {
    const { protocol, hostname, host } = new URL(request.url())
    const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')
    if (/^(https?|wss?):$/.test(protocol) && !isHere) complaints.push(`asks another host: ${host}`)
  })
  page.on('response', (response) => {
    const isPart = !['document', 'fetch', 'xhr'].includes(response.request().resourceType())
    if (response.status() >= 500 || (isPart && response.status() >= 400))
      complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}
