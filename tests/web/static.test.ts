import { readFileSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, root, type TestApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

const href = (name: string) => test.world.files.href(name)

describe('a static file', () => {
  it.each([
    ['page.css', 'text/css; charset=utf-8'],
    ['page.js', 'text/javascript; charset=utf-8'],
    ['logo.svg', 'image/svg+xml; charset=utf-8'],
  ])('%s is kept for ever under an address with its content’s hash', async (name, type) => {
    expect(href(name)).toMatch(/^\/static\/[\w./-]+\.[\w-]{10}\.(css|js|svg)$/)
    const answer = await test.request(href(name))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('comes plain, with gzip or with brotli: the same bytes', async () => {
    const plain = readFileSync(`${root}/static/logo.svg`)
    const get = async (encoding: string) => {
      const answer = await test.request(href('logo.svg'), { headers: { 'accept-encoding': encoding } })
      return {
        encoding: answer.headers.get('content-encoding'),
        vary: answer.headers.get('vary'),
        body: Buffer.from(await answer.arrayBuffer()),
      }
    }
    const [none, gzip, brotli] = [await get(''), await get('gzip, deflate'), await get('gzip, br')]
    expect([none.encoding, gzip.encoding, brotli.encoding]).toEqual([null, 'gzip', 'br'])
    expect(
      [none.body, gunzipSync(gzip.body), brotliDecompressSync(brotli.body)].every((body) =>
        body.equals(plain),
      ),
    ).toBe(true)
    expect([none.vary, gzip.vary, brotli.vary]).toEqual([
      'Accept-Encoding',
      'Accept-Encoding',
      'Accept-Encoding',
    ])
  })

  it('what pages need together travels as one: the styles with the theme, htmx before our own script', async () => {
    const text = async (name: string) => (await test.request(href(name))).text()
    const file = (name: string) => readFileSync(`${root}/static/${name}`, 'utf8').trim()
    const script = await text('page.js')
    expect(script.startsWith(file('vendor/htmx-4.0.1.min.js'))).toBe(true)
    expect(script).toContain(file('app.js'))
    for (const name of ['page.css', 'staff-page.css']) expect(await text(name)).toContain('--accent')
    expect(() => href('app.css')).toThrow('static/app.css is missing')
  })

  it('every file that a page or a style sheet names is there', async () => {
    const page = await openBrowser(test).visit('/book')
    const named = page.document
      .querySelectorAll('[src], link[href]')
      .map((each) => each.getAttribute('src') ?? each.getAttribute('href') ?? '')
    const css = await (await test.request(href('page.css'))).text()
    const inside = [...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)]
      .map(([, address = '']) => address)
      .filter((address) => !address.startsWith('data:'))
    for (const address of [...named, ...inside])
      expect([address, (await test.request(address)).status]).toEqual([address, 200])
  })

  it('that is asked for in the code and missing is a loud word', () => {
    expect(() => href('nothing.css')).toThrow('static/nothing.css is missing')
  })

  it.each([
    '/static/',
    '/static/page.css',
    '/static/../package.json',
    '/static/%2e%2e/package.json',
    '/static/..%2f..%2fetc/passwd',
    '/static/page.AAAAAAAAAA.css',
    '/static/__proto__',
    '/static/page.css%00',
  ])('that is not there (%s) is a 404 like any other, framable nowhere', async (address) => {
    const answer = await test.request(address)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(await answer.text()).not.toContain('dependencies')
  })

  it('cannot run script or be framed when it is opened by itself (ASVS 3.4.6): a logo is an SVG', async () => {
    const policy = (await test.request(href('logo.svg'))).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
  })
})
